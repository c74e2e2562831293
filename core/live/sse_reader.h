// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/message_intake.h"
#include "core/live/sse_parser.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

struct LiveContext;
class SeenSseIds;

// Reads one logical stream of the server, which may be several HTTP answers when it is resumed, and
// passes on what is in it. Keeps the cursor to resume from. One thread.
class SseReader {
public:
    // seen: of the session, where ids mean something. takeOther: gets events of unknown types
    // first, returns whether it took one.
    SseReader(const LiveContext& context, std::string stream, SeenSseIds* seen,
              std::function<bool(const SseEvent&)> takeOther = {});

    // An answer begins; what is pushed belongs to it until it ends.
    void begin();
    void push(std::string_view bytes);
    void end();

    // The id to resume from; empty: none. And the number of the event that told it.
    [[nodiscard]] const std::string& cursor() const { return m_cursor; }
    [[nodiscard]] std::uint64_t cursorNumber() const { return m_cursorNumber; }
    void forgetCursor() { m_cursor.clear(); }
    // As the server last asked for (WHATWG HTML, section 9.2.6).
    [[nodiscard]] std::optional<std::chrono::milliseconds> retry() const { return m_retry; }
    // Messages, duplicates included, of the answer that begin() began.
    [[nodiscard]] std::uint64_t delivered() const { return m_delivered; }
    // Whether an event was longer than the limit, since the beginning.
    [[nodiscard]] bool hasLostEvent() const { return m_hasLostEvent; }

private:
    void take(const SseEvent& event);
    void takeDispatched(const SseEvent& event, const Arrival& arrival);
    void tellPrimed(const Arrival& arrival);

    const LiveContext& m_context;
    std::string m_stream;
    SeenSseIds* m_seen;
    std::function<bool(const SseEvent&)> m_takeOther;
    std::optional<SseParser> m_parser;
    std::string m_cursor;
    std::uint64_t m_cursorNumber = 0;
    std::optional<std::chrono::milliseconds> m_retry;
    std::uint64_t m_delivered = 0;
    bool m_hasLostEvent = false;
};

} // namespace muscope
