// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/direction.h"
#include "core/event/stored_event.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

class RuleRegistry;

// Writes the events of the demo store one after the other: keeps the clock, the ids, a random
// sequence that is the same everywhere, and makes receipts as producers do.
class DemoScript {
public:
    using Json = nlohmann::ordered_json;
    using Duration = std::chrono::microseconds;

    explicit DemoScript(const RuleRegistry& rules);

    // What follows belongs to a new session that begins at startsAt after the demo's first moment.
    void beginSession(Duration startsAt);
    void wait(Duration duration) { m_clock += duration; }
    // A whole number from least to most, both included.
    [[nodiscard]] int random(int least, int most);
    [[nodiscard]] double randomReal(double least, double most);

    // Adds an event and gives its id. The metadata may already hold a receipt.
    std::string add(const char* type, const Json& payload, Json metadata = Json::object(),
                    Direction direction = Direction::Unknown);
    // Adds an event with a receipt of text by the published method, in its published layout.
    std::string addWithReceipt(const char* type, const Json& payload, std::string_view text,
                               Direction direction = Direction::Unknown);

    // The receipt of a text by a rule, header included.
    [[nodiscard]] std::string receipt(std::string_view text,
                                      const char* rule = "utf16-units") const;

    // Stores the newest event's payload as JSONB would: the same value, other keys first, blanks.
    void respell();

    // Changes the payload of the newest event behind its receipt's back.
    void tamper(const Json& payload);

    [[nodiscard]] std::vector<StoredEvent> takeEvents() { return std::move(m_events); }

private:
    [[nodiscard]] std::uint64_t next();
    [[nodiscard]] QByteArray uuid();

    const RuleRegistry& m_rules;
    std::uint64_t m_state = 0x6D75'7363'6F70'6531; // "muscope1"
    Duration m_clock{};
    SessionId m_session;
    std::vector<StoredEvent> m_events;
};

} // namespace muscope
