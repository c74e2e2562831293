// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/event_index.h"

#include "core/index/index_chunk.h"
#include "core/index/row_packing.h"

namespace muscope {

EventIndex::EventIndex()
    : m_failures(std::make_shared<const std::vector<RowNumber>>()) {
    appendTexts({QString()});
}

void EventIndex::append(const IndexBatch& batch) {
    appendTexts(batch.newTexts);
    std::vector<RowNumber> failures;
    for (const EventRow& row : batch.rows) {
        if (isFailure(row.verdict)) {
            failures.emplace_back(m_size);
        }
        appendRow(row);
    }
    if (!failures.empty()) {
        auto all = std::make_shared<std::vector<RowNumber>>(*m_failures);
        all->insert(all->end(), failures.begin(), failures.end());
        m_failures = std::move(all);
    }
    for (const OperationChange& change : batch.changes) {
        applyChange(change);
    }
}

IndexSnapshot EventIndex::snapshot() const {
    IndexSnapshot snapshot;
    snapshot.m_size = m_size;
    snapshot.m_ascending = m_ascending;
    snapshot.m_chunks.assign(m_chunks.begin(), m_chunks.end());
    snapshot.m_texts.assign(m_texts.begin(), m_texts.end());
    snapshot.m_failures = m_failures;
    snapshot.m_coverage = m_coverage;
    return snapshot;
}

void EventIndex::appendTexts(const std::vector<QString>& texts) {
    for (const QString& text : texts) {
        if (m_textCount % StringsPerChunk == 0) {
            m_texts.push_back(std::make_shared<StringChunk>());
        }
        (*m_texts.back())[m_textCount % StringsPerChunk] = text;
        ++m_textCount;
    }
}

void EventIndex::appendRow(const EventRow& row) {
    const std::uint32_t place = m_size % RowsPerChunk;
    if (place == 0) {
        m_chunks.push_back(std::make_shared<IndexChunk>());
    }
    packRow(row, *m_chunks.back(), place);
    m_coverage.add(row.verdict, row.level);
    if (m_ascending == m_size && (m_size == 0 || m_last < row.sequence)) {
        ++m_ascending;
        m_last = row.sequence;
    }
    ++m_size;
}

void EventIndex::applyChange(const OperationChange& change) {
    IndexChunk& chunk = *m_chunks[change.row.value() / RowsPerChunk];
    const std::uint32_t place = change.row.value() % RowsPerChunk;
    chunk.peer[place].store(change.peer ? change.peer->value() : NoPeer, std::memory_order_relaxed);
    chunk.operation[place].store(static_cast<std::uint8_t>(change.state),
                                 std::memory_order_relaxed);
}

} // namespace muscope
