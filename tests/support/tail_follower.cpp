// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/tail_follower.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::chrono::seconds Patience{60};

} // namespace

TailFollower::TailFollower(const StoreLocation& location, const TailOrigin& origin,
                           std::optional<SessionId> session)
    : m_session(std::move(session))
    , m_thread([this, location, origin](const std::stop_token& stop) {
        follow(location, origin, stop);
    }) {
    if (!waitUntil([this] { return m_isOpen; })) {
        qFatal("the store could not be followed");
    }
}

TailFollower::~TailFollower() {
    m_thread.request_stop();
}

void TailFollower::follow(const StoreLocation& location, const TailOrigin& origin,
                          const std::stop_token& stop) {
    auto tail = StoreTail::open(location, origin);
    if (!tail) {
        qFatal("%s", qPrintable(tail.error().message));
    }
    {
        const std::lock_guard lock(m_mutex);
        m_tail = std::move(*tail);
        m_isOpen = true;
        m_changed.notify_all();
    }
    const TailVisitor visitor{
        [this](const TailRow& row) { return !m_session || row.session == *m_session; },
        [this](const EventView& event) {
            const std::lock_guard lock(m_mutex);
            m_events.emplace_back(event.eventId.data(),
                                  static_cast<qsizetype>(event.eventId.size()));
        },
        [this] { m_changed.notify_all(); },
        [this](const QString& sentence) {
            const std::lock_guard lock(m_mutex);
            m_said.push_back(sentence);
            m_changed.notify_all();
        }};
    const Result<void> result = m_tail->run(visitor, stop);
    const std::lock_guard lock(m_mutex);
    m_result = result;
    m_tail.reset(); // connections end on the thread they were made on
    m_changed.notify_all();
}

template <typename Condition>
bool TailFollower::waitUntil(Condition condition) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, Patience, condition);
}

QByteArrayList TailFollower::waitForEvents(std::size_t count) {
    waitUntil([this, count] { return static_cast<std::size_t>(m_events.size()) >= count; });
    const std::lock_guard lock(m_mutex);
    return m_events;
}

bool TailFollower::waitForSaid(QStringView part) {
    return waitUntil([this, part] {
        return std::ranges::any_of(
            m_said, [part](const QString& sentence) { return sentence.contains(part); });
    });
}

Result<void> TailFollower::stop() {
    m_thread.request_stop();
    m_thread.join();
    return m_result;
}

} // namespace muscope
