// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/index/index_snapshot.h"
#include "core/index/problem_list.h"
#include "core/store/store_description.h"
#include "core/store/store_location.h"
#include "core/workspace/event_detail.h"
#include "core/workspace/operation_reader.h"
#include "core/workspace/pass_state.h"
#include "core/workspace/session_list.h"
#include "core/workspace/store_verifier.h"

#include <QFuture>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace muscope {

class Companions;
class Background;
class LiveConnections;
class PayloadSearch;
class ReceiptDesk;
class RowSelector;
class RuleRegistry;
class SessionSeries;
class TimelineService;

// The open store, its sessions and the session being looked at: what the window stands on. Lives on
// the GUI thread; every order returns at once, the work is done on threads this class alone makes,
// and what comes of it is told by signals on the GUI thread. Destroying it cancels and waits.
class Workspace final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Workspace)

public:
    enum class StoreState : unsigned char { None, Opening, Open, Failed };

    explicit Workspace(const RuleRegistry& rules, QObject* parent = nullptr);
    ~Workspace() override;

    // Opens a store read-only; the former one is closed. Ends in storeOpened or storeFailed.
    void openStore(const StoreLocation& location);
    void closeStore();
    // Reads and checks a session from its first event on; a running pass is cancelled.
    void openSession(const SessionId& id);
    // Reads the session list, and the open session, anew.
    void reload();
    // Stops the running pass or the opening, else what goes on in the background; what was read
    // stays and counts as such.
    void cancel();
    // Checks the receipts of all sessions in the background; begins anew when it is called again.
    void verifyAll();
    void cancelVerifying();
    // Whether events that others store meanwhile are read as they come: those of the open session
    // behind what was read, those of others into the list. Once told so, it is so for every store.
    void setFollowing(bool isFollowing);
    [[nodiscard]] bool isFollowing() const;
    // Looks for such events at once; for whoever has just stored some. From any thread.
    void nudge();

    [[nodiscard]] StoreState storeState() const;
    // Meaningful while storeState() is Open.
    [[nodiscard]] const StoreDescription& store() const;
    [[nodiscard]] const StoreLocation& location() const;
    // Why the store could not be opened or its sessions not be listed.
    [[nodiscard]] const std::optional<Error>& storeError() const;
    // Newest first; of a large store the newest alone to begin with, not counted.
    [[nodiscard]] const std::vector<SessionSummary>& sessions() const;
    // The same, for looking up and searching; never null.
    [[nodiscard]] std::shared_ptr<const SessionList> sessionList() const;
    // Whether the rest of the list is on its way, and whether there is such a rest.
    [[nodiscard]] bool isListing() const;
    [[nodiscard]] bool isListPartial() const;
    [[nodiscard]] const StoreVerification& verification() const;
    // Whether cancel() would stop something.
    [[nodiscard]] bool isBusy() const;
    // Verdict counts of a session that was read to its end since the store was opened. While the
    // store is being verified, or was in part: of what was seen, the rest of it unchecked.
    [[nodiscard]] std::optional<Coverage> coverageOf(const SessionId& id) const;

    [[nodiscard]] const std::optional<SessionId>& currentSession() const;
    [[nodiscard]] const IndexSnapshot& index() const;
    // The first events of a large session, unchecked: something to look at until index() has rows.
    [[nodiscard]] const IndexSnapshot& preview() const;
    // What is wrong with the events of index(), hung calls once all is read. Never null; grows
    // while a session is read, another session has another list.
    [[nodiscard]] std::shared_ptr<const ProblemList> problems() const;
    [[nodiscard]] const PassState& pass() const;
    // Whether requests of the session without an answer may still get one: it is being read, or
    // recorded by a connection of this window.
    [[nodiscard]] bool mayBeAnswered() const;
    // Keeps the open session's timeline while it is read.
    [[nodiscard]] TimelineService& timeline();
    [[nodiscard]] const TimelineService& timeline() const;

    // Which rows of index() are to be shown.
    [[nodiscard]] RowSelector& rowSelector() const;
    // Receipts and workflows in files; when they change, the open session is read anew.
    [[nodiscard]] Companions& companions() const;
    // Texts in the payloads of the open session.
    [[nodiscard]] PayloadSearch& payloadSearch() const;
    // Sensor readings across the open session.
    [[nodiscard]] SessionSeries& sessionSeries() const;
    // For short work that must not hold up the window.
    [[nodiscard]] Background& background() const;
    // Live servers that are connected to and recorded.
    [[nodiscard]] LiveConnections& liveConnections() const;
    // The receipt rules, in the order they are tried.
    [[nodiscard]] const RuleRegistry& rules() const;
    // Makes receipts, and checks those in files that a person points at.
    [[nodiscard]] ReceiptDesk& receiptDesk() const;

    // Reads one event of the open session by its key and checks its receipts with evidence. A newer
    // call makes an older, unfinished one end with ErrorCode::Cancelled.
    [[nodiscard]] QFuture<Result<EventDetail>> readDetail(RowNumber number);
    // The operation an event of the open session belongs to. A newer call of readDetail() makes an
    // older, unfinished one end with ErrorCode::Cancelled.
    [[nodiscard]] QFuture<Result<OperationStory>> readOperation(RowNumber number);
    // Events of the open session as NDJSON, a line each, as the command line prints them. Those
    // that are gone from the store are left out.
    [[nodiscard]] QFuture<Result<QByteArray>> readLines(const std::vector<RowNumber>& rows);
    // The row of an event of the open session; NotFound when the store has none of that id or it
    // has not been read yet.
    [[nodiscard]] QFuture<Result<RowNumber>> findEvent(const EventId& id);

signals:
    void storeStateChanged();
    void sessionsChanged();                                            // the list is new
    void sessionsFollowed();                                           // some of it, or more, is
    void sessionVerified(const muscope::SessionId& id);                // coverageOf(id) is new
    void sessionsVerified(const std::vector<muscope::SessionId>& ids); // the same for many
    void verificationChanged();                                        // verification() is new
    void sessionOpened();    // currentSession() is new; the index is empty and begins to fill
    void sessionPreviewed(); // preview() has rows
    void indexAppended(quint32 first, quint32 count); // rows first .. first + count - 1 are new
    void operationsChanged();                         // peer or operation of earlier rows changed
    void problemsChanged();                           // problems() has more
    void passChanged();                               // pass() is new: progress, end, failure
    void followingChanged();
    void followSaid(const QString& sentence); // the store is away, is back: worth a person's eye

private:
    void readSessions();
    // Tells everybody that the open session begins with an empty index.
    void beginSession(std::int64_t expected);
    void takeSessions(const StoreDescription& store, std::shared_ptr<const SessionList> sessions,
                      bool isComplete);
    void takeError(const Error& error);
    void followStore();
    void followSession();
    void takeGrowth();
    void takeTouched(const std::vector<SessionSummary>& sessions);
    void mergeSessions();
    template <typename T, typename Read>
    [[nodiscard]] QFuture<Result<T>> ask(Read read);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace muscope
