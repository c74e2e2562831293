// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/store_verifier.h"

#include "core/workspace/event_pass.h"
#include "core/workspace/store_worker.h"

#include <chrono>
#include <mutex>
#include <utility>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds TellInterval{33};

// What was found since the GUI thread looked last, already added up by session.
struct Found {
    std::int64_t events = 0;
    Coverage coverage;
    QHash<QByteArray, Coverage> sessions;
};

} // namespace

// What the GUI thread and the worker share of one pass.
struct StoreVerifier::Pass {
    std::stop_source stop;
    std::mutex mutex; // guards found
    Found found;

    void add(const PassBatch& batch) {
        const std::lock_guard lock(mutex);
        found.events += batch.events;
        found.coverage.add(batch.coverage);
        for (const auto& [id, coverage] : batch.sessions) {
            found.sessions[id.value()].add(coverage);
        }
        for (const MisplacedReceipt& receipt : batch.misplaced) {
            if (!receipt.settlesEvent) {
                continue;
            }
            for (Coverage* const counts :
                 {&found.coverage, &found.sessions[QByteArray::fromStdString(receipt.session)]}) {
                --counts->differs; // a difference of counts: what was told before is amended
                ++counts->wrongSubject;
            }
        }
    }

    [[nodiscard]] Found take() {
        const std::lock_guard lock(mutex);
        return std::exchange(found, {});
    }
};

StoreVerifier::StoreVerifier(const RuleRegistry& rules, QObject* parent)
    : QObject(parent)
    , m_rules(rules)
    , m_pass(std::make_shared<Pass>())
    , m_worker(std::make_unique<StoreWorker>(QStringLiteral("store verifier"))) {
    m_drainTimer.setInterval(TellInterval);
    connect(&m_drainTimer, &QTimer::timeout, this, &StoreVerifier::drain);
}

StoreVerifier::~StoreVerifier() {
    stop();
}

void StoreVerifier::start(const StoreLocation& location, std::int64_t expected,
                          const CompanionFiles& companions) {
    clear();
    m_state.pass = {PassState::Phase::Running, 0, expected, std::nullopt};
    m_drainTimer.start();
    PassRequest request;
    request.companions = companions;
    m_worker->post([this, location, request, pass = m_pass](StoreWorker::Connection& connection) {
        const std::stop_token token = pass->stop.get_token();
        Result<void> result;
        if (token.stop_requested()) {
            result = failure(ErrorCode::Cancelled, QStringLiteral("verifying was stopped"));
        } else if (Result<EventStore*> store = connection.open(location); !store) {
            result = tl::unexpected(store.error());
        } else {
            result = runPass(
                **store, location, m_rules, request, [](const auto&) {},
                [&pass](PassBatch&& batch) { pass->add(batch); }, token);
        }
        if (!result && result.error().code == ErrorCode::Connection) {
            connection.drop();
        }
        QMetaObject::invokeMethod(this, [this, pass, result] {
            if (pass == m_pass) {
                finish(result);
            }
        });
    });
    emit stateChanged();
}

void StoreVerifier::cancel() {
    if (m_state.pass.isRunning()) {
        stop();
    }
}

void StoreVerifier::clear() {
    stop();
    m_pass = std::make_shared<Pass>();
    m_drainTimer.stop();
    m_seen.clear();
    m_state = {};
}

void StoreVerifier::stop() {
    m_pass->stop.request_stop();
    if (m_state.pass.isRunning()) {
        m_worker->interrupt();
    }
}

const Coverage* StoreVerifier::seenOf(const SessionId& session) const {
    const auto found = m_seen.constFind(session.value());
    return found == m_seen.cend() ? nullptr : &*found;
}

void StoreVerifier::drain() {
    const Found found = m_pass->take();
    if (found.events == 0 && found.sessions.isEmpty()) {
        return;
    }
    m_state.pass.eventsRead += found.events;
    m_state.coverage.add(found.coverage);
    std::vector<SessionId> sessions;
    sessions.reserve(static_cast<std::size_t>(found.sessions.size()));
    for (auto session = found.sessions.cbegin(); session != found.sessions.cend(); ++session) {
        Coverage& seen = m_seen[session.key()];
        const bool failedBefore = seen.failures() > 0;
        seen.add(session.value());
        m_state.failingSessions += !failedBefore && seen.failures() > 0 ? 1 : 0;
        sessions.emplace_back(session.key());
    }
    m_state.sessions = m_seen.size();
    emit sessionsSeen(sessions);
    emit stateChanged();
}

void StoreVerifier::finish(const Result<void>& result) {
    drain();
    m_drainTimer.stop();
    if (result) {
        m_state.pass.phase = PassState::Phase::Done;
    } else if (result.error().code == ErrorCode::Cancelled) {
        m_state.pass.phase = PassState::Phase::Cancelled;
    } else {
        m_state.pass.phase = PassState::Phase::Failed;
        m_state.pass.error = result.error();
    }
    emit stateChanged();
}

} // namespace muscope
