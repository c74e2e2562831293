// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/arrival_queue.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace muscope {

// Counts what is recorded, and tells up to which event everything is. Any thread.
class RecordedTally {
public:
    // Told with the greatest LiveEvent::number up to which all events are in store or spool, and
    // called in order, on the thread that recorded the last missing one. Must not wait; may ask
    // the tally's owner for anything but that.
    using Listener = std::function<void(std::uint64_t upTo)>;

    explicit RecordedTally(Listener listener)
        : m_listener(std::move(listener)) {}

    // These are in the store or the spool. The same arrivals may be told more than once.
    void add(const Arrivals& arrivals);

    // All that are recorded, and those before the first that is not.
    [[nodiscard]] std::uint64_t count() const;
    [[nodiscard]] std::uint64_t countInOrder() const;

private:
    // The new number to tell; nullopt: it is the old one.
    [[nodiscard]] std::optional<std::uint64_t> take(const Arrivals& arrivals);

    struct Part {
        std::uint64_t lastNumber = 0;
        std::uint64_t count = 0;
    };

    Listener m_listener;
    std::mutex m_order;                    // held while the listener is told; taken before m_mutex
    mutable std::mutex m_mutex;            // guards what follows
    std::map<std::uint64_t, Part> m_early; // by ticket, those behind one that is missing
    std::uint64_t m_next = 1;              // the first ticket that is missing
    std::uint64_t m_count = 0;
    std::uint64_t m_countInOrder = 0;
    std::uint64_t m_upTo = 0;
};

} // namespace muscope
