// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/recorded_event.h"
#include "core/store/batch_appender.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

namespace muscope {

// A recorder's connection to its store, opened again when it has broken. Used by one thread, but
// for what is said to be for any.
class StoreWriter {
public:
    explicit StoreWriter(StoreLocation location)
        : m_location(std::move(location)) {}

    // Connects where it is not connected.
    [[nodiscard]] Result<void> open();

    // All or, with an error, none for sure. An event that the store refuses for what it says goes
    // in with its bytes as raw and a payload that tells why.
    [[nodiscard]] Result<void> write(std::span<const RecordedEvent> events, Novelty novelty);

    // Drops the connection.
    void close();

    // Since when a call has been under way; nullopt: none is. Any thread.
    [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> busySince() const;
    // Makes the running call fail at once, whatever the network does. Any thread.
    void breakCall();

private:
    class Call;

    [[nodiscard]] Result<void> append(std::span<const RecordedEvent> events, Novelty novelty);
    [[nodiscard]] Result<void> appendEach(std::span<const RecordedEvent> events);
    [[nodiscard]] StoredEvent fitted(const RecordedEvent& event) const;

    StoreLocation m_location;
    std::unique_ptr<BatchAppender> m_appender;
    mutable std::mutex m_mutex; // guards m_breaker and m_busySince
    Interrupter m_breaker;
    std::optional<std::chrono::steady_clock::time_point> m_busySince;
};

} // namespace muscope
