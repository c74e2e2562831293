// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/tail_waiter.h"

#include "core/store/postgres_listener.h"

#include <algorithm>

namespace muscope {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds ShortestPause = 250ms;
constexpr std::chrono::milliseconds LongestPause = 1s;
constexpr std::chrono::milliseconds LongestReturnPause = 2s;
// A listener looks by itself so often: what was stored while a trigger was away is found too, and a
// lost connection is noticed.
constexpr std::chrono::milliseconds Heartbeat = 5s;
constexpr std::chrono::seconds OfferInterval = 30s;

} // namespace

TailWaiter::TailWaiter(const StoreLocation& location)
    : m_location(location)
    , m_pause(ShortestPause)
    , m_returnPause(ShortestPause) {}

TailWaiter::~TailWaiter() = default;

void TailWaiter::listen(SqlConnection& connection) {
    m_returnPause = ShortestPause;
    if (m_location.kind != StoreLocation::Kind::PostgreSql || Clock::now() < m_offerDue) {
        return;
    }
    m_offerDue = Clock::now() + OfferInterval;
    const bool isOffered = PostgresListener::isOffered(connection, m_location).value_or(false);
    if (!isOffered) {
        m_listener.reset();
    } else if (!m_listener) {
        // Where no second connection is to be had, looking does as well.
        auto listener = PostgresListener::open(m_location);
        m_listener = listener ? std::move(*listener) : nullptr;
    }
}

void TailWaiter::wait(bool foundSomething) {
    m_pause = foundSomething ? ShortestPause : std::min(m_pause * 3 / 2, LongestPause);
    if (!m_listener) {
        m_wakeUp.wait(m_pause);
        return;
    }
    const WakeUp::Cause cause = m_wakeUp.wait(Heartbeat, m_listener->socket());
    const bool isAlive = cause == WakeUp::Cause::Time ? m_listener->isAlive() : m_listener->drain();
    if (!isAlive) {
        m_listener.reset();
        m_offerDue = {};
    }
}

void TailWaiter::waitForReturn() {
    m_listener.reset();
    m_offerDue = {};
    m_wakeUp.wait(m_returnPause);
    m_returnPause = std::min(m_returnPause * 3 / 2, LongestReturnPause);
}

} // namespace muscope
