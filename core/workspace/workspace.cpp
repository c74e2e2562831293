// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace.h"

#include "core/workspace/demo_store.h"
#include "core/workspace/detail_reader.h"
#include "core/workspace/payload_search.h"
#include "core/workspace/row_selector.h"
#include "core/workspace/session_reader.h"
#include "core/workspace/store_worker.h"

#include <QPromise>

#include <algorithm>
#include <atomic>
#include <map>

namespace muscope {

struct Workspace::Private {
    explicit Private(const RuleRegistry& receiptRules)
        : rules(receiptRules)
        , session(receiptRules)
        , reader(QStringLiteral("store reader")) {}

    const RuleRegistry& rules;
    StoreState state = StoreState::None;
    StoreLocation location;
    StoreDescription description;
    std::optional<Error> error;
    std::vector<SessionSummary> sessions;
    std::map<SessionId, Coverage> coverage;
    std::optional<SessionId> current;
    std::uint64_t opening = 0;             // generation of the session list
    std::atomic<std::uint64_t> detail = 0; // generation of the event asked for; read by reader
    SessionReader session;
    RowSelector selector;
    PayloadSearch search;
    StoreWorker reader; // last: its end waits for jobs that use the rest
};

namespace {

struct Opened {
    StoreDescription description;
    std::vector<SessionSummary> sessions;
};

Result<Opened> listSessions(StoreWorker::Connection& connection, const StoreLocation& location,
                            const RuleRegistry& rules) {
    if (const Result<void> prepared = prepareStore(location, rules); !prepared) {
        return tl::unexpected(prepared.error());
    }
    const Result<EventStore*> store = connection.open(location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    Result<std::vector<SessionSummary>> sessions = (*store)->sessions();
    if (!sessions) {
        connection.drop();
        return tl::unexpected(sessions.error());
    }
    return Opened{(*store)->description(), std::move(*sessions)};
}

} // namespace

Workspace::Workspace(const RuleRegistry& rules, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(rules)) {
    connect(&d->session, &SessionReader::indexAppended, this, [this] {
        d->selector.growIndex(index());
        d->search.growIndex(index());
    });
    connect(&d->session, &SessionReader::operationsChanged, &d->selector,
            &RowSelector::noteOperations);
    connect(&d->session, &SessionReader::indexAppended, this, &Workspace::indexAppended);
    connect(&d->session, &SessionReader::operationsChanged, this, &Workspace::operationsChanged);
    connect(&d->session, &SessionReader::stateChanged, this, [this] {
        if (d->current && d->session.state().phase == PassState::Phase::Done) {
            d->coverage[*d->current] = d->session.index().coverage();
            emit sessionVerified(*d->current);
        }
        if (d->current && !d->session.state().isRunning()) {
            d->selector.endIndex();
            d->search.endIndex();
        }
        emit passChanged();
    });
}

Workspace::~Workspace() {
    disconnect(&d->session, nullptr, this, nullptr);
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
    ++d->opening;
    ++d->detail;
    d->session.clear();
    d->current.reset();
    d->sessions.clear();
    d->coverage.clear();
    d->error.reset();
    d->state = StoreState::None;
    d->selector.beginIndex(index());
    d->search.setSession(d->location, d->current, 0, index());
    emit storeStateChanged();
    emit sessionsChanged();
    emit sessionOpened();
}

void Workspace::readSessions() {
    d->reader.post([this, location = d->location,
                    generation = d->opening](StoreWorker::Connection& connection) {
        Result<Opened> opened = listSessions(connection, location, d->rules);
        QMetaObject::invokeMethod(this, [this, generation, opened = std::move(opened)] {
            if (generation != d->opening) {
                return;
            }
            if (!opened) {
                d->error = opened.error();
                d->state = d->state == StoreState::Opening ? StoreState::Failed : d->state;
            } else {
                d->error.reset();
                d->state = StoreState::Open;
                d->description = opened->description;
                d->sessions = opened->sessions;
            }
            emit storeStateChanged();
            if (opened) {
                emit sessionsChanged();
            }
        });
    });
}

void Workspace::openSession(const SessionId& id) {
    const auto summary = std::ranges::find(d->sessions, id, &SessionSummary::id);
    d->current = id;
    ++d->detail;
    const std::int64_t expected = summary == d->sessions.end() ? 0 : summary->events;
    d->session.start(d->location, id, expected);
    d->selector.beginIndex(index());
    d->search.setSession(d->location, id, expected, index());
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
    ++d->opening;
    d->coverage.clear();
    readSessions();
    if (d->current) {
        openSession(SessionId(*d->current));
    }
}

void Workspace::cancel() {
    d->session.cancel();
    if (d->state == StoreState::Opening) {
        ++d->opening;
        d->reader.interrupt();
        d->error = Error{ErrorCode::Cancelled,
                         QStringLiteral("opening %1 was stopped").arg(d->location.displayText())};
        d->state = StoreState::Failed;
        emit storeStateChanged();
    }
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
    return d->sessions;
}

std::optional<Coverage> Workspace::coverageOf(const SessionId& id) const {
    const auto found = d->coverage.find(id);
    return found == d->coverage.end() ? std::nullopt : std::optional(found->second);
}

const std::optional<SessionId>& Workspace::currentSession() const {
    return d->current;
}

const IndexSnapshot& Workspace::index() const {
    return d->session.index();
}

const std::vector<FailureNote>& Workspace::failureNotes() const {
    return d->session.failureNotes();
}

const PassState& Workspace::pass() const {
    return d->session.state();
}

RowSelector& Workspace::rowSelector() const {
    return d->selector;
}

PayloadSearch& Workspace::payloadSearch() const {
    return d->search;
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
    const Sequence sequence = index().row(number).sequence;
    const std::uint64_t generation = ++d->detail;
    return ask<EventDetail>([this, number, sequence, generation,
                             links = d->session.links()](EventStore& store) -> Result<EventDetail> {
        if (generation != d->detail) {
            return failure(ErrorCode::Cancelled, QStringLiteral("another event was asked for"));
        }
        return readEventDetail(store, d->rules, links.get(), number, sequence);
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
