// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/options.h"
#include "app/store_actions.h"
#include "core/store/schema_doctor.h"
#include "core/store/schema_maker.h"
#include "core/workspace/carried_companions.h"
#include "core/workspace/demo_store.h"

namespace muscope {

namespace {

ExitCode initStore(const StoreLocation& location, bool upgrade, bool notify) {
    const Result<QStringList> statements = planSchema(location, upgrade, notify);
    if (!statements) {
        return failWith(statements.error());
    }
    if (statements->isEmpty()) {
        print(QStringLiteral("%1: the table %2 lacks nothing\n")
                  .arg(visibleText(location.displayText()), visibleText(location.table)));
        return ExitCode::Good;
    }
    for (const QString& statement : *statements) {
        print(statement + QStringLiteral(";\n"));
    }
    if (const Result<void> made = makeSchema(location, *statements); !made) {
        return failWith(made.error());
    }
    print(QStringLiteral("-- done in %1\n").arg(visibleText(location.displayText())));
    return ExitCode::Good;
}

const char* wordFor(SchemaFinding::Severity severity) {
    switch (severity) {
    case SchemaFinding::Severity::Good:
        return "good";
    case SchemaFinding::Severity::Hint:
        return "hint";
    case SchemaFinding::Severity::Warning:
        return "warning";
    }
    return "";
}

ExitCode checkStore(const StoreLocation& location) {
    const Result<SchemaReport> report = examineSchema(location);
    if (!report) {
        return failWith(report.error());
    }
    print(QStringLiteral("%1 (%2), table %3\n")
              .arg(visibleText(report->store.displayText), report->store.backend,
                   visibleText(report->store.table)));
    for (const SchemaFinding& finding : report->findings) {
        print(QStringLiteral("  %1  %2\n")
                  .arg(QLatin1StringView(wordFor(finding.severity)), -8)
                  .arg(visibleText(finding.message)));
        if (!finding.statement.isEmpty()) {
            print(QStringLiteral("            %1;\n").arg(finding.statement));
        }
    }
    return ExitCode::Good;
}

QString counted(std::int64_t events) {
    return QStringLiteral("%1 event%2")
        .arg(events)
        .arg(events == 1 ? QString() : QStringLiteral("s"));
}

void printDigestLine(const char* severity, const QString& message) {
    print(QStringLiteral("  %1  %2\n")
              .arg(QLatin1StringView(severity), -8)
              .arg(visibleText(message)));
}

// Says of a session file whether its sessions are as they were saved.
ExitCode checkDigests(const StoreLocation& location, const std::stop_token& stop) {
    Progress progress("events hashed");
    const auto checks = checkCarriedDigests(location, [&progress] { progress.advance(1); }, stop);
    progress.finish();
    if (!checks) {
        return failWith(checks.error());
    }
    if (!*checks) {
        return ExitCode::Good;
    }
    bool holds = (*checks)->added.empty();
    for (const CarriedDigestCheck& check : (*checks)->sessions) {
        const QString session = QString::fromUtf8(check.saved.session.value());
        if (check.holds()) {
            printDigestLine("good", QStringLiteral("session %1: %2, the file's digest holds")
                                        .arg(session, counted(check.events)));
            continue;
        }
        holds = false;
        printDigestLine(
            "warning", QStringLiteral("session %1: the file's digest does not hold: %2 were saved, "
                                      "digest %3; found are %4, digest %5")
                           .arg(session, counted(check.saved.events),
                                QString::fromStdString(check.saved.digest), counted(check.events),
                                QString::fromStdString(check.digest)));
    }
    for (const SessionId& session : (*checks)->added) {
        printDigestLine("warning", QStringLiteral("session %1 was not saved with the file")
                                       .arg(QString::fromUtf8(session.value())));
    }
    return holds ? ExitCode::Good : ExitCode::Fails;
}

// What the words behind init and check come to: the store, reachable; or the exit code.
tl::expected<StoreLocation, ExitCode> locate(const Options& options,
                                             const CommandContext& context) {
    Result<StoreLocation> location = locateStore(options.store());
    if (!location) {
        return tl::unexpected(failWith(location.error()));
    }
    if (const Result<void> prepared = prepareStore(*location, context.rules); !prepared) {
        return tl::unexpected(failWith(prepared.error()));
    }
    return *location;
}

} // namespace

ExitCode runStoreInit(const QStringList& arguments, const CommandContext& context) {
    Options options("store init", StoreInitUsage,
                    "Makes muscope's table; one that exists is left as it is.");
    options.addFlag("upgrade", "adds the columns and index an existing table lacks");
    options.addFlag("notify", "makes a PostgreSQL table tell its followers of new events at once");
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    if (options.store() == u"demo") {
        printError(QStringLiteral("the demo store makes itself; name another"));
        return ExitCode::WrongUse;
    }
    const auto location = locate(options, context);
    if (!location) {
        return location.error();
    }
    if (options.has("notify") && location->kind != StoreLocation::Kind::PostgreSql) {
        printError(QStringLiteral("--notify is for PostgreSQL: SQLite files tell nobody"));
        return ExitCode::WrongUse;
    }
    return initStore(*location, options.has("upgrade"), options.has("notify"));
}

ExitCode runStoreCheck(const QStringList& arguments, const CommandContext& context) {
    Options options("store check", StoreCheckUsage,
                    "Says in words how a table suits and what would mend it. Of a session file it "
                    "says too\nwhether its sessions are as they were saved.");
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    const auto location = locate(options, context);
    if (!location) {
        return location.error();
    }
    const ExitCode checked = checkStore(*location);
    return checked == ExitCode::Good ? checkDigests(*location, context.stop) : checked;
}

} // namespace muscope
