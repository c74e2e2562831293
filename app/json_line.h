// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/coverage.h"
#include "core/event/stored_event.h"
#include "core/event/timestamp.h"
#include "core/json/parser.h"
#include "core/mcp/event_decoder.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace muscope {

// The forms of cli-json: what the command line prints for programs.
using Json = nlohmann::ordered_json;

// One line of JSON with its line end; bytes that are no UTF-8 come as U+FFFD.
[[nodiscard]] std::string jsonLine(const Json& value);

[[nodiscard]] Json timeJson(const Timestamp& time);
[[nodiscard]] Json coverageJson(const Coverage& coverage);

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
