// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/event_json_writer.h"

#include <QByteArray>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muscope {

const std::string& EventJsonWriter::line(const EventView& event) {
    m_line = '{';
    addText("session_id", event.sessionId);
    addText("event_id", event.eventId);
    addText("event_type", event.type);
    addTime(event.createdAt);
    addDirection(event);
    // The bytes as they passed, where they say the message and not something else.
    const bool hasRawJson = event.raw && isPrintableJson(*event.raw);
    addInline("payload", hasRawJson ? event.raw : event.payload);
    addInline("metadata", event.metadata);
    m_line.back() = '}';
    m_line += '\n';
    return m_line;
}

void EventJsonWriter::addText(const char* name, std::string_view bytes) {
    m_line += '"';
    m_line += name;
    m_line += "\":";
    // Bytes that are no UTF-8 come as U+FFFD.
    m_line += nlohmann::json(bytes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    m_line += ',';
}

void EventJsonWriter::addTime(const std::optional<std::string_view>& time) {
    if (!time) {
        m_line += "\"created_at\":null,";
        return;
    }
    addText("created_at", Timestamp::printed(*time));
}

void EventJsonWriter::addDirection(const EventView& event) {
    const Direction direction = m_decoder.directionOf(event);
    m_line += "\"direction\":";
    m_line += direction == Direction::ClientToServer   ? "\"c2s\","
              : direction == Direction::ServerToClient ? "\"s2c\","
                                                       : "null,";
}

void EventJsonWriter::addInline(const char* name, const std::optional<std::string_view>& text) {
    m_line += '"';
    m_line += name;
    m_line += "\":";
    if (!text) {
        m_line += "null,";
    } else if (isPrintableJson(*text)) {
        const std::size_t begin = m_line.size();
        m_line += *text;
        // Line ends lie between tokens only: a blank says the same on one line.
        std::replace_if(
            m_line.begin() + static_cast<std::ptrdiff_t>(begin), m_line.end(),
            [](char c) { return c == '\n' || c == '\r'; }, ' ');
        m_line += ',';
    } else {
        m_line += "null,";
        const bool isPayload = std::string_view(name) == "payload";
        addText(isPayload ? "raw_base64" : "metadata_base64",
                QByteArray(text->data(), static_cast<qsizetype>(text->size()))
                    .toBase64()
                    .toStdString());
    }
}

bool EventJsonWriter::isPrintableJson(std::string_view text) {
    const auto document = m_parser.parse(text);
    return document && !(*document)->firstInvalidUtf8();
}

} // namespace muscope
