// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/opened_store.h"
#include "app/record_plan.h"
#include "app/record_run.h"
#include "core/workspace/demo_store.h"

namespace muscope {

namespace {

Result<void> openInto(RecordRun& run, const QString& into, const CommandContext& context) {
    if (into == u"demo") {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("the demo store is a sample; name another with --into"));
    }
    Result<StoreLocation> location = locateStore(into);
    if (!location) {
        return tl::unexpected(location.error());
    }
    Result<void> opened = run.open(*location);
    if (!opened && askPassword(opened.error(), *location, context)) {
        opened = run.open(*location);
    }
    return opened;
}

} // namespace

ExitCode runRecord(const QStringList& arguments, const CommandContext& context) {
    Options options("record",
                    "MCP-URL --into STORE [--list] [--call TOOL=JSON]… [--read URI]… "
                    "[--prompt NAME=JSON]…\n"
                    "              [--answer decline|defaults|JSON] [--header 'Name: value']… "
                    "[--for SECONDS] [--protocol auto|REVISION]",
                    "Connects to an MCP server over HTTP and records every message of both sides.\n"
                    "Calls, reads and prompts run in the order they are given.");
    options.expect("MCP-URL");
    options.addValue("into", "STORE", "where to; a SQLite file that is missing is made");
    addRecordOptions(options);
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    Result<RecordPlan> plan = recordPlanOf(options);
    if (!plan) {
        printError(plan.error().message);
        return ExitCode::WrongUse;
    }
    if (!options.has("into")) {
        printError(
            QStringLiteral("--into STORE says where to record; see muscope-cli record --help"));
        return ExitCode::WrongUse;
    }
    RecordRun run(std::move(*plan));
    if (const Result<void> opened = openInto(run, options.value("into"), context); !opened) {
        printError(opened.error().message);
        return exitCodeFor(opened.error());
    }
    return run.run(context.stop);
}

} // namespace muscope
