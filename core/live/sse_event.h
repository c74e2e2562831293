// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace muscope {

// What became of a block of lines. A browser would only learn of the dispatched ones.
enum class SseOutcome : unsigned char {
    Dispatched,  // ended by a blank line, with data
    WithoutData, // ended by a blank line, but only comments, an id, a retry or unknown fields
    Incomplete,  // the stream ended before the blank line
    TooLarge,    // beyond the limit: this is its beginning, the rest is skipped
};

// One block of lines of an event stream, as bytes that may be no UTF-8. The views are good until
// the sink returns.
struct SseEvent {
    SseOutcome outcome = SseOutcome::Dispatched;
    std::string_view type;                          // "message" unless the block said otherwise
    std::string_view data;                          // its lines, joined by LF
    std::string_view comments;                      // likewise
    std::optional<std::string_view> id;             // when the block set it; it may be empty
    std::string_view lastEventId;                   // in force after the block
    std::optional<std::chrono::milliseconds> retry; // when the block set it; saturates
};

} // namespace muscope
