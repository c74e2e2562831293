// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/direction.h"
#include "core/event/timestamp.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace muscope {

// What a live connection has to tell. All but Message are muscope's own words about it.
enum class LiveEventKind : unsigned char {
    Message,    // a JSON-RPC message, of a batch one of several
    Connection, // connected, resumed, expired, lagging, closed, …: facts has the state
    Probe,      // a step of finding out which revision a server speaks
    Gap,        // something may have been lost
    Duplicate,  // a message that has come before, by its SSE id
    Malformed,  // bytes that are no JSON-RPC message, an event of an unknown type
};

// One thing that passed on a live connection or became of it, in the order muscope saw it. Owns its
// bytes.
struct LiveEvent {
    std::uint64_t number = 0; // 1, 2, … of the connection, across its sessions
    LiveEventKind kind = LiveEventKind::Message;
    std::string session; // muscope's own UUID of the recorded session
    Direction direction = Direction::Unknown;
    Timestamp seen;
    std::string bytes;                // as they passed; empty for muscope's own words
    std::string facts;                // a JSON object, empty for none: {"state":"resumed"}
    std::string stream;               // "post 3", "get", "sse"; empty: of none
    std::optional<std::string> sseId; // that the SSE block set
    std::string sseType;              // empty: not from a stream, or "message"
    std::optional<std::chrono::milliseconds> sseRetry;
    std::optional<std::uint32_t> batchIndex; // place in a JSON-RPC batch, from 0
    std::uint32_t batchSize = 0;             // messages of that batch
};

// Takes what passes, in order, on the connection's thread. Must not wait.
using LiveSink = std::function<void(LiveEvent)>;

} // namespace muscope
