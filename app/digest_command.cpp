// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/json_line.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "core/receipt/anchor_comparison.h"
#include "core/receipt/session_digest.h"

#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace muscope {

namespace {

enum class Keep : unsigned char { DigestAlone, EveryEvent };

// Reads a session and hashes it; its events are kept only where that was asked for.
Result<DigestAnchor> takeDigest(OpenedStore& opened, const SessionId& session, Keep keep,
                                const std::stop_token& stop) {
    DigestAnchor taken;
    taken.sessionId = session.value().toStdString();
    SessionDigest digest(taken.sessionId);
    EventScope scope;
    scope.session = session;
    Progress progress("events hashed");
    const Result<void> done = opened.store->read(
        scope,
        [&](const EventView& event) {
            const Digest ofEvent = digest.add(event);
            if (keep == Keep::EveryEvent) {
                taken.events.push_back({std::string(event.eventId), ofEvent});
            }
            progress.advance(1);
        },
        stop);
    progress.finish();
    if (!done) {
        return tl::unexpected(done.error());
    }
    taken.count = digest.count();
    taken.digest = digest.digest();
    return taken;
}

QString shown(const std::string& text) {
    return visibleText(QString::fromStdString(text));
}

// "1 event", "3 events".
QString eventCount(std::int64_t count) {
    return count == 1 ? QStringLiteral("1 event") : QStringLiteral("%1 events").arg(count);
}

void printDigest(const DigestAnchor& taken, bool isJson) {
    if (isJson) {
        print(jsonLine({{"algorithm", DigestChain::Algorithm},
                        {"session_id", taken.sessionId},
                        {"count", taken.count},
                        {"digest", hexOf(taken.digest)}}));
        return;
    }
    print(QStringLiteral("%1  session %2, %3\n")
              .arg(QString::fromStdString(hexOf(taken.digest)), shown(taken.sessionId),
                   eventCount(taken.count)));
}

// An anchor must not take the place of the store it is of.
bool isTheStore(const QString& path, const StoreLocation& location) {
    const QString target = QFileInfo(path).canonicalFilePath();
    return location.kind == StoreLocation::Kind::Sqlite && !target.isEmpty() &&
           target == QFileInfo(location.path).canonicalFilePath();
}

ExitCode digestSession(OpenedStore& opened, const Options& options, const CommandContext& context) {
    const SessionId session(options.value("session").toUtf8());
    const QString path = options.value("o");
    if (options.has("o") && isTheStore(path, opened.location)) {
        printError(QStringLiteral("-o %1 is the store itself; name another file for the anchor")
                       .arg(path));
        return ExitCode::WrongUse;
    }
    const Result<DigestAnchor> taken = takeDigest(
        opened, session, options.has("o") ? Keep::EveryEvent : Keep::DigestAlone, context.stop);
    if (!taken) {
        printError(taken.error().message);
        return exitCodeFor(taken.error());
    }
    if (taken->count == 0) {
        printError(noSuchSession(opened.location, session));
        return ExitCode::NotDone;
    }
    if (options.has("o")) {
        if (const Result<void> written = taken->write(path); !written) {
            printError(written.error().message);
            return exitCodeFor(written.error());
        }
    }
    printDigest(*taken, options.value("format") == u"json");
    return ExitCode::Good;
}

// What an anchor and the store came to.
struct Outcome {
    const DigestAnchor& anchor;
    const DigestAnchor& found;
    bool isConsistent = true; // the anchor with itself
    AnchorComparison comparison;

