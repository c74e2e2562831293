// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/json/parser.h"
#include "core/mcp/event_decoder.h"

#include <string>

namespace muscope {

// Writes events as NDJSON, payload and metadata inline as they came: digits, escapes and duplicate
// keys kept. Holds scratch memory.
class EventJsonWriter {
public:
    // Good until the next call; the line end is included.
    [[nodiscard]] const std::string& line(const EventView& event);

private:
    void addText(const char* name, std::string_view bytes);
    void addTime(const std::optional<std::string_view>& time);
    void addDirection(const EventView& event);
    void addInline(const char* name, const std::optional<std::string_view>& text);
    [[nodiscard]] bool isPrintableJson(std::string_view text);

    json::Parser m_parser;
    EventDecoder m_decoder;
    std::string m_line;
};

} // namespace muscope
