// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_content.h"

#include "core/report/report_tables.h"
#include "core/report/report_text.h"

#include <array>

namespace muscope {

namespace {

using Section = ReportPage::Section;
using Tell = void (*)(const Report&, ReportPage&);

std::string leftOut(const ReportParts& parts) {
    std::vector<std::string> words;
    for (const ReportPart part : reportParts()) {
        if (!parts.has(part)) {
            words.emplace_back(wordFor(part));
        }
    }
    return joined(words, "none");
}

void tellQuestion(const Report& report, ReportPage& page) {
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
}

void tellCoverage(const Report& report, ReportPage& page) {
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
}

void tellTimeline(const Report& report, ReportPage& page) {
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
}

void tellFailures(const Report& report, ReportPage& page) {
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
}

void tellProblems(const Report& report, ReportPage& page) {
    constexpr std::array Columns{PageColumn{"Kind"}, PageColumn{"Count", CellStyle::Number},
                                 PageColumn{"Meaning"}};
    std::int64_t all = 0;
    for (const std::int64_t count : report.problemCounts) {
        all += count;
    }
    if (all == 0) {
        page.paragraph("Nothing else was found wrong.");
        return;
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
}

void tellProof(const Report& report, ReportPage& page) {
    page.ownMarkdown(report.proof);
}

Result<void> tellEvents(const ReportEventFeed& events, ReportPage& page) {
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
    Tell tell; // nullptr: the events, which are fed
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
            {{"events", "Every event"}, nullptr, has(ReportPart::Events)}};
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
        if (one.tell != nullptr) {
            one.tell(report, page);
        } else if (const Result<void> fed = tellEvents(events, page); !fed) {
            return fed;
        }
    }
    page.end();
    return page.status();
}

} // namespace muscope
