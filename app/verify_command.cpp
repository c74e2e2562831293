// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/json_line.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/receipt_print.h"
#include "core/workspace/event_pass.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muscope {

namespace {

// What a pass told, for printing at its end.
struct Verification {
    Coverage coverage;
    std::vector<FailedEvent> failures;
    std::vector<PassProblem> problems;
    std::int64_t unreadable = 0;
    std::int64_t eventsRead = 0; // also those that do not pass the filter
    bool isComplete = true;
    QString filter; // empty: every event was looked at

    [[nodiscard]] bool fails() const {
        return coverage.failures() > 0 ||
               std::ranges::any_of(problems, [](const PassProblem& problem) {
                   return std::string_view(problem.severity) == "error";
               });
    }
};

Json failureJson(const FailedEvent& failed) {
    return {{"session_id", failed.session.value().toStdString()},
            {"event_id", failed.event.value().toStdString()},
            {"verdict", wordFor(failed.report.verdict)},
            {"rule", orNull(failed.report.rule)},
            {"subject", orNull(failed.report.subject)},
            {"first_difference", differenceJson(failed.report.firstDifference)},
            {"found_in", failed.report.foundIn},
            {"detail", failed.report.detail}};
}

Json problemJson(const PassProblem& problem) {
    return {{"kind", wordFor(problem.kind)},
            {"severity", problem.severity},
            {"session_id", problem.session.value().toStdString()},
            {"event_id", problem.event.value().toStdString()},
            {"path", Json()},
            {"workflow", Json()},
            {"line", Json()},
            {"message", problem.message.toStdString()}};
}

void printJson(const OpenedStore& opened, const Verification& verification) {
    Json failures = Json::array();
    for (const FailedEvent& failed : verification.failures) {
        failures.push_back(failureJson(failed));
    }
    Json problems = Json::array();
    for (const PassProblem& problem : verification.problems) {
        problems.push_back(problemJson(problem));
    }
    print(jsonLine(
        {{"store", opened.location.displayText().toStdString()},
         {"complete", verification.isComplete},
         {"filter",
          verification.filter.isEmpty() ? Json() : Json(verification.filter.toStdString())},
         {"coverage", coverageJson(verification.coverage)},
         {"failures", failures},
         {"problems", problems}}));
}

QString shown(const QByteArray& utf8) {
    return visibleText(QString::fromUtf8(utf8));
}

void printText(const OpenedStore& opened, const Verification& verification) {
    for (const FailedEvent& failed : verification.failures) {
        print(QStringLiteral("%1  session %2  event %3\n    %4: %5\n")
                  .arg(QString::fromUtf8(wordFor(failed.report.verdict)), -13)
                  .arg(shown(failed.session.value()), shown(failed.event.value()),
                       shown(QByteArray::fromStdString(failed.report.foundIn)),
                       shown(QByteArray::fromStdString(failed.report.detail))));
    }
    for (const PassProblem& problem : verification.problems) {
        print(QStringLiteral("%1  session %2  event %3\n    %4\n")
                  .arg(QString::fromUtf8(wordFor(problem.kind)), -13)
                  .arg(shown(problem.session.value()), shown(problem.event.value()),
                       visibleText(problem.message)));
    }
    const Coverage& coverage = verification.coverage;
    print(
        QStringLiteral("%1: %2 events%10: %3 match (%4 exact, %5 equivalent, %6 lossy), %7 differ, "
                       "%8 malformed, %9 wrong subject, ")
            .arg(visibleText(opened.location.displayText()))
            .arg(coverage.events)
            .arg(coverage.match())
            .arg(coverage.exact)
            .arg(coverage.equivalent)
            .arg(coverage.lossy)
            .arg(coverage.differs)
            .arg(coverage.malformed)
            .arg(coverage.wrongSubject)
            .arg(verification.filter.isEmpty() ? QString()
                                               : QStringLiteral(" that pass the filter")) +
        QStringLiteral("%1 not checkable, %2 without receipt, %3 receipt events, %4 unchecked%5\n")
            .arg(coverage.notCheckable)
            .arg(coverage.none)
            .arg(coverage.receiptEvents)
            .arg(coverage.unchecked)
            .arg(verification.isComplete ? QString() : QStringLiteral("; not read to the end")));
}

} // namespace

ExitCode runVerify(const QStringList& arguments, const CommandContext& context) {
    Options options(
        "verify", "STORE [--session ID] [--filter EXPR] [--format text|json]",
        "Checks every receipt and names the events that fail.\n"
        "A receipt is a reversed copy: it shows damage and one-sided edits, and not who "
        "made a change.");
    options.addValue("session", "ID", "only the events of this session");
    options.addFilter();
    options.addValue("format", "FORMAT", "text (the default) or json",
                     {QStringLiteral("text"), QStringLiteral("json")});
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    const std::optional<Filter> filter = options.filter();
    if (!filter) {
        return ExitCode::WrongUse;
    }
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        printError(opened.error().message);
        return exitCodeFor(opened.error());
    }
    PassRequest request;
    request.filter = *filter;
    if (options.has("session")) {
        request.session = SessionId(options.value("session").toUtf8());
    }
    Verification verification;
    verification.filter = filter->text();
    Progress progress("events checked");
    const Result<void> done = runPass(
        *opened->store, opened->location, context.rules, request, [](const auto&) {},
        [&](PassBatch&& batch) {
            verification.coverage.add(batch.coverage);
            std::ranges::move(batch.failures, std::back_inserter(verification.failures));
            std::ranges::move(batch.problems, std::back_inserter(verification.problems));
            verification.unreadable += batch.unreadable;
            verification.eventsRead += batch.events;
            progress.advance(batch.events);
        },
        context.stop);
    progress.finish();
    verification.isComplete = done.has_value();
    if (done && request.session && verification.eventsRead == 0) {
        printError(noSuchSession(opened->location, *request.session));
        return ExitCode::NotDone;
    }
    if (done || verification.eventsRead > 0) {
        if (options.value("format") == u"json") {
            printJson(*opened, verification);
        } else {
            printText(*opened, verification);
        }
    }
    if (!done) {
        printError(done.error().message);
        return verification.eventsRead > 0 ? ExitCode::InPart : exitCodeFor(done.error());
    }
    if (verification.unreadable > 0) {
        printError(unreadableMessage(verification.unreadable));
        return ExitCode::InPart;
    }
    return verification.fails() ? ExitCode::Fails : ExitCode::Good;
}

} // namespace muscope
