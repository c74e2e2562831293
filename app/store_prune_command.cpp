// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"
#include "app/hidden_input.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/store_actions.h"
#include "core/store/event_pruner.h"
#include "core/workspace/demo_store.h"

#include <QDateTime>

#include <cmath>

namespace muscope {

namespace {

constexpr const char* Summary =
    "Deletes whole sessions for good, with their rows of the table mu_receipts and nothing else.\n"
    "What would go is shown and confirmed first. With --older-than a session goes when every one\n"
    "of its events is older; a time without zone counts as UTC, and a session with a time that\n"
    "cannot be read, or without any, stays. A session that gets an event meanwhile stays too.\n"
    "Deleting goes in transactions of 1000 events: what is deleted when it is stopped is said and\n"
    "stays deleted. A SQLite file keeps its size until it is vacuumed.";

// Which sessions go: one, or those older than a moment.
struct PruneWish {
    std::optional<SessionId> session;
    Timestamp limit;
};

Result<PruneWish> wishOf(const Options& options) {
    if (options.has("session") == options.has("older-than")) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("one of --older-than and --session is needed, and not both; "
                                      "see muscope-cli store prune --help"));
    }
    if (options.has("session")) {
        return PruneWish{SessionId(options.value("session").toUtf8()), {}};
    }
    constexpr double MicrosecondsOfADay = 86'400e6;
    constexpr double MostDays = 1e6;
    bool isNumber = false;
    const double days = options.value("older-than").toDouble(&isNumber);
    if (!isNumber || !(days >= 0) || days > MostDays) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("--older-than is a number of days, not “%1”")
                           .arg(options.value("older-than")));
    }
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch() * 1000;
    return PruneWish{{},
                     Timestamp::fromMicroseconds(now - std::llround(days * MicrosecondsOfADay))};
}

Result<std::unique_ptr<EventPruner>> openPruner(StoreLocation& location,
                                                const CommandContext& context) {
    if (location.label == u"demo") {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("the demo store is a sample and stays as it is"));
    }
    auto pruner = EventPruner::open(location);
    if (!pruner && askPassword(pruner.error(), location, context)) {
        pruner = EventPruner::open(location);
    }
    return pruner;
}

QString timeText(Timestamp time) {
    return time.isKnown() ? QString::fromStdString(time.toText()) : QStringLiteral("no known time");
}

QString described(const PrunePlan& plan, const StoreLocation& location) {
    return QStringLiteral("%1 event(s) of %2 session(s), from %3 to %4, of %5")
        .arg(plan.events)
        .arg(plan.sessions.size())
        .arg(timeText(plan.oldest), timeText(plan.newest), location.displayText());
}

ExitCode carryOut(EventPruner& pruner, const PrunePlan& plan, const CommandContext& context) {
    Progress progress("events deleted");
    const Result<void> done = pruner.prune(
        plan, [&progress](std::int64_t events) { progress.advance(events); }, context.stop);
    progress.finish();
    const Pruned& pruned = pruner.pruned();
    print(QStringLiteral("deleted %1 event(s) and %2 receipt(s) of the table mu_receipts; %3 of %4 "
                         "session(s) are gone\n")
              .arg(pruned.events)
              .arg(pruned.receipts)
              .arg(pruned.sessions)
              .arg(plan.sessions.size()));
    for (const SessionId& session : pruned.grown) {
        printError(QStringLiteral("the session %1 got an event meanwhile and stays")
                       .arg(QString::fromUtf8(session.value())));
    }
    if (!done) {
        printError(done.error().message);
        return pruned.events > 0 ? ExitCode::InPart : exitCodeFor(done.error());
    }
    return pruned.grown.empty() ? ExitCode::Good : ExitCode::InPart;
}

ExitCode agreeAndCarryOut(EventPruner& pruner, const PrunePlan& plan, const StoreLocation& location,
                          bool isAgreed, const CommandContext& context) {
    const QString what = described(plan, location);
    if (!isAgreed && !confirmed(QStringLiteral("Delete %1 for good?").arg(what), context.stop)) {
        printError(QStringLiteral("nothing was deleted"));
        return ExitCode::InPart;
    }
    print(QStringLiteral("deleting %1\n").arg(visibleText(what)));
    return carryOut(pruner, plan, context);
}

} // namespace

ExitCode runStorePrune(const QStringList& arguments, const CommandContext& context) {
    Options options("store prune", StorePruneUsage, Summary);
    options.addValue("older-than", "DAYS",
                     "sessions with no event in the last DAYS days (of 24 hours)");
    options.addValue("session", "ID", "this session, whatever its age");
    options.addFlag("yes", "does not ask: for scripts");
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    const Result<PruneWish> wish = wishOf(options);
    if (!wish) {
        return failWith(wish.error());
    }
    if (!options.has("yes") && !canAsk()) {
        printError(QStringLiteral("nobody can be asked, since standard input is no terminal; --yes "
                                  "deletes without asking"));
        return ExitCode::WrongUse;
    }
    Result<StoreLocation> location = locateStore(options.store());
    if (!location) {
        return failWith(location.error());
    }
    auto pruner = openPruner(*location, context);
    if (!pruner) {
        return failWith(pruner.error());
    }
    context.setInterrupter((*pruner)->interrupter());
    const Result<PrunePlan> plan = wish->session ? (*pruner)->planSession(*wish->session)
                                                 : (*pruner)->planOlder(wish->limit, context.stop);
    if (!plan) {
        return failWith(plan.error());
    }
    if (plan->withoutTime > 0) {
        printError(QStringLiteral("%1 session(s) have no time that tells their age and stay")
                       .arg(plan->withoutTime));
    }
    if (plan->sessions.empty() && wish->session) {
        printError(noSuchSession(*location, *wish->session));
        return ExitCode::NotDone;
    }
    if (plan->sessions.empty()) {
        print(QStringLiteral("no session is that old; nothing was deleted\n"));
        return ExitCode::Good;
    }
    return agreeAndCarryOut(**pruner, *plan, *location, options.has("yes"), context);
}

} // namespace muscope
