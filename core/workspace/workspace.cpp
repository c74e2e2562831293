// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace.h"

#include "core/mcp/event_json_writer.h"
#include "core/workspace/background.h"
#include "core/workspace/detail_reader.h"
#include "core/workspace/live_connections.h"
#include "core/workspace/payload_search.h"
#include "core/workspace/receipt_desk.h"
#include "core/workspace/row_selector.h"
#include "core/workspace/session_lister.h"
#include "core/workspace/session_reader.h"
#include "core/workspace/session_seam.h"
#include "core/workspace/session_series.h"
#include "core/workspace/store_follower.h"
#include "core/workspace/store_worker.h"
#include "core/workspace/timeline_service.h"

#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <map>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds MergePause{200};
constexpr std::chrono::milliseconds OperationsPause{1'000};

} // namespace

struct Workspace::Private {
    Private(const RuleRegistry& receiptRules, const Workspace& workspace)
        : rules(receiptRules)
        , session(receiptRules)
        , lister(receiptRules)
        , verifier(receiptRules)
        , timeline(workspace)
        , desk(receiptRules)
        , follower(receiptRules)
        , reader(QStringLiteral("store reader")) {}

    const RuleRegistry& rules;
    StoreState state = StoreState::None;
    StoreLocation location;
    StoreDescription description;
    std::optional<Error> error;
    std::shared_ptr<const SessionList> sessions = std::make_shared<const SessionList>();
    bool isListPartial = false; // there are more, or not all are counted
    std::map<SessionId, Coverage> coverage;
    std::optional<SessionId> current;
    std::atomic<std::uint64_t> detail = 0; // generation of the event asked for; read by reader
    SessionReader session;
    SessionLister lister;
    StoreVerifier verifier;
    Companions companions;
    TimelineService timeline;
    RowSelector selector;
    PayloadSearch search;
    SessionSeries series;
    Background background;
    ReceiptDesk desk;
    LiveConnections live;
    StoreFollower follower;                      // its worker uses session
    bool isFollowed = false;                     // the store's place is marked
    bool isHeld = false;                         // the follower waits for the end of the pass
    std::map<SessionId, SessionSummary> touched; // by events that came, not in the list yet
    bool isMerging = false;
    QTimer mergePause;
    QTimer operationsPause;
    StoreWorker reader; // last: its end waits for jobs that use the rest
};

Workspace::Workspace(const RuleRegistry& rules, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(rules, *this)) {
    connect(&d->session, &SessionReader::indexAppended, this, [this] {
        d->selector.growIndex(index());
        d->search.growIndex(index());
    });
    connect(&d->session, &SessionReader::operationsChanged, &d->selector,
            &RowSelector::noteOperations);
    connect(&d->selector, &RowSelector::filterChanged, &d->timeline,
            [this] { d->timeline.setFilter(d->selector.filter()); });
    connect(&d->session, &SessionReader::previewed, this, &Workspace::sessionPreviewed);
    connect(&d->lister, &SessionLister::listed, this, &Workspace::takeSessions);
    // Verdicts found without them are verdicts on something else.
    connect(&d->companions, &Companions::changed, this, &Workspace::reload);
    connect(&d->lister, &SessionLister::failed, this, &Workspace::takeError);
    connect(&d->verifier, &StoreVerifier::sessionsSeen, this, &Workspace::sessionsVerified);
    connect(&d->verifier, &StoreVerifier::stateChanged, this, [this] {
        // Of a store that was read to its end every session is known anew.
        if (verification().pass.phase == PassState::Phase::Done) {
            d->coverage.clear();
        }
        emit verificationChanged();
    });
    followStore();
    connect(&d->session, &SessionReader::startedAgain, this, [this] {
        ++d->detail;
        beginSession(0);
    });
    connect(&d->session, &SessionReader::indexAppended, this, &Workspace::indexAppended);
    connect(&d->session, &SessionReader::operationsChanged, this, &Workspace::operationsChanged);
    connect(&d->session, &SessionReader::problemsChanged, this, &Workspace::problemsChanged);
    connect(&d->session, &SessionReader::stateChanged, this, [this] {
        if (d->current && d->session.state().phase == PassState::Phase::Done) {
            d->coverage[*d->current] = d->session.index().coverage();
            emit sessionVerified(*d->current);
        }
        if (d->current && !d->session.state().isRunning()) {
            d->selector.endIndex();
            d->search.endIndex();
            followSession();
        }
        emit passChanged();
    });
}

