// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/sse_block.h"

#include "core/live/reused_buffer.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

namespace muscope {

namespace {

// A field's value: what follows the colon, without one space.
std::string_view valueAfter(std::string_view line, std::size_t colon) {
    line.remove_prefix(std::min(colon + 1, line.size()));
    if (line.starts_with(' ')) {
        line.remove_prefix(1);
    }
    return line;
}

} // namespace

void SseBlock::takeLine(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == 0) {
        takeComment(valueAfter(line, 0));
    } else {
        takeField(line.substr(0, colon), valueAfter(line, std::min(colon, line.size())));
    }
}

void SseBlock::takeBeginning(std::string_view line) {
    if (line.starts_with("data:")) {
        takeData(valueAfter(line, 4));
    }
}

void SseBlock::clear() {
    for (std::string* const buffer : {&m_type, &m_data, &m_comments, &m_id}) {
        emptyForReuse(*buffer);
    }
    m_retry.reset();
    m_hasData = false;
    m_hasComments = false;
    m_hasId = false;
}

SseEvent SseBlock::event() const {
    SseEvent event;
    event.type = m_type.empty() ? std::string_view("message") : m_type;
    event.data = m_data;
    event.comments = m_comments;
    if (m_hasId) {
        event.id = m_id;
    }
    event.retry = m_retry;
    return event;
}

void SseBlock::takeField(std::string_view name, std::string_view value) {
    if (name == "data") {
        takeData(value);
    } else if (name == "event") {
        m_type.assign(value);
    } else if (name == "id") {
        takeId(value);
    } else if (name == "retry") {
        takeRetry(value);
    }
}

void SseBlock::takeData(std::string_view value) {
    if (std::exchange(m_hasData, true)) {
        m_data.push_back('\n');
    }
    m_data.append(value);
}

void SseBlock::takeComment(std::string_view text) {
    if (std::exchange(m_hasComments, true)) {
        m_comments.push_back('\n');
    }
    m_comments.append(text);
}

void SseBlock::takeId(std::string_view value) {
    if (value.find('\0') == std::string_view::npos) {
        m_id.assign(value);
        m_hasId = true;
    }
}

// Saturates at 24 days, the longest that timers take.
void SseBlock::takeRetry(std::string_view value) {
    constexpr std::int64_t Longest = std::numeric_limits<std::int32_t>::max();
    const auto isDigit = [](char byte) { return byte >= '0' && byte <= '9'; };
    if (value.empty() || !std::all_of(value.begin(), value.end(), isDigit)) {
        return;
    }
    std::int64_t milliseconds = 0;
    for (const char digit : value) {
        milliseconds = std::min(Longest, milliseconds * 10 + (digit - '0'));
    }
    m_retry = std::chrono::milliseconds(milliseconds);
}

} // namespace muscope
