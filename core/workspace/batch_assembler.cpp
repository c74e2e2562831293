// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/batch_assembler.h"

#include <algorithm>

namespace muscope {

namespace {

QByteArray bytes(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

void count(const EventView& event, const CheckedEvent& checked, PassBatch& batch) {
    const QByteArray session = QByteArray::fromRawData(
        event.sessionId.data(), static_cast<qsizetype>(event.sessionId.size()));
    if (batch.sessions.empty() || batch.sessions.back().first.value() != session) {
        batch.sessions.emplace_back(SessionId(bytes(event.sessionId)), Coverage());
    }
    batch.sessions.back().second.add(checked.verdict.verdict, checked.verdict.level);
    batch.coverage.add(checked.verdict.verdict, checked.verdict.level);
}

void tell(const EventView& event, const CheckedEvent& checked, PassBatch& batch) {
    if (isFailure(checked.verdict.verdict)) {
        batch.failures.push_back({SessionId(bytes(event.sessionId)), EventId(bytes(event.eventId)),
                                  checked.verdict.reports.front()});
    }
    const auto addProblem = [&](const char* kind, const QString& message) {
        batch.problems.push_back({kind, "warning", SessionId(bytes(event.sessionId)),
                                  EventId(bytes(event.eventId)), message});
    };
    for (const ReceiptReport& report : checked.verdict.reports) {
        for (const Note& note : report.notes) {
            if (note.code == "duplicate-keys") {
                addProblem("duplicate-keys", QString::fromStdString(note.message));
            }
        }
    }
    if (const auto& invalid = checked.invalidText) {
        ++batch.unreadable;
        addProblem("not-utf8",
                   QStringLiteral("byte %1 of its %2 is no UTF-8: it cannot be read as text")
                       .arg(invalid->offset + 1)
                       .arg(QLatin1StringView(invalid->column)));
    }
}

} // namespace

BatchAssembler::BatchAssembler(bool makeRows, const Filter& filter)
    : m_makesRows(makeRows) {
    if (!filter.isEverything()) {
        m_filter.emplace(filter);
    }
}

PassBatch BatchAssembler::assemble(const EventBatch& events, const CheckedBatch& checked) {
    PassBatch batch;
    batch.events = static_cast<std::int64_t>(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventView event = events.at(i);
        if (m_filter && !m_filter->passes(event, checked.events[i])) {
            if (checked.events[i].verdict.verdict == Verdict::ReceiptEvent) {
                m_leftOut.push_back(event.sequence);
            }
            continue;
        }
        count(event, checked.events[i], batch);
        tell(event, checked.events[i], batch);
        if (m_makesRows) {
            addRow(event, checked.events[i], batch.index);
        }
    }
    batch.index.newTexts = m_strings.takeNewTexts();
    return batch;
}

std::vector<Sequence> BatchAssembler::takeLeftOut() {
    std::ranges::sort(m_leftOut, {}, &Sequence::value);
    return std::move(m_leftOut);
}

void BatchAssembler::addRow(const EventView& event, const CheckedEvent& checked,
                            IndexBatch& index) {
    EventRow row = rowWithoutTexts(event, checked);
    row.type = m_strings.intern(event.type);
    row.name = m_strings.intern(nameOf(checked));
    m_operations.track(RowNumber(m_rowCount++), checked.decoded, row, index.changes);
    index.rows.push_back(row);
}

} // namespace muscope
