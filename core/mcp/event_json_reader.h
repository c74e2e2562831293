// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/json/parser.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace muscope {

// Why a line is no event: a reason that many lines may have in common, and what is of this one.
struct LineFault {
    const char* reason = "";   // "is no JSON"
    std::string detail;        // "byte 7: unexpected end"; may be empty
    bool isReportHead = false; // it says what the events behind it are of: nothing is missed
};

// An event as a line tells it.
struct LineEvent {
    StoredEvent event;
    std::string unknownMember; // the first that has no column here; empty: none has
};

// Reads events from NDJSON lines: those that EventJsonWriter wrote, of which every column comes
// back byte for byte, and those of others, with names in snake_case or camelCase. session_id,
// event_id, event_type and payload have to be there; ids and times may be numbers. A payload keeps
// its spelling. The sequence is left to the store. Any bytes are valid input. Holds scratch memory.
class EventJsonReader {
public:
    [[nodiscard]] tl::expected<LineEvent, LineFault> read(std::string_view line);

private:
    json::Parser m_parser;
};

} // namespace muscope
