// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/index_snapshot.h"

#include "core/index/index_chunk.h"
#include "core/index/row_packing.h"

namespace muscope {

IndexSnapshot::IndexSnapshot()
    : m_failures(std::make_shared<const std::vector<RowNumber>>()) {}

EventRow IndexSnapshot::row(RowNumber number) const {
    return unpackRow(*m_chunks[number.value() / RowsPerChunk], number.value() % RowsPerChunk);
}

std::optional<RowNumber> IndexSnapshot::rowOf(Sequence sequence) const {
    std::uint32_t low = 0;
    std::uint32_t high = m_ascending;
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (row(RowNumber(middle)).sequence < sequence) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < m_ascending && row(RowNumber(low)).sequence == sequence) {
        return RowNumber(low);
    }
    for (std::uint32_t late = m_ascending; late < m_size; ++late) {
        if (row(RowNumber(late)).sequence == sequence) {
            return RowNumber(late);
        }
    }
    return std::nullopt;
}

Timestamp IndexSnapshot::timeOf(RowNumber number) const {
    return unpackTime(*m_chunks[number.value() / RowsPerChunk], number.value() % RowsPerChunk);
}

std::optional<RowNumber> IndexSnapshot::peerOf(RowNumber number) const {
    return unpackPeer(*m_chunks[number.value() / RowsPerChunk], number.value() % RowsPerChunk);
}

const QString& IndexSnapshot::text(StringId id) const {
    return (*m_texts[id.value() / StringsPerChunk])[id.value() % StringsPerChunk];
}

std::optional<std::int64_t> IndexSnapshot::tookMicroseconds(const EventRow& row) const {
    if (!row.peer || row.peer->value() >= m_size || !row.time.isKnown()) {
        return std::nullopt;
    }
    const Timestamp other = this->row(*row.peer).time;
    if (!other.isKnown()) {
        return std::nullopt;
    }
    const std::int64_t later = other.microseconds() - row.time.microseconds();
    const bool isBehind =
        row.operation == OperationState::Answer || row.operation == OperationState::Part;
    return isBehind ? -later : later;
}

} // namespace muscope
