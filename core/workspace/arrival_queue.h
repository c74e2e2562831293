// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/recorded_event.h"
#include "core/live/live_event_encoder.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace muscope {

// Events that were taken out of the queue together, as they will be recorded.
struct Arrivals {
    std::uint64_t ticket = 0;     // counts up with every taking
    std::uint64_t lastNumber = 0; // LiveEvent::number of the last one
    std::vector<RecordedEvent> events;
};

// What has passed on a connection and is not recorded yet. Events get their ids when they come, and
// are made ready for the store when they are taken, in their order, whoever takes them. Bounded:
// beyond the limit events are counted and dropped, and the next one taken in is preceded by a gap
// that says how many. Any thread; adding never waits for more than a copy.
class ArrivalQueue {
public:
    ArrivalQueue(LiveEventEncoder encoder, std::size_t mostBytes)
        : m_encoder(std::move(encoder))
        , m_mostBytes(mostBytes) {}

    // False: dropped.
    bool add(LiveEvent event);
    // An event of muscope's own, in the session of the last one; none where there was no session.
    void addOwn(LiveEventKind kind, std::string facts);

    // Tells of what was dropped since the last gap event, if anything was.
    void tellDropped();

    // The oldest ones, fewer than most where they are large; empty: there are none.
    [[nodiscard]] Arrivals take(std::size_t most, std::size_t mostBytes);

    // In memory, with what holds them.
    [[nodiscard]] std::size_t bytes() const;
    // Events taken in, muscope's own ones included, their bytes as they passed, and events dropped.
    struct Totals {
        std::uint64_t events = 0;
        std::uint64_t bytes = 0;
        std::uint64_t dropped = 0;
    };
    [[nodiscard]] Totals totals() const;

private:
    struct Arrival {
        LiveEvent event;
        EventId id;
    };

    void push(LiveEvent event);
    void pushGap(const std::string& session);

    std::mutex m_order; // held while events are taken and encoded; taken before m_mutex
    LiveEventEncoder m_encoder;
    std::uint64_t m_tickets = 0;

    mutable std::mutex m_mutex; // guards what follows
    const std::size_t m_mostBytes;
    std::deque<Arrival> m_arrivals;
    std::size_t m_bytes = 0;
    std::string m_session; // of the last event
    Totals m_totals;
    std::uint64_t m_toldDropped = 0; // by a gap event
};

} // namespace muscope
