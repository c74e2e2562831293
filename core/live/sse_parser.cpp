// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/sse_parser.h"

#include "core/live/line_ends.h"
#include "core/live/reused_buffer.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace muscope {

namespace {

constexpr std::string_view Mark = "\xef\xbb\xbf"; // U+FEFF
constexpr std::size_t LargestLimit = std::numeric_limits<std::size_t>::max() / 2;

} // namespace

SseParser::SseParser(Sink sink, std::size_t limit)
    : m_sink(std::move(sink))
    , m_limit(std::clamp(limit, Mark.size(), LargestLimit)) {}

void SseParser::push(std::string_view bytes) {
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    LineEnds ends(bytes);
    while (at != end) {
        if (std::exchange(m_followsCr, false) && *at == '\n') {
            ++at;
            continue;
        }
        const char* const lineEnd = ends.next(at);
        const std::string_view part(at, static_cast<std::size_t>(lineEnd - at));
        if (lineEnd == end) {
            keepLine(part);
            return;
        }
        endLine(part);
        m_followsCr = *lineEnd == '\r';
        at = lineEnd + 1;
    }
}

void SseParser::finish() {
    if (!m_isSkipping) {
        const std::string_view line = withoutMark(m_line);
        m_block.takeBeginning(line);
        if (m_blockSize + line.size() > 0) {
            tell(SseOutcome::Incomplete);
        }
    }
    clearBlock();
    emptyForReuse(m_line);
}

void SseParser::endLine(std::string_view rest) {
    if (m_line.empty()) {
        takeLine(rest);
    } else {
        keepLine(rest);
        takeLine(m_line);
        emptyForReuse(m_line);
    }
    m_isFirstLine = false;
}

// One byte beyond the limit is kept to know it by; while skipping one byte, as the line is not
// blank.
void SseParser::keepLine(std::string_view part) {
    const std::size_t room = m_isSkipping ? 1 : m_limit - std::min(m_limit, m_blockSize) + 1;
    m_line.append(part.substr(0, room - std::min(room, m_line.size())));
    if (!m_isSkipping && m_blockSize + m_line.size() > m_limit) {
        giveUp(m_line);
        emptyForReuse(m_line);
        m_line.push_back('x');
    }
}

void SseParser::takeLine(std::string_view line) {
    const std::string_view text = m_isFirstLine ? withoutMark(line) : line;
    if (text.empty()) {
        endBlock();
        return;
    }
    if (m_isSkipping) {
        return;
    }
    if (m_blockSize + line.size() > m_limit) {
        giveUp(line);
        return;
    }
    m_blockSize += line.size() + 1;
    m_block.takeLine(text);
}

void SseParser::endBlock() {
    if (m_blockSize > 0 && !m_isSkipping) {
        tell(m_block.hasData() ? SseOutcome::Dispatched : SseOutcome::WithoutData);
    }
    clearBlock();
}

void SseParser::giveUp(std::string_view line) {
    m_block.takeBeginning(withoutMark(line.substr(0, m_limit - std::min(m_limit, m_blockSize))));
    tell(SseOutcome::TooLarge);
    clearBlock();
    m_isSkipping = true;
}

// A block that did not end leaves the last id as it was.
void SseParser::tell(SseOutcome outcome) {
    SseEvent event = m_block.event();
    event.outcome = outcome;
    if (event.id && outcome != SseOutcome::Incomplete) {
        m_block.swapId(m_lastEventId);
        event.id = m_lastEventId;
    }
    event.lastEventId = m_lastEventId;
    m_sink(event);
}

void SseParser::clearBlock() {
    m_isSkipping = false;
    m_blockSize = 0;
    m_block.clear();
}

std::string_view SseParser::withoutMark(std::string_view line) const {
    return m_isFirstLine && line.starts_with(Mark) ? line.substr(Mark.size()) : line;
}

} // namespace muscope
