// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/store_actions.h"
#include "core/workspace/demo_store.h"
#include "core/workspace/event_importer.h"

namespace muscope {

namespace {

constexpr const char* Summary =
    "Adds the events of NDJSON files, as “events --format ndjson” prints them or with names in\n"
    "camelCase, in their order; a SQLite STORE that is missing is made, and - is standard input.\n"
    "Needed are session_id, event_id, event_type and payload.\n\n"
    "An event that is there already is left as it is, so that a file may be imported again; one\n"
    "that is there with other content is named, and the exit code is 1. A line that is no event,\n"
    "is longer than 512 MiB or is refused by the store is skipped and named, and the exit code is\n"
    "4.\n\n"
    "SQLite keeps every byte. PostgreSQL's JSONB keeps values and no spelling: the bytes go into\n"
    "raw where that is empty. What it refuses (\\u0000, half surrogates) is in raw alone, and the\n"
    "digest of such a session differs.";

Result<std::unique_ptr<EventImporter>> openImporter(const QString& store,
                                                    const CommandContext& context) {
    if (store == u"demo") {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("the demo store is a sample; name another"));
    }
    Result<StoreLocation> location = locateStore(store);
    if (!location) {
        return tl::unexpected(location.error());
    }
    auto importer = EventImporter::open(*location);
    if (!importer && askPassword(importer.error(), *location, context)) {
        importer = EventImporter::open(*location);
    }
    return importer;
}

void printNotes(const char* lead, const std::vector<ImportNote>& notes) {
    for (const ImportNote& note : notes) {
        const bool isAll = note.lines <= note.places.size();
        printError(QStringLiteral("%1 %2: %3 line(s): %4%5")
                       .arg(QLatin1StringView(lead), note.what)
                       .arg(note.lines)
                       .arg(note.places.join(QStringLiteral(", ")),
                            isAll ? QString() : QStringLiteral(", …")));
    }
}

void printReport(const ImportReport& report) {
    print(QStringLiteral("%1 line(s): %2 event(s) added, %3 there already, %4 in conflict, %5 "
                         "skipped\n")
              .arg(report.lines)
              .arg(report.added)
              .arg(report.present)
              .arg(report.linesOf(report.conflicts))
              .arg(report.linesOf(report.unread)));
    printNotes("skipped, it", report.unread);
    printNotes("in conflict and left as it is in the store, it", report.conflicts);
    printNotes("told and not kept as it was:", report.changed);
}

} // namespace

ExitCode runStoreImport(const QStringList& arguments, const CommandContext& context) {
    Options options("store import", StoreImportUsage, Summary);
    options.expectStoreAndFiles();
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    auto importer = openImporter(options.store(), context);
    if (!importer) {
        return failWith(importer.error());
    }
    context.setInterrupter((*importer)->breaker());
    Result<void> done;
    Progress progress("lines read");
    for (const QString& file : options.files()) {
        done = done.and_then([&] {
            return (*importer)->addFile(file, [&progress] { progress.advance(1); }, context.stop);
        });
    }
    progress.finish();
    context.setInterrupter({});
    const ImportReport& report = (*importer)->report();
    if (done || report.lines > 0) {
        printReport(report);
    }
    if (!done) {
        printError(done.error().message);
        const bool isStopped = context.stop.stop_requested();
        return isStopped || report.added > 0 ? ExitCode::InPart : exitCodeFor(done.error());
    }
    if (!report.unread.empty()) {
        return ExitCode::InPart;
    }
    return report.conflicts.empty() ? ExitCode::Good : ExitCode::Fails;
}

} // namespace muscope