    [[nodiscard]] bool holds() const {
        return isConsistent && anchor.digest == found.digest && comparison.isEmpty();
    }
};

void printJson(const Outcome& outcome) {
    print(jsonLine({{"session_id", outcome.anchor.sessionId},
                    {"holds", outcome.holds()},
                    {"anchor_consistent", outcome.isConsistent},
                    {"expected", hexOf(outcome.anchor.digest)},
                    {"found", hexOf(outcome.found.digest)},
                    {"changed", outcome.comparison.changed},
                    {"removed", outcome.comparison.removed},
                    {"inserted", outcome.comparison.inserted},
                    {"reordered", outcome.comparison.reordered}}));
}

void printText(const Outcome& outcome) {
    QStringList counts;
    const auto list = [&counts](const char* word, const std::vector<std::string>& ids) {
        const QLatin1StringView what(word);
        for (const std::string& id : ids) {
            print(QStringLiteral("%1 %2\n").arg(what, -10).arg(shown(id)));
        }
        if (!ids.empty()) {
            const auto count = static_cast<std::int64_t>(ids.size());
            counts += QStringLiteral("%1 %2").arg(
                counts.isEmpty() ? eventCount(count) : QString::number(count), what);
        }
    };
    list("changed", outcome.comparison.changed);
    list("removed", outcome.comparison.removed);
    list("inserted", outcome.comparison.inserted);
    list("reordered", outcome.comparison.reordered);
    const QString session = shown(outcome.anchor.sessionId);
    if (outcome.holds()) {
        print(QStringLiteral("session %1 holds: %2 as anchored\n")
                  .arg(session, eventCount(outcome.found.count)));
        return;
    }
    const QString reason = counts.isEmpty() ? QStringLiteral("the anchor was edited")
                                            : counts.join(QStringLiteral(", "));
    print(QStringLiteral("session %1 does not hold: %2\n  expected %3\n  found    %4\n")
              .arg(session, reason, QString::fromStdString(hexOf(outcome.anchor.digest)),
                   QString::fromStdString(hexOf(outcome.found.digest))));
}

ExitCode compareWithAnchor(OpenedStore& opened, const DigestAnchor& anchor, const Options& options,
                           const CommandContext& context) {
    const SessionId session(QByteArray::fromStdString(anchor.sessionId));
    const Result<DigestAnchor> found = takeDigest(opened, session, Keep::EveryEvent, context.stop);
    if (!found) {
        printError(found.error().message);
        return exitCodeFor(found.error());
    }
    if (found->count == 0) {
        // All of its events are gone: that is what the anchor is there to show.
        printError(noSuchSession(opened.location, session));
    }
    const Outcome outcome{.anchor = anchor,
                          .found = *found,
                          .isConsistent = anchor.isConsistent(),
                          .comparison = AnchorComparison::of(anchor.events, found->events)};
    if (!outcome.isConsistent) {
        printError(QStringLiteral("%1 contradicts itself: its events do not give its count and "
                                  "digest, so what it lists may not be what was anchored")
                       .arg(options.value("against")));
    }
    if (options.value("format") == u"json") {
        printJson(outcome);
    } else {
        printText(outcome);
    }
    return outcome.holds() ? ExitCode::Good : ExitCode::Fails;
}

// What is wrong with the options that were given together.
const char* misuse(const Options& options) {
    if (options.has("session") == options.has("against")) {
        return "one of --session and --against is needed, and not both";
    }
    if (options.has("o") && options.has("against")) {
        return "-o goes with --session";
    }
    return nullptr;
}

} // namespace

ExitCode runDigest(const QStringList& arguments, const CommandContext& context) {
    Options options(
        "digest", "STORE (--session ID [-o ANCHOR] | --against ANCHOR) [--format text|json]",
        "Gives the SHA-256 digest of a session's events, or compares the store with an "
        "anchor.\nAn anchor shows what was changed, removed, inserted or moved since it "
        "was taken, as long as it\nis kept where those who may write to the store "
        "cannot reach it.");
    options.addValue("session", "ID", "the session to take the digest of");
    options.addValue("o", "ANCHOR", "writes the digest of each event too, to compare with later");
    options.addValue("against", "ANCHOR", "names what differs from that file");
    options.addValue("format", "FORMAT", "text (the default) or json",
                     {QStringLiteral("text"), QStringLiteral("json")});
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    if (const char* wrong = misuse(options)) {
        printError(
            QStringLiteral("%1; see muscope-cli digest --help").arg(QLatin1StringView(wrong)));
        return ExitCode::WrongUse;
    }
    // Before the store, which may be far away.
    Result<DigestAnchor> anchor;
    if (options.has("against")) {
        anchor = DigestAnchor::read(options.value("against"));
        if (!anchor) {
            printError(anchor.error().message);
            return ExitCode::NotDone;
        }
    }
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        printError(opened.error().message);
        return exitCodeFor(opened.error());
    }
    return options.has("against") ? compareWithAnchor(*opened, *anchor, options, context)
                                  : digestSession(*opened, options, context);
}

} // namespace muscope
