// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/sse_parser.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

// The first byte is the limit in bytes (0: none that matters, 1 and 2: the least, 3), the second
// how long pushes are, the rest a stream. However it is cut, the same events are told, and none is
// beyond the limit.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void append(std::string& told, std::string_view text) {
    told += std::to_string(text.size()) + ':';
    told += text;
    told += ';';
}

void check(const SseEvent& event, std::size_t limit) {
    const std::string_view type = event.type == "message" ? std::string_view() : event.type;
    const std::string_view id = event.id.value_or(std::string_view());
    require(type.size() + id.size() + event.data.size() + event.comments.size() <= limit);
    require(event.lastEventId.size() <= limit);
    require(event.lastEventId.find('\0') == std::string_view::npos);
    require(event.data.find('\r') == std::string_view::npos);
    require(event.outcome != SseOutcome::WithoutData || event.data.empty());
    require(!event.id || event.outcome == SseOutcome::Incomplete || *event.id == event.lastEventId);
}

// What is told of a stream whose pushes are as long as sizeOf says, given the place.
template <typename SizeOf>
std::string toldOf(std::string_view stream, std::size_t limit, SizeOf sizeOf) {
    std::string told;
    SseParser parser(
        [&](const SseEvent& event) {
            check(event, limit);
            told += std::to_string(static_cast<int>(event.outcome)) + ' ';
            append(told, event.type);
            append(told, event.data);
            append(told, event.comments);
            append(told, event.id.value_or("none"));
            append(told, event.lastEventId);
            told += event.retry ? std::to_string(event.retry->count()) + '\n' : "none\n";
        },
        limit);
    for (std::size_t at = 0; at < stream.size();) {
        // A text of its own size, so that reading past the end is seen.
        const std::string part(stream.substr(at, std::max<std::size_t>(1, sizeOf(at))));
        parser.push(part);
        at += part.size();
    }
    parser.finish();
    return told + std::string(parser.lastEventId());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const std::string_view stream(reinterpret_cast<const char*>(data) + 2, size - 2);
    const std::size_t limit = std::max<std::size_t>(3, data[0] == 0 ? size : data[0]);
    const std::string told = toldOf(stream, limit, [&](std::size_t) { return stream.size(); });
    require(toldOf(stream, limit, [](std::size_t) { return 1; }) == told);
    require(toldOf(stream, limit,
                   [&](std::size_t at) { return (at * 31U + data[1]) % (data[1] + 1U); }) == told);
    // Every cut in two, of a short stream.
    for (std::size_t cut = 1; cut < std::min<std::size_t>(stream.size(), 200); ++cut) {
        require(toldOf(stream, limit,
                       [&](std::size_t at) { return at == 0 ? cut : stream.size(); }) == told);
    }
    return 0;
}
