// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/store_follower.h"

#include "core/store/store_tail.h"
#include "core/workspace/session_counts.h"
#include "core/workspace/session_tail.h"

#include <QThreadPool>

namespace muscope {

// What the worker has of one store.
class StoreFollower::Work {
public:
    Work(StoreFollower& follower, std::uint64_t generation, const StoreLocation& location,
         std::shared_ptr<TailReader> place)
        : m_follower(follower)
        , m_generation(generation)
        , m_location(location)
        , m_tail(location, std::move(place)) {}

    [[nodiscard]] StoreTail& tail() { return m_tail; }

    void setSession(std::shared_ptr<SessionSeam> seam) {
        m_session.reset();
        if (seam) {
            m_session.emplace(m_follower.m_rules, m_location, std::move(seam));
        }
    }

    // False when the store cannot be followed any more.
    bool step(const std::stop_token& stop) {
        const TailVisitor visitor{
            [this](const TailRow& row) {
                m_counts.note(row);
                return m_session && m_session->wants(row);
            },
            [this](const EventView& event) { add(event); },
            [this] { tell(); },
            [this](const QString& sentence) { say(sentence); },
            [this] {
                if (m_session) {
                    m_session->leaveSeam();
                }
                return m_counts.uncounted();
            },
            [this](const SessionSummary& session) { m_counts.take(session); }};
        const Result<void> done = m_tail.step(visitor, stop);
        if (!done) {
            say(done.error().message);
        }
        return done.has_value();
    }

private:
    // Rows that were wanted for a session that was open before may still come.
    void add(const EventView& event) {
        const SessionId session(
            QByteArray(event.sessionId.data(), static_cast<qsizetype>(event.sessionId.size())));
        if (m_session && m_session->wants({event.sequence, session, {}})) {
            m_session->add(event);
        }
    }

    void tell() {
        if (m_session) {
            const std::shared_ptr<const ReceiptSources> sources = m_session->sources();
            if (const Result<void> given = m_session->flush(); !given) {
                say(given.error().message);
            }
            if (sources != m_session->sources()) {
                m_follower.onGui(m_generation,
                                 [&follower = m_follower, now = m_session->sources()] {
                                     emit follower.sourcesChanged(now);
                                 });
            }
            if (const int count = m_session->takeLateReceipts(); count > 0) {
                m_follower.onGui(m_generation, [&follower = m_follower, count] {
                    emit follower.receiptsCameLate(count);
                });
            }
        }
        if (std::vector<SessionSummary> changed = m_counts.takeChanged(); !changed.empty()) {
            m_follower.onGui(m_generation, [&follower = m_follower, changed = std::move(changed)] {
                emit follower.sessionsChanged(changed);
            });
        }
    }

    void say(const QString& sentence) {
        m_follower.onGui(m_generation,
                         [&follower = m_follower, sentence] { emit follower.said(sentence); });
    }

    StoreFollower& m_follower;
    std::uint64_t m_generation;
    StoreLocation m_location;
    StoreTail m_tail;
    SessionCounts m_counts;
    std::optional<SessionTail> m_session;
};

StoreFollower::StoreFollower(const RuleRegistry& rules, QObject* parent)
    : QObject(parent)
    , m_rules(rules)
    , m_thread([this] { run(); }) {}

StoreFollower::~StoreFollower() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnded = true;
        change();
        interrupt();
    }
    m_thread.join();
}

void StoreFollower::change() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_changed.notify_all();
}

// The store is of no more use, and may not answer. With m_mutex locked.
void StoreFollower::interrupt() {
    if (m_tail != nullptr) {
        QThreadPool::globalInstance()->start(m_tail->interrupter());
    }
}

void StoreFollower::setStore(const StoreLocation& location, std::shared_ptr<TailReader> place) {
    const std::lock_guard lock(m_mutex);
    ++m_generation;
    m_location = location;
    m_place = std::move(place);
    m_seam.reset();
    ++m_seamNumber;
    change();
    interrupt();
}

void StoreFollower::setActive(bool isActive) {
    m_isActive = isActive;
    const std::lock_guard lock(m_mutex);
    m_mayLook = isActive;
    change();
}

void StoreFollower::holdSession() {
    const std::lock_guard lock(m_mutex);
    m_isHeld = true;
    change();
}

void StoreFollower::takeSession(std::shared_ptr<SessionSeam> seam) {
    const std::lock_guard lock(m_mutex);
    m_isHeld = false;
    m_seam = std::move(seam);
    ++m_seamNumber;
    change();
}

void StoreFollower::nudge() {
    const std::lock_guard lock(m_mutex);
    if (m_tail != nullptr) {
        m_tail->nudge();
    }
}

template <typename Act>
void StoreFollower::onGui(std::uint64_t generation, Act act) {
    QMetaObject::invokeMethod(this, [this, generation, act] {
        const bool isCurrent = [&] {
            const std::lock_guard lock(m_mutex);
            return generation == m_generation;
        }();
        if (isCurrent) {
            act();
        }
    });
}

// The worker: one step after the other, each of what is asked for by then.
void StoreFollower::run() {
    std::unique_ptr<Work> work;
    std::uint64_t generation = 0;
    std::uint64_t seamNumber = 0;
    bool isLost = false; // the store cannot be followed any more
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [&] {
            return m_isEnded || m_generation != generation ||
                   (m_place && m_mayLook && !m_isHeld && !isLost);
        });
        if (m_isEnded || m_generation != generation) {
            m_tail = nullptr;
            generation = m_generation;
            isLost = false;
            lock.unlock();
            work.reset(); // connections may take a moment to close
            lock.lock();
            if (m_isEnded) {
                return;
            }
            continue;
        }
        if (!work) {
            work = std::make_unique<Work>(*this, generation, m_location, m_place);
            m_tail = &work->tail();
            seamNumber = m_seamNumber - 1;
        }
        const bool isSeamNew = seamNumber != m_seamNumber;
        seamNumber = m_seamNumber;
        const std::shared_ptr<SessionSeam> seam =
            isSeamNew ? std::exchange(m_seam, nullptr) : nullptr;
        const std::stop_token stop = m_stop.get_token();
        lock.unlock();
        if (isSeamNew) {
            work->setSession(seam);
        }
        isLost = !work->step(stop);
        lock.lock();
    }
}

} // namespace muscope
