// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_tables.h"

#include "core/report/report_text.h"

#include <array>

namespace muscope {

std::string joined(const std::vector<std::string>& texts, const char* none) {
    std::string all;
    for (const std::string& text : texts) {
        all += (all.empty() ? "" : ", ") + text;
    }
    return all.empty() ? none : all;
}

void tellVerdicts(const Report& report, ReportPage& page) {
    struct Row {
        Verdict verdict;
        MatchLevel level;
        std::int64_t Coverage::* count;
    };
    constexpr std::array Rows{
        Row{Verdict::Match, MatchLevel::Exact, &Coverage::exact},
        Row{Verdict::Match, MatchLevel::Equivalent, &Coverage::equivalent},
        Row{Verdict::Match, MatchLevel::Lossy, &Coverage::lossy},
        Row{Verdict::Differs, MatchLevel::None, &Coverage::differs},
        Row{Verdict::WrongSubject, MatchLevel::None, &Coverage::wrongSubject},
        Row{Verdict::Malformed, MatchLevel::None, &Coverage::malformed},
        Row{Verdict::NotCheckable, MatchLevel::None, &Coverage::notCheckable},
        Row{Verdict::None, MatchLevel::None, &Coverage::none},
        Row{Verdict::ReceiptEvent, MatchLevel::None, &Coverage::receiptEvents},
        Row{Verdict::Unchecked, MatchLevel::None, &Coverage::unchecked}};
    constexpr std::array Columns{PageColumn{"Verdict"}, PageColumn{"Events", CellStyle::Number},
                                 PageColumn{"Meaning"}};
    page.beginTable(Columns);
    for (const Row& row : Rows) {
        const std::int64_t count = report.coverage.events.*row.count;
        page.row(std::array{PageCell{verdictText(row.verdict, row.level), row.verdict},
                            PageCell{countText(count)},
                            PageCell{std::string(verdictMeaning(row.verdict, row.level))}},
                 isFailure(row.verdict) && count > 0);
    }
    page.row(std::array{PageCell{"all"}, PageCell{countText(report.coverage.events.events)},
                        PageCell{"each event counts once, under its worst verdict"}},
             false);
    page.endTable();
}

void tellSessions(const Report& report, ReportPage& page) {
    constexpr std::array Columns{
        PageColumn{"Session", CellStyle::Code},    PageColumn{"Events", CellStyle::Number},
        PageColumn{"First", CellStyle::Code},      PageColumn{"Last", CellStyle::Code},
        PageColumn{"Took, ms", CellStyle::Number}, PageColumn{"Match", CellStyle::Number},
        PageColumn{"Fail", CellStyle::Number},     PageColumn{"Without", CellStyle::Number}};
    page.beginTable(Columns);
    for (const ReportSession& session : report.sessions) {
        const Coverage& events = session.events;
        page.row(std::array{PageCell{session.id}, PageCell{countText(events.events)},
                            PageCell{session.firstAt}, PageCell{session.lastAt},
                            PageCell{session.microseconds ? millisecondsText(*session.microseconds)
                                                          : std::string("–")},
                            PageCell{countText(events.match())},
                            PageCell{countText(events.failures())},
                            PageCell{countText(events.none)}},
                 events.failures() > 0);
    }
    page.endTable();
    const auto listed = static_cast<std::int64_t>(report.sessions.size());
    if (report.sessionCount > listed) {
        page.paragraph(countText(report.sessionCount - listed) +
                       " more sessions were read and are counted above; they are not listed.");
    }
}

void tellOperations(const Report& report, ReportPage& page) {
    constexpr std::array Columns{PageColumn{"Tool or method"},
                                 PageColumn{"Type"},
                                 PageColumn{"Calls", CellStyle::Number},
                                 PageColumn{"Errors", CellStyle::Number},
                                 PageColumn{"No answer", CellStyle::Number},
                                 PageColumn{"Timed", CellStyle::Number},
                                 PageColumn{"p50, ms", CellStyle::Number},
                                 PageColumn{"p95, ms", CellStyle::Number},
                                 PageColumn{"p99, ms", CellStyle::Number},
                                 PageColumn{"Longest, ms", CellStyle::Number},
                                 PageColumn{"Bytes", CellStyle::Number}};
    if (report.operations.empty()) {
        page.paragraph("No call of a tool or method was found.");
        return;
    }
    page.paragraph("Percentiles are by nearest rank over every call whose answer came; both times "
                   "are the store's. A call stored together with its answer has no duration.");
    page.beginTable(Columns);
    for (const OperationStatistics& one : report.operations) {
        const auto milliseconds = [&one](std::int64_t value) {
            return PageCell{one.timed > 0 ? millisecondsText(value) : "–"};
        };
        page.row(std::array{PageCell{one.name.empty() ? "–" : one.name}, PageCell{one.type},
                            PageCell{countText(one.calls)}, PageCell{countText(one.errors)},
                            PageCell{countText(one.open)}, PageCell{countText(one.timed)},
                            milliseconds(one.median), milliseconds(one.percentile95),
                            milliseconds(one.percentile99), milliseconds(one.longest),
                            PageCell{countText(one.bytes)}},
                 false);
    }
    page.endTable();
    if (const auto told = static_cast<std::int64_t>(report.operations.size());
        report.operationCount > told) {
        page.paragraph(countText(report.operationCount - told) +
                       " more names, called less often, are not listed.");
    }
}

void tellWorkflows(const Report& report, ReportPage& page) {
    constexpr std::array Columns{
        PageColumn{"Workflow", CellStyle::Code},   PageColumn{"Line", CellStyle::Number},
        PageColumn{"Id", CellStyle::Code},         PageColumn{"Tools"},
        PageColumn{"Breaches", CellStyle::Number}, PageColumn{"Not evaluated", CellStyle::Number},
        PageColumn{"Remarks", CellStyle::Number}};
    if (report.workflows.empty()) {
        page.paragraph("No workflow was named, so events were held against those alone that their "
                       "own metadata holds.");
        return;
    }
    page.beginTable(Columns);
    for (const ReportWorkflow& workflow : report.workflows) {
        page.row(std::array{PageCell{workflow.file}, PageCell{countText(workflow.line)},
                            PageCell{workflow.id.empty() ? "–" : workflow.id},
                            PageCell{joined(workflow.tools, "–")},
                            PageCell{countText(workflow.breaches)},
                            PageCell{countText(workflow.unchecked)},
                            PageCell{countText(workflow.remarks)}},
                 workflow.breaches > 0);
    }
    page.endTable();
    page.paragraph("Each breach is told under Problems, with the place in the event and in the "
                   "workflow.");
}

void tellDigests(const Report& report, ReportPage& page) {
    constexpr std::array Columns{PageColumn{"Session", CellStyle::Code},
                                 PageColumn{"Events", CellStyle::Number},
                                 PageColumn{"Digest", CellStyle::Code}};
    page.paragraph("Of all events of a session as they are stored, whatever the filter: a SHA-256 "
                   "chain over their canonical forms. “muscope-cli digest STORE --session ID” "
                   "gives the same value as long as nothing was changed, removed, inserted or "
                   "moved.");
    page.beginTable(Columns);
    for (const ReportSession& session : report.sessions) {
        if (session.digest) {
            page.row(std::array{PageCell{session.id}, PageCell{countText(session.digest->events)},
                                PageCell{session.digest->value}},
                     false);
        }
    }
    page.endTable();
}

void tellRedactions(const Report& report, ReportPage& page) {
    constexpr std::array Columns{PageColumn{"Rule"}, PageColumn{"Matches", CellStyle::Number},
                                 PageColumn{"Events", CellStyle::Number}};
    page.paragraph("What these rules found was replaced in this copy before anything was taken "
                   "from it; the store is as it was. Receipts of events that were touched are not "
                   "checkable.");
    page.beginTable(Columns);
    for (const ReportRedaction& redaction : report.redactions) {
        page.row(std::array{PageCell{redaction.rule}, PageCell{countText(redaction.matches)},
                            PageCell{countText(redaction.events)}},
                 false);
    }
    page.endTable();
}

} // namespace muscope
