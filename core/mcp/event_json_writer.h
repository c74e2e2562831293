// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/json/parser.h"
#include "core/mcp/event_decoder.h"

#include <string>

namespace muscope {

// Writes events as NDJSON, payload and metadata inline as they came: digits, escapes and duplicate
// keys kept. Nothing of an event is lost: what those members do not say of its columns, byte for
// byte, is in a member "stored" of its own, which EventJsonReader reads; most lines need none.
//   "stored": {"payload": "[ 1 ]", "raw": true, "event_id": {"base64": "/w=="}, "direction": null}
// A string is the column's text, null is SQL's NULL, and true of raw says that it holds the bytes
// of this line's payload. Holds scratch memory.
class EventJsonWriter {
public:
    // Good until the next call; the line end is included.
    [[nodiscard]] const std::string& line(const EventView& event);

private:
    void addText(const char* name, std::string_view bytes);
    void addTime(const std::optional<std::string_view>& time);
    void addDirection(const EventView& event);
    void addStream(const std::optional<std::string_view>& stream);
    void addPayload(const EventView& event);
    void addMetadata(const std::optional<std::string_view>& metadata);
    // The value as it stands in the line, good until the next member; nullopt: it is null, the text
    // being none or, where it is no JSON, in otherName in base64.
    std::optional<std::string_view> addInline(const char* name, const char* otherName,
                                              const std::optional<std::string_view>& text);
    // Adds to "stored" what a column holds.
    void keep(const char* name, const std::optional<std::string_view>& column);
    [[nodiscard]] bool isPrintableJson(std::string_view text);

    json::Parser m_parser;
    EventDecoder m_decoder;
    std::string m_line;
    std::string m_stored; // members of "stored"
};

} // namespace muscope
