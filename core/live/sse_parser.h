// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/sse_block.h"
#include "core/live/sse_event.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace muscope {

// Reads one event stream as the HTML standard interprets it (WHATWG HTML, section 9.2.6), on bytes:
// they may come cut anywhere, an event is told by the push that brings the end of its blank line.
// Beyond the standard every block of lines is told, see SseOutcome, and comments are kept.
//
// A block may be limit bytes long, at least 3 (a line end counts as one). What goes beyond is told
// at once with what came of it, and skipped up to its blank line; its id counts, lest a resumed
// stream brings it again. Memory: four times the limit at most, while a block is that long. Buffers
// up to 1 MiB are reused: a steady stream allocates nothing. Any thread, one at a time.
class SseParser {
public:
    using Sink = std::function<void(const SseEvent&)>;

    static constexpr std::size_t DefaultLimit = std::size_t{64} << 20;

    // The sink must not call the parser back, except for lastEventId().
    explicit SseParser(Sink sink, std::size_t limit = DefaultLimit);

    void push(std::string_view bytes);

    // The stream has ended: tells what is left of an event. Nothing may be pushed after it.
    void finish();

    // What to resume the stream from: the id in force after the last block that ended. Empty: none.
    [[nodiscard]] std::string_view lastEventId() const { return m_lastEventId; }

private:
    void endLine(std::string_view rest);
    void keepLine(std::string_view part);
    void takeLine(std::string_view line);
    void endBlock();
    void giveUp(std::string_view line);
    void tell(SseOutcome outcome);
    void clearBlock();
    [[nodiscard]] std::string_view withoutMark(std::string_view line) const;

    Sink m_sink;
    std::size_t m_limit;
    std::string m_lastEventId;
    std::string m_line; // the beginning of a line whose end has not come yet
    bool m_isFirstLine = true;
    bool m_followsCr = false;
    bool m_isSkipping = false; // the rest of a block that was too large

    SseBlock m_block;
    std::size_t m_blockSize = 0; // bytes of its lines, a line end counting as one
};

} // namespace muscope
