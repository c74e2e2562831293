// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/options.h"
#include "core/store/schema_doctor.h"
#include "core/store/schema_maker.h"
#include "core/workspace/demo_store.h"

namespace muscope {

namespace {

ExitCode fail(const Error& error) {
    printError(error.message);
    return exitCodeFor(error);
}

ExitCode initStore(const StoreLocation& location, bool upgrade, bool notify) {
    const Result<QStringList> statements = planSchema(location, upgrade, notify);
    if (!statements) {
        return fail(statements.error());
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
        return fail(made.error());
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
        return fail(report.error());
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

} // namespace

ExitCode runStore(const QStringList& arguments, const CommandContext& context) {
    Options options("store", "init STORE [--upgrade] [--notify] | check STORE",
                    "init makes muscope's table; one that exists is left as it is.\n"
                    "check says in words how a table suits and what would mend it.");
    options.addFlag("upgrade", "init: adds the columns and index an existing table lacks");
    options.addFlag("notify",
                    "init: makes a PostgreSQL table tell its followers of new events at once");
    const QString action = arguments.value(0);
    const bool isAction = action == u"init" || action == u"check";
    const bool wantsHelp = arguments.contains(QStringLiteral("--help"));
    if (!isAction && !wantsHelp) {
        printError(
            QStringLiteral("store is followed by init or check; see muscope-cli store --help"));
        return ExitCode::WrongUse;
    }
    if (const auto ended = options.parse(isAction ? arguments.mid(1) : arguments)) {
        return *ended;
    }
    for (const char* flag : {"upgrade", "notify"}) {
        if (action == u"check" && options.has(flag)) {
            printError(QStringLiteral("--%1 belongs to store init").arg(QLatin1StringView(flag)));
            return ExitCode::WrongUse;
        }
    }
    if (action == u"init" && options.store() == u"demo") {
        printError(QStringLiteral("the demo store makes itself; name another"));
        return ExitCode::WrongUse;
    }
    const Result<StoreLocation> location = locateStore(options.store());
    if (!location) {
        return fail(location.error());
    }
    if (options.has("notify") && location->kind != StoreLocation::Kind::PostgreSql) {
        printError(QStringLiteral("--notify is for PostgreSQL: SQLite files tell nobody"));
        return ExitCode::WrongUse;
    }
    if (const Result<void> prepared = prepareStore(*location, context.rules); !prepared) {
        return fail(prepared.error());
    }
    return action == u"init" ? initStore(*location, options.has("upgrade"), options.has("notify"))
                             : checkStore(*location);
}

} // namespace muscope
