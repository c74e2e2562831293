// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/live_event.h"
#include "tests/support/stored_events.h"

namespace muscope {

// A message that passed on a connection at noon of a fixed day, and so many microseconds later.
[[nodiscard]] inline LiveEvent message(int number, std::string bytes) {
    constexpr std::int64_t Noon = 1'795'176'000'000'000; // 2026-11-20 12:00 UTC
    LiveEvent event;
    event.number = static_cast<std::uint64_t>(number);
    event.session = "0b9a6c1e-7f3d-4c55-9d1a-3f0c4b1e8a21";
    event.direction = Direction::ClientToServer;
    event.seen = Timestamp::fromMicroseconds(Noon + number);
    event.bytes = std::move(bytes);
    event.stream = "post 1";
    return event;
}

// A call of a tool, with the number as its id.
[[nodiscard]] inline LiveEvent call(int number) {
    return message(number, R"({"jsonrpc":"2.0","id":)" + std::to_string(number) +
                               R"(,"method":"tools/call","params":{"name":"greet"}})");
}

} // namespace muscope
