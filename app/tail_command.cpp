// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "core/mcp/event_decoder.h"
#include "core/mcp/event_json_writer.h"
#include "core/store/store_tail.h"
#include "core/workspace/filtered_tail.h"
#include "core/workspace/output_watch.h"

#include <cstdio>
#include <unistd.h>

namespace muscope {

namespace {

TailOrigin originOf(const Options& options) {
    TailOrigin origin;
    if (options.has("session")) {
        origin.session = SessionId(options.value("session").toUtf8());
    }
    if (options.has("from")) {
        const QString from = options.value("from");
        origin.kind = from == u"start" ? TailStart::Kind::First : TailStart::Kind::After;
        origin.event = EventId(from.toUtf8());
    }
    return origin;
}

// Prints events as they come, until somebody ends it or nobody reads any more; how many held bytes
// that are no text.
Result<std::int64_t> follow(StoreTail& tail, const OpenedStore& opened, const Options& options,
                            const Filter& filter, const CommandContext& context) {
    std::stop_source stop;
    const std::stop_callback onInterrupt(context.stop, [&stop] { stop.request_stop(); });
    const OutputWatch watch(STDOUT_FILENO, [&stop] { stop.request_stop(); });
    EventJsonWriter json;
    std::int64_t unreadable = 0;
    FilteredTail filtered(opened.location, context.rules, filter, [&](const EventView& event) {
        unreadable += EventDecoder::invalidTextOf(event) ? 1 : 0;
        if (!print(json.line(event))) {
            stop.request_stop();
        }
    });
    const std::optional<SessionId> session = originOf(options).session;
    const TailVisitor visitor{
        [&session](const TailRow& row) { return !session || row.session == *session; },
        [&filtered](const EventView& event) { filtered.add(event); },
        [&] {
            filtered.flush();
            if (std::fflush(stdout) != 0) {
                stop.request_stop();
            }
        },
        &printError};
    const Result<void> followed = tail.run(visitor, stop.get_token());
    return followed ? Result<std::int64_t>(unreadable) : tl::unexpected(followed.error());
}

} // namespace

ExitCode runTail(const QStringList& arguments, const CommandContext& context) {
    Options options("tail", "STORE [--session ID] [--filter EXPR] [--from start|EVENT_ID]",
                    "Prints events as they are stored, one a line as “events --format ndjson” "
                    "does, until Ctrl-C.\n"
                    "Each is printed once, in the order in which the store shows them: one that is "
                    "committed\n"
                    "late comes late. Where the store's table has the trigger that “store init "
                    "--notify” makes,\n"
                    "events are printed at once, otherwise within a second.");
    options.addValue("session", "ID",
                     "only the events of this session, which may yet have to come");
    options.addFilter();
    options.addValue("from", "start|EVENT_ID",
                     "begins with the first event, or behind this one; without it, now");
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
    context.setInterrupter({});
    opened->store.reset();
    auto tail = StoreTail::open(opened->location, originOf(options));
    if (!tail) {
        printError(tail.error().message);
        return exitCodeFor(tail.error());
    }
    for (const QString& remark : (*tail)->description().remarks) {
        printError(remark);
    }
    context.setInterrupter([&tail] { (*tail)->interrupter()(); });
    const Result<std::int64_t> unreadable = follow(**tail, *opened, options, *filter, context);
    context.setInterrupter({});
    if (!unreadable) {
        printError(unreadable.error().message);
        return exitCodeFor(unreadable.error());
    }
    if (*unreadable > 0) {
        printError(unreadableMessage(*unreadable));
        return ExitCode::InPart;
    }
    return ExitCode::Good;
}

} // namespace muscope
