// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/orphan_receipts.h"

#include "core/base/utf8_text.h"
#include "core/receipt/receipt_checker.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::size_t PartRows = 512; // read in one statement

// Calls read with parts of the rows.
template <typename Read>
Result<void> inParts(const std::vector<Sequence>& rows, Read read) {
    for (std::size_t begin = 0; begin < rows.size(); begin += PartRows) {
        const auto part = std::span(rows).subspan(begin);
        if (const Result<void> done = read(part.first(std::min(PartRows, part.size()))); !done) {
            return done;
        }
    }
    return {};
}

PassProblem orphan(std::string_view session, std::string_view event, const QString& message) {
    return {ProblemKind::OrphanReceipt,
            std::nullopt,
            "warning",
            SessionId(toBytes(session)),
            EventId(toBytes(event)),
            message,
            {},
            {},
            0};
}

Result<void> tellEvents(EventStore& store, ReceiptEngine& engine, const ReceiptSources& sources,
                        ReceiptsMet& met, PassBatch& told) {
    std::vector<Sequence> orphans = sources.inEvents.unused(std::move(met.used.events));
    std::erase_if(orphans, [&met](Sequence receipt) {
        return std::binary_search(met.leftOut.begin(), met.leftOut.end(), receipt);
    });
    const auto rowOf = [&rows = met.rowsOf](Sequence sequence) {
        const auto found =
            std::lower_bound(rows.begin(), rows.end(), std::pair(sequence, RowNumber(0)));
        return found != rows.end() && found->first == sequence ? std::optional(found->second)
                                                               : std::nullopt;
    };
    return inParts(orphans, [&](std::span<const Sequence> part) {
        return store.readSequences(part, [&](const EventView& event) {
            const auto link = engine.linkOf(event);
            PassProblem problem = orphan(
                event.sessionId, event.eventId,
                link
                    ? QStringLiteral("it is a receipt of event %1, which its session does not have")
                          .arg(QString::fromStdString(link->subjectEventId))
                    : QStringLiteral("it names no event it would be a receipt of"));
            problem.row = rowOf(event.sequence);
            problem.sequence = event.sequence;
            told.problems.push_back(std::move(problem));
        });
    });
}

Result<void> tellTableRows(EventStore& store, const ReceiptSources& sources, ReceiptsMet& met,
                           PassBatch& told) {
    const std::vector<Sequence> orphans = sources.inTable.unused(std::move(met.used.rows));
    return inParts(orphans, [&](std::span<const Sequence> part) {
        return store.readReceiptRows(part, [&told](const EventView& row) {
            told.problems.push_back(orphan(
                row.sessionId, row.eventId,
                QStringLiteral("the table mu_receipts has a receipt of event %1, which is not "
                               "there")
                    .arg(toText(subjectOfTableRow(row)))));
        });
    });
}

// Checks a file that is of no event against the workflow it names or lies beside.
void tellWorkflowReceipt(const RuleRegistry& rules, const ReceiptFile& file, PassBatch& told) {
    Subjects subjects;
    subjects.beginText(file.documentText);
    ReceiptReport report;
    ReceiptChecker(rules).check(file.text, {}, subjects, false, report);
    const auto kind = failureKind(report.verdict);
    if (!kind) {
        return;
    }
    PassProblem problem = orphan({}, {},
                                 QStringLiteral("the receipt %1 of the workflow %2: %3")
                                     .arg(QString::fromStdString(file.name),
                                          QString::fromStdString(file.documentName),
                                          QString::fromStdString(report.detail)));
    problem.kind = *kind;
    problem.severity = "error";
    problem.workflow = file.documentName;
    problem.line = report.firstDifference ? report.firstDifference->line : 1;
    told.problems.push_back(std::move(problem));
}

void tellFiles(const ReceiptFolder& folder, const RuleRegistry& rules, ReceiptsMet& met,
               PassBatch& told) {
    std::ranges::sort(met.used.files);
    for (std::size_t place = 0; place < folder.files().size(); ++place) {
        const ReceiptFile& file = folder.files()[place];
        if (std::ranges::binary_search(met.used.files, place)) {
            continue;
        }
        if (!file.documentName.empty()) {
            tellWorkflowReceipt(rules, file, told);
            continue;
        }
        told.problems.push_back(orphan({}, {},
                                       QStringLiteral("the receipt %1 is of no event that is there")
                                           .arg(QString::fromStdString(file.name))));
    }
}

} // namespace

Result<void> tellOrphans(EventStore& store, const RuleRegistry& rules, const PassRequest& request,
                         const ReceiptSources& sources, ReceiptsMet met, PassBatch& told) {
    ReceiptEngine engine(rules);
    Result<void> done = tellEvents(store, engine, sources, met, told);
    const bool sawAll = request.filter.isEverything() && request.limit == 0;
    if (done && sawAll && !sources.inTable.isEmpty() &&
        (!request.session || store.doReceiptsTellSessions())) {
        done = tellTableRows(store, sources, met, told);
    }
    if (done && sawAll && !request.session && sources.folder) {
        tellFiles(*sources.folder, rules, met, told);
    }
    std::stable_sort(
        told.problems.begin(), told.problems.end(),
        [](const PassProblem& left, const PassProblem& right) { return left.row < right.row; });
    return done;
}

} // namespace muscope
