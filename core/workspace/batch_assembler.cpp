// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/batch_assembler.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <iterator>

namespace muscope {

namespace {

void count(const EventView& event, const CheckedEvent& checked, PassBatch& batch) {
    const QByteArray session = QByteArray::fromRawData(
        event.sessionId.data(), static_cast<qsizetype>(event.sessionId.size()));
    if (batch.sessions.empty() || batch.sessions.back().first.value() != session) {
        batch.sessions.emplace_back(SessionId(toBytes(event.sessionId)), Coverage());
    }
    batch.sessions.back().second.add(checked.verdict.verdict, checked.verdict.level);
    batch.coverage.add(checked.verdict.verdict, checked.verdict.level);
}

QString repeated(const std::string& key, const char* where) {
    return QStringLiteral("the key \"%1\" stands twice in the %2")
        .arg(QString::fromStdString(key), QLatin1StringView(where));
}

// A key that stands twice in the event, told in a sentence; empty where none does.
QString duplicateKeys(const CheckedEvent& checked) {
    if (checked.decoded.repeatedKey) {
        return repeated(*checked.decoded.repeatedKey, "payload");
    }
    if (checked.repeatedKey) {
        return repeated(*checked.repeatedKey, "metadata");
    }
    for (const ReceiptReport& report : checked.verdict.reports) {
        for (const Note& note : report.notes) {
            if (note.code == "duplicate-keys") {
                return QString::fromStdString(note.message);
            }
        }
    }
    return {};
}

void tell(const EventView& event, const CheckedEvent& checked, std::optional<RowNumber> row,
          PassBatch& batch) {
    if (isFailure(checked.verdict.verdict)) {
        const auto& reports = checked.verdict.reports;
        FailedEvent& failed = batch.failures.emplace_back(
            SessionId(toBytes(event.sessionId)), EventId(toBytes(event.eventId)), reports.front());
        std::copy_if(
            reports.begin() + 1, reports.end(), std::back_inserter(failed.others),
            [](const ReceiptReport& report) { return report.verdict == Verdict::Differs; });
    }
    const auto addProblem = [&](ProblemKind kind, const QString& message) {
        batch.problems.push_back({kind,
                                  row,
                                  "warning",
                                  SessionId(toBytes(event.sessionId)),
                                  EventId(toBytes(event.eventId)),
                                  message,
                                  {},
                                  {},
                                  0,
                                  event.sequence});
    };
    if (const QString message = duplicateKeys(checked); !message.isEmpty()) {
        addProblem(ProblemKind::DuplicateKeys, message);
    }
    if (const auto& invalid = checked.invalidText) {
        ++batch.unreadable;
        addProblem(ProblemKind::NotUtf8,
                   QStringLiteral("byte %1 of its %2 is no UTF-8: it cannot be read as text")
                       .arg(invalid->offset + 1)
                       .arg(QLatin1StringView(invalid->column)));
    }
}

} // namespace

BatchAssembler::BatchAssembler(const PassRequest& request)
    : m_makesRows(request.makeRows)
    , m_sawAll(request.filter.isEverything() && request.limit == 0)
    , m_workflows(request.companions.workflows) {
    if (!request.filter.isEverything()) {
        m_filter.emplace(request.filter);
    }
}

void BatchAssembler::finishWorkflows(PassBatch& batch) {
    m_workflows.finish(m_sawAll, batch);
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
            m_workflows.check(event, std::nullopt, false, batch);
            continue;
        }
        count(event, checked.events[i], batch);
        std::optional<RowNumber> row;
        if (m_makesRows) {
            row = RowNumber(m_rowCount);
            addRow(event, checked.events[i], batch.index);
        }
        tell(event, checked.events[i], row, batch);
        m_workflows.check(event, row, true, batch);
    }
    batch.index.newTexts = m_strings.takeNewTexts();
    return batch;
}

BatchAssembler::ReceiptRows BatchAssembler::receiptRows() const {
    ReceiptRows rows = m_receiptRows;
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<Sequence> BatchAssembler::takeLeftOut() {
    std::ranges::sort(m_leftOut, {}, &Sequence::value);
    return std::move(m_leftOut);
}

void BatchAssembler::addRow(const EventView& event, const CheckedEvent& checked,
                            IndexBatch& index) {
    EventRow row = rowWithoutTexts(event, checked);
    row.type = m_strings.intern(event.type);
    if (checked.verdict.verdict == Verdict::ReceiptEvent) {
        m_receiptRows.emplace_back(event.sequence, RowNumber(m_rowCount));
    }
    row.name = m_strings.intern(nameOf(checked));
    row.stream = m_strings.intern(m_streams.nameOf(event, checked.decoded));
    m_operations.track(RowNumber(m_rowCount++), checked.decoded, row, index.changes);
    index.rows.push_back(row);
}

} // namespace muscope