Workspace::~Workspace() {
    disconnect(&d->follower, nullptr, this, nullptr);
    disconnect(&d->session, nullptr, this, nullptr);
    disconnect(&d->lister, nullptr, this, nullptr);
    disconnect(&d->verifier, nullptr, this, nullptr);
    disconnect(&d->live, nullptr, this, nullptr);
    ++d->detail;
}

void Workspace::followStore() {
    connect(&d->lister, &SessionLister::marked, this,
            [this](const std::shared_ptr<TailReader>& place) {
                // The place of the first listing is the earliest: what came since is not passed by.
                if (!std::exchange(d->isFollowed, true)) {
                    d->follower.setStore(d->location, place);
                }
            });
    connect(&d->session, &SessionReader::grown, this, &Workspace::takeGrowth);
    connect(&d->follower, &StoreFollower::sessionsChanged, this, &Workspace::takeTouched);
    connect(&d->follower, &StoreFollower::sourcesChanged, &d->session, &SessionReader::setSources);
    connect(&d->follower, &StoreFollower::receiptsCameLate, this, [this](int count) {
        emit followSaid(QStringLiteral("%1 receipt(s) came after their events were checked; "
                                       "reload to check them")
                            .arg(count));
    });
    connect(&d->follower, &StoreFollower::said, this, &Workspace::followSaid);
    d->mergePause.setSingleShot(true);
    connect(&d->mergePause, &QTimer::timeout, this, &Workspace::mergeSessions);
    d->operationsPause.setSingleShot(true);
    connect(&d->operationsPause, &QTimer::timeout, &d->selector, &RowSelector::endIndex);
}

void Workspace::setFollowing(bool isFollowing) {
    if (isFollowing != d->follower.isActive()) {
        d->follower.setActive(isFollowing);
        emit followingChanged();
    }
}

bool Workspace::isFollowing() const {
    return d->follower.isActive();
}

void Workspace::nudge() {
    d->follower.nudge();
}

// The pass has ended: from here on the follower reads.
void Workspace::followSession() {
    if (std::exchange(d->isHeld, false)) {
        d->follower.takeSession(d->session.takeSeam());
    }
}

void Workspace::takeGrowth() {
    if (!d->current) {
        return;
    }
    d->coverage[*d->current] = d->session.index().coverage();
    emit sessionVerified(*d->current);
    // A filter on operations looks at all rows again: not with every answer.
    if (!d->operationsPause.isActive()) {
        d->operationsPause.start(OperationsPause);
    }
}

void Workspace::takeTouched(const std::vector<SessionSummary>& sessions) {
    for (const SessionSummary& session : sessions) {
        d->touched.insert_or_assign(session.id, session);
    }
    if (!d->isMerging && !d->mergePause.isActive()) {
        mergeSessions();
    }
}

// A long list takes a while to be made anew.
void Workspace::mergeSessions() {
    if (d->touched.empty() || d->isMerging || d->state != StoreState::Open || isListing()) {
        return;
    }
    d->isMerging = true;
    std::vector<SessionSummary> touched;
    for (const auto& [id, session] : std::exchange(d->touched, {})) {
        touched.push_back(session);
    }
    using List = std::shared_ptr<const SessionList>;
    d->background
        .run<List>([base = d->sessions, touched] {
            return std::make_shared<const SessionList>(base->with(touched));
        })
        .then(this, [this, base = d->sessions, touched](const List& merged) {
            d->isMerging = false;
            d->mergePause.start(MergePause);
            if (base == d->sessions) {
                d->sessions = merged;
                emit sessionsFollowed();
            } else if (d->state == StoreState::Open) {
                takeTouched(touched); // the list is another by now
            }
        });
}

void Workspace::openStore(const StoreLocation& location) {
    closeStore();
    d->location = location;
    d->state = StoreState::Opening;
    emit storeStateChanged();
    readSessions();
}

void Workspace::closeStore() {
    cancel();
    d->lister.cancel();
    ++d->detail;
    d->session.clear();
    d->isFollowed = false;
    d->isHeld = false;
    d->touched.clear();
    d->follower.setStore({}, nullptr);
    d->follower.takeSession(nullptr);
    d->current.reset();
    d->sessions = std::make_shared<const SessionList>();
    d->isListPartial = false;
    d->verifier.clear();
    d->coverage.clear();
    d->error.reset();
    d->state = StoreState::None;
    d->selector.beginIndex(index());
    d->search.setSession(d->location, d->current, 0, index());
    d->series.setSession(d->location, d->current);
    emit storeStateChanged();
    emit sessionsChanged();
    emit verificationChanged();
    emit sessionOpened();
}

