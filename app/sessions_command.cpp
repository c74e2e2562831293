// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/json_line.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "core/base/csv_text.h"
#include "core/report/coverage_json.h"
#include "core/workspace/event_pass.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace muscope {

namespace {

using Coverages = std::map<SessionId, Coverage>;

// The coverage without the count of events, which stands beside it, and matches of all levels as
// one.
Json receiptsJson(const Coverage& coverage) {
    Json numbers = coverageJson(coverage);
    numbers.erase("events");
    numbers["match"] = coverage.match();
    return numbers;
}

// What was found of a session; what was not reached counts as unchecked.
std::optional<Coverage> coverageOf(const SessionSummary& session, const Coverages* coverages) {
    if (coverages == nullptr) {
        return std::nullopt;
    }
    const auto found = coverages->find(session.id);
    Coverage coverage = found == coverages->end() ? Coverage() : found->second;
    while (coverage.events < session.events) {
        coverage.add(Verdict::Unchecked, MatchLevel::None);
    }
    return coverage;
}

void printSessionsAsJson(const OpenedStore& opened, const std::vector<SessionSummary>& sessions,
                         const Coverages* coverages) {
    Json list = Json::array();
    for (const SessionSummary& session : sessions) {
        const auto duration = session.durationMicroseconds();
        const auto coverage = coverageOf(session, coverages);
        list.push_back({{"session_id", session.id.value().toStdString()},
                        {"events", session.events},
                        {"first_at", timeJson(session.first)},
                        {"last_at", timeJson(session.last)},
                        {"duration_ms", duration ? Json(*duration / 1'000) : Json()},
                        {"receipts", coverage ? receiptsJson(*coverage) : Json()}});
    }
    print(jsonLine({{"store", opened.location.displayText().toStdString()}, {"sessions", list}}));
}

QStringList cells(const SessionSummary& session, const std::optional<Coverage>& coverage) {
    const auto duration = session.durationMicroseconds();
    QStringList row{QString::fromUtf8(session.id.value()), QString::number(session.events),
                    QString::fromStdString(session.first.toText()),
                    QString::fromStdString(session.last.toText()),
                    duration ? QString::number(*duration / 1'000) : QString()};
    if (coverage) {
        for (const std::int64_t number :
             {coverage->match(), coverage->differs, coverage->malformed, coverage->wrongSubject,
              coverage->notCheckable, coverage->none, coverage->unchecked,
              coverage->receiptEvents}) {
            row.push_back(QString::number(number));
        }
    }
    return row;
}

QStringList headings(bool isVerified) {
    QStringList row{QStringLiteral("session_id"), QStringLiteral("events"),
                    QStringLiteral("first_at"), QStringLiteral("last_at"),
                    QStringLiteral("duration_ms")};
    if (isVerified) {
        row += {QStringLiteral("match"),         QStringLiteral("differs"),
                QStringLiteral("malformed"),     QStringLiteral("wrong_subject"),
                QStringLiteral("not_checkable"), QStringLiteral("none"),
                QStringLiteral("unchecked"),     QStringLiteral("receipt_events")};
    }
    return row;
}

void printRows(const std::vector<SessionSummary>& sessions, const Coverages* coverages,
               bool isCsv) {
    std::vector<QStringList> rows{headings(coverages != nullptr)};
    for (const SessionSummary& session : sessions) {
        rows.push_back(cells(session, coverageOf(session, coverages)));
    }
    if (!isCsv) {
        for (QStringList& row : rows) {
            row.front() = visibleText(row.front());
        }
        print(alignedTable(rows, {1, 4, 5, 6, 7, 8, 9, 10, 11, 12}));
        return;
    }
    for (const QStringList& row : rows) {
        QStringList fields;
        std::ranges::transform(row, std::back_inserter(fields),
                               [](const QString& cell) { return csvField(cell); });
        print(csvLine(fields));
    }
}

} // namespace

ExitCode runSessions(const QStringList& arguments, const CommandContext& context) {
    Options options("sessions", "STORE [--verify] [--format table|json|csv]",
                    "Lists the sessions of a store, the one with the newest event first.");
    options.addFlag("verify", "reads every event and counts verdicts for each session");
    options.addValue("format", "FORMAT", "table (the default), json or csv",
                     {QStringLiteral("table"), QStringLiteral("json"), QStringLiteral("csv")});
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        printError(opened.error().message);
        return exitCodeFor(opened.error());
    }
    const Result<std::vector<SessionSummary>> sessions = opened->store->sessions();
    if (!sessions) {
        printError(sessions.error().message);
        return exitCodeFor(sessions.error());
    }
    Coverages coverages;
    std::int64_t unreadable = 0;
    Result<void> passed;
    if (options.has("verify")) {
        Progress progress("events checked");
        passed = runPass(
            *opened->store, opened->location, context.rules, {}, [](const auto&) {},
            [&](const PassBatch& batch) {
                for (const auto& [session, coverage] : batch.sessions) {
                    coverages[session].add(coverage);
                }
                unreadable += batch.unreadable;
                progress.advance(batch.events);
            },
            context.stop);
    }
    const Coverages* found = options.has("verify") ? &coverages : nullptr;
    const QString format = options.value("format", QStringLiteral("table"));
    if (format == u"json") {
        printSessionsAsJson(*opened, *sessions, found);
    } else {
        printRows(*sessions, found, format == u"csv");
    }
    if (!passed) {
        printError(passed.error().message);
        return ExitCode::InPart;
    }
    if (unreadable > 0) {
        printError(unreadableMessage(unreadable));
        return ExitCode::InPart;
    }
    const bool fails = std::ranges::any_of(
        coverages, [](const auto& entry) { return entry.second.failures() > 0; });
    return fails ? ExitCode::Fails : ExitCode::Good;
}

} // namespace muscope
