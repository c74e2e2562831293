// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/report/sample_report.h"

#include "core/report/report_summary.h"
#include "tests/core/timeline/session_maker.h"
#include "tests/core/timeline/settled_rows.h"

#include <QBuffer>

namespace muscope {

namespace {

constexpr std::int64_t Start = 1'795'176'000'000'000; // 2026-11-20T12:00:00Z
constexpr std::int64_t Millisecond = 1'000;

TimelinePicture samplePicture(const TextChange& change) {
    SessionMaker session;
    const RowNumber greet = session.request(Start);
    (void)session.answer(greet, Start + 41 * Millisecond);
    const RowNumber search = session.request(Start + 60 * Millisecond);
    (void)session.answer(search, Start + 161 * Millisecond);
    (void)session.request(Start + 180 * Millisecond);
    (void)session.at(Start + 90 * Millisecond, "sensor_data", Verdict::Differs);
    (void)session.at(Start + 120 * Millisecond, "quantum_state", Verdict::Match);
    (void)session.at(Start + 200 * Millisecond, "note", Verdict::Malformed);
    (void)session.at(Start + 300 * Millisecond, "note", Verdict::WrongSubject);
    LanePlot plot;
    tellSettled(session.snapshot(), [&](const SettledRow& settled) { plot.add(settled, true); });
    TimelinePicture picture = makePicture(plot, session.snapshot()).value();
    for (TimelinePicture::Lane& lane : picture.lanes) {
        lane.title = change(lane.title);
        for (TimelinePicture::BarLabel& label : lane.labels) {
            label.name = label.name.empty() ? label.name : change(label.name);
        }
    }
    return picture;
}

ReportPlace placeOf(const char* event, int number, const TextChange& change) {
    return {change("s1"),        change(event),   number,
            change("tool_call"), change("greet"), "2026-11-20T12:00:01.046000Z"};
}

FailedReceipt sampleFailure(const TextChange& change) {
    FailedReceipt failed;
    failed.place = placeOf("e4711", 4'711, change);
    failed.rule = "runs";
    failed.subject = "result";
    failed.foundIn = change("metadata.mu");
    failed.detail = change("alphanumeric runs; 1 of 2 differ");
    failed.firstDifference = FirstDifference{1, 8, change("/result"), 7, 7};
    failed.distance = EditDistance{10, 1};
    failed.stored = ReportExcerpt{change("Hello, "), change("Alice"), change("!"), false, true, 13};
    failed.turnedBack =
        ReportExcerpt{change("Hello, "), change("ecilA"), change("!"), true, false, 13};
    failed.asWritten =
        ReportExcerpt{change("## Receipt\nPayload: olleH, Alice!"), {}, {}, false, false, 33};
    return failed;
}

std::vector<ReportProblem> sampleProblems(const TextChange& change) {
    ReportProblem breach;
    breach.kind = ProblemKind::Schema;
    breach.severity = "error";
    breach.place = placeOf("e7", 7, change);
    breach.message = change("expected a string, found 7");
    breach.path = change("/args/name");
    breach.value = change("7");
    breach.workflow = change("greet.maml.md");
    breach.line = 14;
    breach.workflowLine = change("\"type\": \"string\"");
    ReportProblem remark;
    remark.kind = ProblemKind::Workflow;
    remark.severity = "info";
    remark.message = change("the tool leave is declared and never called");
    remark.workflow = change("greet.maml.md");
    remark.line = 3;
    return {breach, remark};
}

} // namespace

Report sampleReport(const TextChange& change) {
    Report report;
    ReportParts parts = usualReportParts();
    parts.add(ReportPart::Events);
    report.question = {change("postgresql://reader@db.example/mcp_db"),
                       "PostgreSQL 15.8",
                       {change("s1"), change("s2")},
                       change("size > 90"),
                       {change("receipts")},
                       {change("workflows")},
                       {"code-points", "runs"},
                       "1.2.3",
                       {},
                       parts};
    report.coverage.sessions = 2;
    report.coverage.eventsRead = 12'010;
    report.coverage.events = {.events = 12'003,
                              .exact = 11'000,
                              .equivalent = 200,
                              .lossy = 1,
                              .differs = 2,
                              .wrongSubject = 1,
                              .malformed = 1,
                              .notCheckable = 3,
                              .none = 790,
                              .receiptEvents = 5};
    report.coverage.firstAt = "2026-11-20T12:00:00.000000Z";
    report.coverage.lastAt = "2026-11-20T12:02:14.250000Z";
    report.coverage.notChecked = {change("790 events have no receipt.")};
    report.coverage.gaps = "not looked for";
    report.sessionCount = 2;
    report.sessions.push_back({change("s1"), 12'005, report.coverage.events,
                               report.coverage.firstAt, report.coverage.lastAt, 134'250'000,
                               samplePicture(change), ReportDigest{std::string(64, 'a'), 12'005}});
    report.sessions.push_back(
        {change("s2"), 5, {.events = 0}, {}, {}, {}, {}, ReportDigest{std::string(64, 'b'), 5}});
    report.failures = {sampleFailure(change)};
    report.problems = sampleProblems(change);
    report.problemCounts[static_cast<std::size_t>(ProblemKind::Schema)] = 1;
    report.problemCounts[static_cast<std::size_t>(ProblemKind::Workflow)] = 1;
    report.severeProblems = 1;
    report.operations = {{change("tool_call"), change("greet"), 1'204, 3, 1, 1'200,
                          41 * Millisecond, 90 * Millisecond, 120'500, 1'310'000, 500'000}};
    report.operationCount = 1;
    report.operationTotals = {1'204, 3, 1};
    report.workflows = {{change("greet.maml.md"), 1, change("id-1"), {change("greet")}, 1, 0, 1}};
    report.redactions = {{change("e-mail addresses"), 3, 2}};
    report.proof = "# What is proven\n\nA **receipt** shows damage.\n\n## Not\n\n- who did it\n";
    report.summary = summaryOf(report);
    return report;
}

ReportEventFeed sampleEvents(const TextChange& change) {
    return [change](const ReportEventSink& sink) -> Result<void> {
        const std::string payload = change(R"({"tool":"greet","args":{"name":"Alice"}})");
        const std::string long_ = std::string(5'000, 'x');
        const std::string id = change("e1");
        const std::string type = change("tool_call");
        const std::string name = change("greet");
        EventView event;
        event.sessionId = "s1";
        event.eventId = id;
        event.type = type;
        std::int64_t number = 0;
        for (const std::string_view text : {std::string_view(payload), std::string_view(long_)}) {
            event.payload = text;
            const Result<void> told =
                sink({++number, event, "2026-11-20T12:00:01.046000Z", name,
                      Direction::ClientToServer, Verdict::Match, MatchLevel::Exact});
            if (!told) {
                return told;
            }
        }
        return {};
    };
}

QByteArray writtenBy(const ReportWriter& writer, const TextChange& change) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    ReportOutput output(buffer, QStringLiteral("buffer"));
    if (!writer.write(sampleReport(change), sampleEvents(change), output) || !output.finish()) {
        qFatal("a buffer could not be written");
    }
    return buffer.data();
}

} // namespace muscope
