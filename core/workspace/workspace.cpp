// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace.h"

#include "core/workspace/workspace_private.h"

#include <algorithm>

namespace muscope {

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
    d->merging.clear();
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
    mergeSessions(); // what waited for the list
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
            mergeSessions();
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

bool Workspace::mayBeAnswered() const {
    const auto& connections = d->live.all();
    return pass().phase != PassState::Phase::Done ||
           std::ranges::any_of(connections, [this](const auto& connection) {
               const LiveStatus& status = connection->status();
               return !status.isOver() && d->current == status.session;
           });
}

LiveConnections& Workspace::liveConnections() const {
    return d->live;
}

const RuleRegistry& Workspace::rules() const {
    return d->rules;
}

ReceiptDesk& Workspace::receiptDesk() const {
    return d->desk;
}

} // namespace muscope
