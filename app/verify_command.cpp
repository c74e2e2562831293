// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/companion_options.h"
#include "app/console.h"
#include "app/junit_output.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/sarif_output.h"
#include "app/verification.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

struct Format {
    const char* name;
    void (*print)(const OpenedStore& opened, const Verification& verification);
};

constexpr std::array Formats{Format{"text", &printText}, Format{"json", &printJson},
                             Format{"junit", &printJunit}, Format{"sarif", &printSarif}};

void declare(Options& options) {
    options.addValue("session", "ID", "only the events of this session");
    options.addFilter();
    addCompanionOptions(options);
    QStringList formats;
    for (const Format& format : Formats) {
        formats += QString::fromUtf8(format.name);
    }
    options.addValue("format", "FORMAT",
                     "text (the default), json, junit (XML for test reports) or sarif (2.1.0)",
                     formats);
}

// What the pass is to do; reads the files that were named beside the store.
Result<PassRequest> passRequest(const Options& options, const Filter& filter,
                                const std::stop_token& stop) {
    PassRequest request;
    request.filter = filter;
    if (options.has("session")) {
        request.session = SessionId(options.value("session").toUtf8());
    }
    auto companions = readCompanions(options, stop);
    if (!companions) {
        return tl::unexpected(companions.error());
    }
    request.companions = std::move(*companions);
    return request;
}

// What was not looked at though it was asked for: a sentence each.
std::vector<QString> gapsOf(const Result<void>& done, const CompanionFiles& companions,
                            std::int64_t unreadable) {
    std::vector<QString> gaps = remarksOf(companions);
    if (unreadable > 0) {
        gaps.insert(gaps.begin(), unreadableMessage(unreadable));
    }
    if (!done) {
        gaps.insert(gaps.begin(), done.error().message);
    }
    return gaps;
}

void printVerification(const QString& format, const OpenedStore& opened,
                       const Verification& verification) {
    const auto chosen = std::ranges::find_if(
        Formats, [&format](const Format& one) { return format == QLatin1StringView(one.name); });
    (chosen == Formats.end() ? Formats.front() : *chosen).print(opened, verification);
    std::ranges::for_each(opened.store->description().remarks, printError);
    std::ranges::for_each(verification.gaps, printError);
}

} // namespace

ExitCode runVerify(const QStringList& arguments, const CommandContext& context) {
    Options options(
        "verify",
        "STORE [--session ID] [--filter EXPR] [--receipts DIR] [--workflows DIR] [--format "
        "text|json|junit|sarif]",
        "Checks every receipt and names the events that fail.\n"
        "A receipt is a reversed copy: it shows damage and one-sided edits, and not who "
        "made a change.");
    declare(options);
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    const std::optional<Filter> filter = options.filter();
    if (!filter) {
        return ExitCode::WrongUse;
    }
    const Result<PassRequest> request = passRequest(options, *filter, context.stop);
    if (!request) {
        printError(request.error().message);
        return exitCodeFor(request.error());
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
        *opened->store, opened->location, context.rules, *request, [](const auto&) {},
        [&](PassBatch&& batch) {
            progress.advance(batch.events);
            verification.add(std::move(batch));
        },
        context.stop);
    progress.finish();
    if (!done && verification.eventsRead == 0) {
        printError(done.error().message);
        return exitCodeFor(done.error());
    }
    if (done && request->session && verification.eventsRead == 0) {
        printError(noSuchSession(opened->location, *request->session));
        return ExitCode::NotDone;
    }
    verification.isComplete = done.has_value();
    verification.gaps = gapsOf(done, request->companions, verification.unreadable);
    printVerification(options.value("format"), *opened, verification);
    if (!verification.gaps.empty()) {
        return ExitCode::InPart;
    }
    return verification.fails() ? ExitCode::Fails : ExitCode::Good;
}

} // namespace muscope
