// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/json/parser.h"

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// Writes the canonical form of events, what a session digest is taken of: the object with
// created_at, event_id, event_type, metadata, payload and session_id as json/canonical.h has it.
// - created_at is spelled as muscope prints it (Timestamp::printed), so two stores that hold the
//   same moment agree; payload and metadata are the JSON of their columns, so what JSONB does to
//   order and spelling changes nothing.
// - SQL NULL is null, and so is JSON's null: the two are not told apart.
// - Bytes that are no JSON, or no UTF-8, are null, and stand in base64 in a member of their own:
//   raw_base64 for the payload, as `events` prints it, and created_at_base64, event_id_base64,
//   event_type_base64, metadata_base64, session_id_base64. No other event has that form.
// Holds scratch memory: one per thread.
class CanonicalEvent final {
public:
    // Good until the next call.
    [[nodiscard]] const std::string& text(const EventView& event);

private:
    void addText(std::string_view name, const std::optional<std::string_view>& text);
    void addJson(std::string_view name, std::string_view otherName,
                 const std::optional<std::string_view>& text);
    void addName(std::string_view name);

    json::Parser m_parser;
    std::string m_text;
};

} // namespace muscope