void Workspace::readSessions() {
    d->lister.start(d->location);
}

void Workspace::takeSessions(const StoreDescription& store,
                             std::shared_ptr<const SessionList> sessions, bool isComplete) {
    d->error.reset();
    d->state = StoreState::Open;
    d->description = store;
    d->sessions = std::move(sessions);
    d->isListPartial = !isComplete;
    const SessionSummary* current = d->current ? d->sessions->find(*d->current) : nullptr;
    if (current != nullptr && current->isCounted && pass().eventsExpected == 0) {
        d->session.setExpected(current->events);
    }
    emit storeStateChanged();
    emit sessionsChanged();
    mergeSessions();
}

void Workspace::takeError(const Error& error) {
    d->error = error;
    d->state = d->state == StoreState::Opening ? StoreState::Failed : d->state;
    emit storeStateChanged();
}

void Workspace::openSession(const SessionId& id) {
    const SessionSummary* summary = d->sessions->find(id);
    d->current = id;
    ++d->detail;
    d->isHeld = true;
    d->follower.holdSession();
    const std::int64_t expected = summary == nullptr ? 0 : summary->events;
    d->session.start(d->location, id, expected, d->companions.files());
    beginSession(expected);
}

void Workspace::beginSession(std::int64_t expected) {
    d->selector.beginIndex(index());
    d->search.setSession(d->location, d->current, expected, index());
    d->series.setSession(d->location, d->current);
    emit sessionOpened();
    emit passChanged();
}

void Workspace::reload() {
    if (d->state == StoreState::None || d->state == StoreState::Opening) {
        return;
    }
    if (d->state == StoreState::Failed) {
        openStore(StoreLocation(d->location));
        return;
    }
    d->coverage.clear();
    d->verifier.clear();
    emit verificationChanged();
    readSessions();
    if (d->current) {
        openSession(SessionId(*d->current));
    }
}

void Workspace::cancel() {
    if (pass().isRunning()) {
        d->session.cancel();
    } else if (d->state != StoreState::Opening) {
        cancelVerifying();
        if (isListing()) {
            d->lister.cancel();
            emit sessionsChanged();
        }
    }
    if (d->state == StoreState::Opening) {
        d->lister.cancel();
        d->error = Error{ErrorCode::Cancelled,
                         QStringLiteral("opening %1 was stopped").arg(d->location.displayText())};
        d->state = StoreState::Failed;
        emit storeStateChanged();
    }
}

void Workspace::verifyAll() {
    if (d->state == StoreState::Open) {
        d->verifier.start(d->location, d->sessions->eventCount().value_or(0),
                          d->companions.files());
    }
}

void Workspace::cancelVerifying() {
    d->verifier.cancel();
}

const StoreVerification& Workspace::verification() const {
    return d->verifier.state();
}

bool Workspace::isListing() const {
    return d->state == StoreState::Open && d->lister.isRunning();
}

bool Workspace::isListPartial() const {
    return d->isListPartial;
}

bool Workspace::isBusy() const {
    return pass().isRunning() || d->state == StoreState::Opening || isListing() ||
           verification().pass.isRunning();
}

Workspace::StoreState Workspace::storeState() const {
    return d->state;
}

const StoreDescription& Workspace::store() const {
    return d->description;
}

const StoreLocation& Workspace::location() const {
    return d->location;
}

const std::optional<Error>& Workspace::storeError() const {
    return d->error;
}

const std::vector<SessionSummary>& Workspace::sessions() const {
    return d->sessions->all();
}

std::shared_ptr<const SessionList> Workspace::sessionList() const {
    return d->sessions;
}

