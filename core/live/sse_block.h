// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/sse_event.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// What the lines of one block say, by the rules for fields of WHATWG HTML, section 9.2.6. Its
// buffers are reused for the next block. SseParser owns one.
class SseBlock {
public:
    // A whole line, which is not blank.
    void takeLine(std::string_view line);

    // A line whose end is missing. Half of an id would be another id, but half of the data is worth
    // seeing: only that is taken.
    void takeBeginning(std::string_view line);

    void clear();

    [[nodiscard]] bool hasData() const { return m_hasData; }

    // As told so far, without outcome and lastEventId; good until the block is changed.
    [[nodiscard]] SseEvent event() const;

    void swapId(std::string& id) noexcept { m_id.swap(id); }

private:
    void takeField(std::string_view name, std::string_view value);
    void takeData(std::string_view value);
    void takeComment(std::string_view text);
    void takeId(std::string_view value);
    void takeRetry(std::string_view value);

    std::string m_type;
    std::string m_data;
    std::string m_comments;
    std::string m_id;
    std::optional<std::chrono::milliseconds> m_retry;
    bool m_hasData = false;
    bool m_hasComments = false;
    bool m_hasId = false;
};

} // namespace muscope
