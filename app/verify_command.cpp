// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/companion_options.h"
#include "app/console.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/verification.h"

#include <algorithm>

namespace muscope {

ExitCode runVerify(const QStringList& arguments, const CommandContext& context) {
    Options options(
        "verify",
        "STORE [--session ID] [--filter EXPR] [--receipts DIR] [--workflows DIR] [--format "
        "text|json]",
        "Checks every receipt and names the events that fail.\n"
        "A receipt is a reversed copy: it shows damage and one-sided edits, and not who "
        "made a change.");
    options.addValue("session", "ID", "only the events of this session");
    options.addFilter();
    addCompanionOptions(options);
    options.addValue("format", "FORMAT", "text (the default) or json",
                     {QStringLiteral("text"), QStringLiteral("json")});
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    const std::optional<Filter> filter = options.filter();
    if (!filter) {
        return ExitCode::WrongUse;
    }
    PassRequest request;
    request.filter = *filter;
    if (options.has("session")) {
        request.session = SessionId(options.value("session").toUtf8());
    }
    auto companions = readCompanions(options, context.stop);
    if (!companions) {
        printError(companions.error().message);
        return exitCodeFor(companions.error());
    }
    request.companions = std::move(*companions);
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        printError(opened.error().message);
        return exitCodeFor(opened.error());
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
            verification.amend(batch.misplaced);
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
    }
    const bool areAllRead = printRemarks(opened->store->description(), request.companions) &&
                            verification.unreadable == 0;
    if (!areAllRead) {
        return ExitCode::InPart;
    }
    return verification.fails() ? ExitCode::Fails : ExitCode::Good;
}

} // namespace muscope