std::optional<Coverage> Workspace::coverageOf(const SessionId& id) const {
    if (const auto whole = d->coverage.find(id); whole != d->coverage.end()) {
        return whole->second;
    }
    const Coverage* seen = d->verifier.seenOf(id);
    if (seen == nullptr || verification().pass.phase == PassState::Phase::Done) {
        return seen == nullptr ? std::nullopt : std::optional(*seen);
    }
    const SessionSummary* summary = d->sessions->find(id);
    const bool isCounted = summary != nullptr && summary->isCounted;
    // How much of an uncounted session is unchecked nobody knows: only what fails can be told.
    if (!isCounted && seen->failures() == 0) {
        return std::nullopt;
    }
    Coverage part = *seen;
    if (isCounted && summary->events > seen->events) {
        part.unchecked += summary->events - seen->events;
        part.events = summary->events;
    }
    return part;
}

const std::optional<SessionId>& Workspace::currentSession() const {
    return d->current;
}

const IndexSnapshot& Workspace::index() const {
    return d->session.index();
}

std::shared_ptr<const ProblemList> Workspace::problems() const {
    return d->session.problems();
}

const IndexSnapshot& Workspace::preview() const {
    return d->session.preview();
}

const PassState& Workspace::pass() const {
    return d->session.state();
}

TimelineService& Workspace::timeline() {
    return d->timeline;
}

const TimelineService& Workspace::timeline() const {
    return d->timeline;
}

RowSelector& Workspace::rowSelector() const {
    return d->selector;
}

Companions& Workspace::companions() const {
    return d->companions;
}

PayloadSearch& Workspace::payloadSearch() const {
    return d->search;
}

SessionSeries& Workspace::sessionSeries() const {
    return d->series;
}

Background& Workspace::background() const {
    return d->background;
}

LiveConnections& Workspace::liveConnections() const {
    return d->live;
}

ReceiptDesk& Workspace::receiptDesk() const {
    return d->desk;
}

template <typename T, typename Read>
QFuture<Result<T>> Workspace::ask(Read read) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    d->reader.post([promise, read, location = d->location](StoreWorker::Connection& connection) {
        Result<T> answer = [&]() -> Result<T> {
            const Result<EventStore*> store = connection.open(location);
            return store ? read(**store) : tl::unexpected(store.error());
        }();
        if (!answer && answer.error().code == ErrorCode::Connection) {
            connection.drop();
        }
        promise->addResult(std::move(answer));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<EventDetail>> Workspace::readDetail(RowNumber number) {
    const EventRow row = index().row(number);
    const EventRow call =
        row.operation == OperationState::Answer && row.peer ? index().row(*row.peer) : row;
    const DetailRequest request{number, row.sequence, index().text(call.name).toStdString(),
                                d->session.sources(), d->companions.files().workflows};
    const std::uint64_t generation = ++d->detail;
    return ask<EventDetail>([this, request, generation](EventStore& store) -> Result<EventDetail> {
        if (generation != d->detail) {
            return failure(ErrorCode::Cancelled, QStringLiteral("another event was asked for"));
        }
        return readEventDetail(store, d->rules, request);
    });
}

QFuture<Result<OperationStory>> Workspace::readOperation(RowNumber number) {
    return ask<OperationStory>(
        [this, number, generation = d->detail.load(), snapshot = index()](EventStore& store) {
            return muscope::readOperation(store, snapshot, number,
                                          [this, generation] { return generation != d->detail; });
        });
}

QFuture<Result<QByteArray>> Workspace::readLines(const std::vector<RowNumber>& rows) {
    std::vector<Sequence> sequences;
    for (const RowNumber row : rows) {
        sequences.push_back(index().row(row).sequence);
    }
    return ask<QByteArray>([sequences](EventStore& store) -> Result<QByteArray> {
        QByteArray lines;
        EventJsonWriter writer;
        const Result<void> read = store.readSequences(
            sequences, [&](const EventView& event) { lines += writer.line(event); });
        return read ? Result<QByteArray>(lines) : tl::unexpected(read.error());
    });
}

QFuture<Result<RowNumber>> Workspace::findEvent(const EventId& id) {
    return ask<RowNumber>([id, session = d->current.value_or(SessionId()),
                           snapshot = index()](EventStore& store) -> Result<RowNumber> {
        const Result<Sequence> sequence = store.sequenceOf(session, id);
        if (!sequence) {
            return tl::unexpected(sequence.error());
        }
        for (std::uint32_t i = 0; i < snapshot.size(); ++i) {
            if (snapshot.row(RowNumber(i)).sequence == *sequence) {
                return RowNumber(i);
            }
        }
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("event %1 has not been read yet").arg(QString::fromUtf8(id.value())));
    });
}

} // namespace muscope
