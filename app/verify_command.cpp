// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/verification.h"
#include "core/maml/workflow_set.h"
#include "core/receipt/receipt_folder.h"

#include <algorithm>

namespace muscope {

namespace {

// Says what is to be known of the store, and which receipts and workflows could not be read; true
// where there are none of those.
bool printRemarks(const StoreDescription& store, const PassRequest& request) {
    for (const QString& remark : store.remarks) {
        printError(remark);
    }
    std::vector<QString> unread;
    if (request.companions.receipts) {
        unread = request.companions.receipts->remarks();
    }
    if (request.companions.workflows) {
        std::ranges::copy(request.companions.workflows->remarks(), std::back_inserter(unread));
    }
    std::ranges::for_each(unread, printError);
    return unread.empty();
}

} // namespace

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
    options.addValue("receipts", "DIR",
                     "checks the .mu files of this folder too: EVENT_ID.mu, or with an Event_ID: "
                     "line");
    options.addValue("workflows", "DIR",
                     "holds events against the MAML workflows of this folder or file too");
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
    if (options.has("receipts")) {
        auto folder = ReceiptFolder::read({options.value("receipts")}, context.stop);
        if (!folder) {
            printError(folder.error().message);
            return exitCodeFor(folder.error());
        }
        request.companions.receipts = std::move(*folder);
    }
    if (options.has("workflows")) {
        auto workflows = WorkflowSet::read({options.value("workflows")}, context.stop);
        if (!workflows) {
            printError(workflows.error().message);
            return exitCodeFor(workflows.error());
        }
        request.companions.workflows = std::move(*workflows);
    }
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
    const bool areAllRead =
        printRemarks(opened->store->description(), request) && verification.unreadable == 0;
    if (!areAllRead) {
        return ExitCode::InPart;
    }
    return verification.fails() ? ExitCode::Fails : ExitCode::Good;
}

} // namespace muscope
