// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/arrival_queue.h"

#include "core/live/event_id.h"

#include <algorithm>
#include <chrono>

namespace muscope {

namespace {

std::size_t sizeOf(const LiveEvent& event) {
    return sizeof event + event.bytes.size() + event.facts.size();
}

Timestamp now() {
    return Timestamp::fromMicroseconds(std::chrono::duration_cast<std::chrono::microseconds>(
                                           std::chrono::system_clock::now().time_since_epoch())
                                           .count());
}

LiveEvent ownEvent(LiveEventKind kind, const std::string& session, std::string facts) {
    LiveEvent event;
    event.kind = kind;
    event.session = session;
    event.seen = now();
    event.facts = std::move(facts);
    return event;
}

} // namespace

bool ArrivalQueue::add(LiveEvent event) {
    const std::lock_guard lock(m_mutex);
    if (m_bytes + sizeOf(event) > m_mostBytes && !m_arrivals.empty()) {
        ++m_totals.dropped;
        return false;
    }
    pushGap(event.session);
    push(std::move(event));
    return true;
}

void ArrivalQueue::tellDropped() {
    const std::lock_guard lock(m_mutex);
    pushGap(m_session);
}

void ArrivalQueue::pushGap(const std::string& session) {
    if (m_totals.dropped == m_toldDropped) {
        return;
    }
    push(ownEvent(LiveEventKind::Gap, session,
                  R"({"state": "dropped", "events": )" +
                      std::to_string(m_totals.dropped - m_toldDropped) +
                      R"(, "reason": "neither the store nor the spool took them in time"})"));
    m_toldDropped = m_totals.dropped;
}

void ArrivalQueue::addOwn(LiveEventKind kind, std::string facts) {
    const std::lock_guard lock(m_mutex);
    if (!m_session.empty()) {
        push(ownEvent(kind, m_session, std::move(facts)));
    }
}

void ArrivalQueue::push(LiveEvent event) {
    if (m_session != event.session) {
        m_session = event.session;
    }
    m_bytes += sizeOf(event);
    ++m_totals.events;
    m_totals.bytes += event.bytes.size();
    EventId id = newEventId(event.seen);
    m_arrivals.push_back({std::move(event), std::move(id)});
}

Arrivals ArrivalQueue::take(std::size_t most, std::size_t mostBytes) {
    const std::lock_guard order(m_order);
    std::vector<Arrival> taken;
    {
        const std::lock_guard lock(m_mutex);
        std::size_t bytes = 0;
        while (!m_arrivals.empty() && taken.size() < most && bytes < mostBytes) {
            bytes += sizeOf(m_arrivals.front().event);
            taken.push_back(std::move(m_arrivals.front()));
            m_arrivals.pop_front();
        }
        m_bytes -= bytes;
    }
    Arrivals arrivals;
    if (taken.empty()) {
        return arrivals;
    }
    arrivals.ticket = ++m_tickets;
    arrivals.events.reserve(taken.size());
    for (Arrival& arrival : taken) {
        arrivals.lastNumber = std::max(arrivals.lastNumber, arrival.event.number);
        arrivals.events.push_back(
            m_encoder.encode(std::move(arrival.event), std::move(arrival.id)));
    }
    return arrivals;
}

std::size_t ArrivalQueue::bytes() const {
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

ArrivalQueue::Totals ArrivalQueue::totals() const {
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

} // namespace muscope
