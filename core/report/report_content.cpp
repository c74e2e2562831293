// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_content.h"

#include "core/report/report_text.h"

#include <array>

namespace muscope {

namespace {

using Section = ReportPage::Section;
using Tell = Result<void> (*)(const Report&, const ReportEventFeed&, ReportPage&);

std::string joined(const std::vector<std::string>& texts, const char* none) {
    std::string all;
    for (const std::string& text : texts) {
        all += (all.empty() ? "" : ", ") + text;
    }
    return all.empty() ? none : all;
}

std::string leftOut(const ReportParts& parts) {
    std::vector<std::string> words;
    for (const ReportPart part : reportParts()) {
        if (!parts.has(part)) {
            words.emplace_back(wordFor(part));
        }
    }
    return joined(words, "none");
}

Result<void> tellQuestion(const Report& report, const ReportEventFeed&, ReportPage& page) {
    const ReportQuestion& question = report.question;
    std::vector<PageFact> facts{
        {"Store", question.store, CellStyle::Code},
        {"Read through", question.backend},
        {"Sessions", joined(question.sessions, "all"),
         question.sessions.empty() ? CellStyle::Text : CellStyle::Code},
        {"Filter", question.filter.empty() ? "none: every event" : question.filter,
         question.filter.empty() ? CellStyle::Text : CellStyle::Code},
        {"Receipts beside the store", joined(question.receipts, "none named")},
        {"Workflows", joined(question.workflows, "none named")},
        {"Receipt rules, in order", joined(question.rules, "none")},
        {"Parts left out", leftOut(question.parts)},
        {"muscope", question.version}};
    if (!question.madeAt.empty()) {
        facts.push_back({"Made at", question.madeAt, CellStyle::Code});
    }
    facts.push_back({"How to read it",
                     "Times are in UTC, to the microsecond; one without Z comes from a column "
                     "without a zone. Numbers have a decimal point, and groups of three. "
                     "Characters that show nothing or misdirect are named, as ⟨U+202E⟩ is."});
    page.facts(facts);
    return page.status();
}

Result<void> tellCoverage(const Report& report, const ReportEventFeed&, ReportPage& page) {
    const ReportCoverage& coverage = report.coverage;
    const Coverage& events = coverage.events;
    std::vector<PageFact> facts{{"Sessions read", countText(coverage.sessions), CellStyle::Number},
                                {"Events read", countText(coverage.eventsRead), CellStyle::Number}};
    if (!report.question.filter.empty()) {
        facts.push_back(
            {"Events that pass the filter", countText(events.events), CellStyle::Number});
    }
    facts.insert(
        facts.end(),
        {{"Receipts checked", countText(events.match() + events.failures(), "event", "events"),
          CellStyle::Number},
         {"Not checkable", countText(events.notCheckable), CellStyle::Number},
         {"Without receipt", countText(events.none), CellStyle::Number},
         {"Receipts themselves", countText(events.receiptEvents), CellStyle::Number},
         {"Not checked", countText(events.unchecked), CellStyle::Number},
         {"Bytes that are no text", countText(coverage.unreadable, "event", "events"),
          CellStyle::Number},
         {"Earliest event", coverage.firstAt.empty() ? "no time known" : coverage.firstAt,
          CellStyle::Code},
         {"Latest event", coverage.lastAt.empty() ? "no time known" : coverage.lastAt,
          CellStyle::Code},
         {"Without a readable time", countText(coverage.untimed), CellStyle::Number},
         {"Gaps", coverage.gaps}});
    page.facts(facts);
    if (!coverage.notChecked.empty()) {
        page.heading("What was not looked at");
        page.list(coverage.notChecked);
    }
    return page.status();
}

Result<void> tellVerdicts(const Report& report, const ReportEventFeed&, ReportPage& page) {
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
    return page.status();
}

Result<void> tellSessions(const Report& report, const ReportEventFeed&, ReportPage& page) {
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
    return page.status();
}

Result<void> tellTimeline(const Report& report, const ReportEventFeed&, ReportPage& page) {
    std::int64_t drawn = 0;
    for (const ReportSession& session : report.sessions) {
        if (!session.timeline) {
            continue;
        }
        ++drawn;
        page.heading(session.id);
        page.paragraph(session.firstAt + " to " + session.lastAt + ", " +
                       durationText(session.microseconds.value_or(0)) + ", " +
                       countText(session.events.events, "event", "events") +
                       (session.timeline->untimed > 0
                            ? ", of which " + countText(session.timeline->untimed) +
                                  " without a time are not drawn"
                            : std::string()));
        page.picture(*session.timeline);
    }
    if (drawn < report.sessionCount) {
        page.paragraph(countText(report.sessionCount - drawn, "session is", "sessions are") +
                       " not drawn: pictures are made of the first sessions that have events "
                       "with a time.");
    }
    return page.status();
}

Result<void> tellFailures(const Report& report, const ReportEventFeed&, ReportPage& page) {
    const std::int64_t failures = report.coverage.events.failures();
    if (failures == 0) {
        page.paragraph("None of the receipts that were checked fails.");
    }
    for (const FailedReceipt& failed : report.failures) {
        page.failure(failed);
    }
    const auto told = static_cast<std::int64_t>(report.failures.size());
    if (failures > told) {
        page.paragraph(
            countText(failures - told) + " more receipts fail; the evidence is of the first " +
            countText(told) +
            ". The list of every event, where it is part of the report, names them all.");
    }
    return page.status();
}

Result<void> tellProblems(const Report& report, const ReportEventFeed&, ReportPage& page) {
    constexpr std::array Columns{PageColumn{"Kind"}, PageColumn{"Count", CellStyle::Number},
                                 PageColumn{"Meaning"}};
    std::int64_t all = 0;
    for (const std::int64_t count : report.problemCounts) {
        all += count;
    }
    if (all == 0) {
        page.paragraph("Nothing else was found wrong.");
        return page.status();
    }
    page.beginTable(Columns);
    for (const ProblemKind kind : problemKinds()) {
        if (const auto count = report.problemCounts[static_cast<std::size_t>(kind)]; count > 0) {
            page.row(std::array{PageCell{std::string(problemText(kind))},
                                PageCell{countText(count)},
                                PageCell{std::string(problemMeaning(kind))}},
                     kind == ProblemKind::Schema);
        }
    }
    page.endTable();
    for (const ReportProblem& problem : report.problems) {
        page.problem(problem);
    }
    if (const auto told = static_cast<std::int64_t>(report.problems.size()); all > told) {
        page.paragraph(countText(all - told) + " more are counted and not told one by one.");
    }
    return page.status();
}

Result<void> tellOperations(const Report& report, const ReportEventFeed&, ReportPage& page) {
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
        return page.status();
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
    return page.status();
}

Result<void> tellWorkflows(const Report& report, const ReportEventFeed&, ReportPage& page) {
    constexpr std::array Columns{
        PageColumn{"Workflow", CellStyle::Code},   PageColumn{"Line", CellStyle::Number},
        PageColumn{"Id", CellStyle::Code},         PageColumn{"Tools"},
        PageColumn{"Breaches", CellStyle::Number}, PageColumn{"Not evaluated", CellStyle::Number},
        PageColumn{"Remarks", CellStyle::Number}};
    if (report.workflows.empty()) {
        page.paragraph("No workflow was named, so events were held against those alone that their "
                       "own metadata holds.");
        return page.status();
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
    return page.status();
}

Result<void> tellDigests(const Report& report, const ReportEventFeed&, ReportPage& page) {
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
    return page.status();
}

Result<void> tellRedactions(const Report& report, const ReportEventFeed&, ReportPage& page) {
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
    return page.status();
}

Result<void> tellProof(const Report& report, const ReportEventFeed&, ReportPage& page) {
    page.ownMarkdown(report.proof);
    return page.status();
}

Result<void> tellEvents(const Report&, const ReportEventFeed& events, ReportPage& page) {
    page.beginEvents();
    const Result<void> fed = events([&page](const ReportEvent& event) {
        page.event(event);
        return page.status();
    });
    page.endEvents();
    return fed ? page.status() : fed;
}

struct Told {
    Section section;
    Tell tell;
    bool isWanted = true;
};

std::vector<Told> toldOf(const Report& report) {
    const auto has = [&report](ReportPart part) { return report.question.parts.has(part); };
    return {{{"question", "What was asked"}, &tellQuestion},
            {{"coverage", "Coverage"}, &tellCoverage},
            {{"redaction", "Redaction"}, &tellRedactions, !report.redactions.empty()},
            {{"verdicts", "Verdicts"}, &tellVerdicts, has(ReportPart::Verdicts)},
            {{"sessions", "Sessions"}, &tellSessions},
            {{"timeline", "Timeline"}, &tellTimeline, has(ReportPart::Timelines)},
            {{"failures", "Receipts that fail"}, &tellFailures, has(ReportPart::Failures)},
            {{"problems", "Problems"}, &tellProblems, has(ReportPart::Problems)},
            {{"operations", "Operations"}, &tellOperations, has(ReportPart::Operations)},
            {{"workflows", "Workflows"}, &tellWorkflows, has(ReportPart::Workflows)},
            {{"digest", "Session digests"}, &tellDigests, has(ReportPart::Digests)},
            {{"proof", "What is proven, and what is not"}, &tellProof, has(ReportPart::Proof)},
            {{"events", "Every event"}, &tellEvents, has(ReportPart::Events)}};
}

} // namespace

Result<void> tellReport(const Report& report, const ReportEventFeed& events, ReportPage& page) {
    std::vector<Told> told = toldOf(report);
    std::erase_if(told, [](const Told& one) { return !one.isWanted; });
    std::vector<Section> sections;
    for (const Told& one : told) {
        sections.push_back(one.section);
    }
    page.begin(report, sections);
    for (const Told& one : told) {
        page.section(one.section);
        if (const Result<void> done = one.tell(report, events, page); !done) {
            return done;
        }
    }
    page.end();
    return page.status();
}

} // namespace muscope
