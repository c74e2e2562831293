// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/companion_options.h"
#include "app/console.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/store_actions.h"
#include "core/workspace/carried_companions.h"
#include "core/workspace/session_saver.h"

#include <algorithm>

namespace muscope {

namespace {

std::vector<SessionId> sessionsOf(const Options& options) {
    std::vector<SessionId> sessions;
    for (const QString& text : options.values("session")) {
        const SessionId session(text.toUtf8());
        if (std::ranges::find(sessions, session) == sessions.end()) {
            sessions.push_back(session);
        }
    }
    return sessions;
}

void printSaved(const SavedSessions& saved, const QString& path) {
    for (const CarriedDigest& session : saved.sessions) {
        print(QStringLiteral("session %1: %2 event(s), digest %3\n")
                  .arg(visibleText(QString::fromUtf8(session.session.value())),
                       QString::number(session.events), QString::fromStdString(session.digest)));
    }
    if (saved.receipts > 0) {
        print(QStringLiteral("%1 receipt(s) of the table mu_receipts\n").arg(saved.receipts));
    }
    if (!saved.areEventIdsUnique) {
        print(QStringLiteral("event ids stand more than once in a session, as in the store\n"));
    }
    print(QStringLiteral("saved as %1\n").arg(visibleText(path)));
}

// What can be refused before the store, which may be far away, is opened.
Result<void> checkTarget(const SaveRequest& request, const QString& store) {
    const Result<StoreLocation> location = StoreLocation::parse(store);
    Result<void> free = isFreeForSessions(request, location ? *location : StoreLocation());
    if (!free && free.error().code == ErrorCode::Write) {
        free = failure(free.error().code,
                       free.error().message +
                           QStringLiteral("; name another file, or replace it with --force"));
    }
    return free;
}

} // namespace

ExitCode runStoreSave(const QStringList& arguments, const CommandContext& context) {
    Options options(
        "store save", StoreSaveUsage,
        "Copies sessions into a file that opens as any store does, here or elsewhere: events with\n"
        "their raw bytes, receipts, and the digest of each session, which “store check FILE”\n"
        "compares. Receipts and workflows of folders that are named go along and are used when "
        "the\n"
        "file is opened.");
    options.addValue("session", "ID", "the session to copy; may be repeated");
    options.addValue("o", "FILE", "where to; written whole or not at all, readable by you alone");
    addCompanionOptions(options);
    options.addFlag("force", "replaces FILE if it is there already");
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    SaveRequest request{sessionsOf(options), {}, options.value("o"), options.has("force")};
    if (request.sessions.empty() || request.path.isEmpty()) {
        printError(QStringLiteral("--session ID and -o FILE are needed; see muscope-cli store save "
                                  "--help"));
        return ExitCode::WrongUse;
    }
    if (const Result<void> free = checkTarget(request, options.store()); !free) {
        return failWith(free.error());
    }
    Result<CompanionFiles> companions = readCompanions(options, context.stop);
    if (!companions) {
        return failWith(companions.error());
    }
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        return failWith(opened.error());
    }
    const bool isAllRead = printRemarks(opened->store->description(), *companions);
    companions = withCarried(std::move(*companions), opened->location);
    if (!companions) {
        return failWith(companions.error());
    }
    request.companions = std::move(*companions);
    Progress progress("events saved");
    const auto saved = saveSessions(
        *opened->store, opened->location, request, [&progress] { progress.advance(1); },
        context.stop);
    progress.finish();
    if (!saved) {
        return failWith(saved.error());
    }
    printSaved(*saved, request.path);
    return isAllRead ? ExitCode::Good : ExitCode::InPart;
}

} // namespace muscope
