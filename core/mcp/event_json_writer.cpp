// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/event_json_writer.h"

#include "core/base/utf8_text.h"
#include "core/json/string_value.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::string_view Blanks = " \t\n\r";

std::string_view withoutBlanks(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(Blanks), text.size());
    return text.substr(begin, text.find_last_not_of(Blanks) + 1 - begin);
}

std::string base64Of(std::string_view bytes) {
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()))
        .toBase64()
        .toStdString();
}

// How PostgreSQL spells a time that is printed so: a spelling of its own says nothing more.
std::string databaseSpelling(std::string printed) {
    const bool hasZone = printed.ends_with('Z');
    std::ranges::replace(printed, 'T', ' ');
    if (hasZone) {
        printed.pop_back();
    }
    if (printed.find('.') != std::string::npos) {
        printed.erase(printed.find_last_not_of('0') + 1);
    }
    if (printed.ends_with('.')) {
        printed.pop_back();
    }
    return hasZone ? printed + "+00" : printed;
}

} // namespace

const std::string& EventJsonWriter::line(const EventView& event) {
    m_line = '{';
    m_stored.clear();
    addText("session_id", event.sessionId);
    addText("event_id", event.eventId);
    addText("event_type", event.type);
    addTime(event.createdAt);
    addDirection(event);
    addPayload(event);
    addMetadata(event.metadata);
    addStream(event.streamId);
    m_line += "\"sequence\":" + std::to_string(event.sequence.value());
    if (!m_stored.empty()) {
        m_stored.back() = '}';
        m_line += ",\"stored\":{" + m_stored;
    }
    m_line += "}\n";
    return m_line;
}

void EventJsonWriter::addText(const char* name, std::string_view bytes) {
    m_line += '"';
    m_line += name;
    m_line += "\":";
    if (json::firstInvalidUtf8(bytes)) {
        json::appendQuoted(toText(bytes).toStdString(), m_line); // U+FFFD for what is none
        keep(name, bytes);
    } else {
        json::appendQuoted(bytes, m_line);
    }
    m_line += ',';
}

void EventJsonWriter::addTime(const std::optional<std::string_view>& time) {
    if (!time) {
        m_line += "\"created_at\":null,";
        return;
    }
    const std::string printed = Timestamp::printed(*time);
    addText("created_at", printed);
    if (*time != printed && *time != databaseSpelling(printed)) {
        keep("created_at", *time);
    }
}

void EventJsonWriter::addDirection(const EventView& event) {
    const std::string_view word = wordFor(m_decoder.directionOf(event));
    m_line += "\"direction\":";
    if (word.empty()) {
        m_line += "null,";
    } else {
        m_line += '"';
        m_line += word;
        m_line += "\",";
    }
    const bool isSaid = word.empty() ? !event.direction : event.direction == word;
    if (!isSaid) {
        keep("direction", event.direction);
    }
}

void EventJsonWriter::addPayload(const EventView& event) {
    // The bytes as they passed, where they say the message and not something else.
    const bool hasRawJson = event.raw && isPrintableJson(*event.raw);
    const auto& wanted = hasRawJson ? event.raw : event.payload;
    const auto inLine = addInline("payload", "raw_base64", wanted);
    // Null is JSON's here, since a payload is never missing but in tables that muscope did not
    // make.
    const bool isSaid = inLine ? inLine == event.payload : event.payload.has_value();
    const bool isRawSaid = event.raw && inLine == event.raw;
    if (!isSaid) {
        keep("payload", event.payload);
    }
    if (isRawSaid) {
        m_stored += "\"raw\":true,";
    } else if (event.raw) {
        keep("raw", event.raw);
    }
}

void EventJsonWriter::addMetadata(const std::optional<std::string_view>& metadata) {
    const auto inLine = addInline("metadata", "metadata_base64", metadata);
    if (inLine && (inLine != metadata || *inLine == "null")) {
        keep("metadata", metadata);
    }
}

void EventJsonWriter::addStream(const std::optional<std::string_view>& stream) {
    if (stream) {
        addText("stream_id", *stream);
    }
}

std::optional<std::string_view>
EventJsonWriter::addInline(const char* name, const char* otherName,
                           const std::optional<std::string_view>& text) {
    m_line += '"';
    m_line += name;
    m_line += "\":";
    if (text && isPrintableJson(*text)) {
        const std::size_t begin = m_line.size();
        m_line += *text;
        // Line ends lie between tokens only: a blank says the same on one line.
        std::replace_if(
            m_line.begin() + static_cast<std::ptrdiff_t>(begin), m_line.end(),
            [](char c) { return c == '\n' || c == '\r'; }, ' ');
        m_line += ',';
        return withoutBlanks(std::string_view(m_line).substr(begin, text->size()));
    }
    m_line += "null,";
    if (text) {
        addText(otherName, base64Of(*text));
    }
    return std::nullopt;
}

void EventJsonWriter::keep(const char* name, const std::optional<std::string_view>& column) {
    m_stored += '"';
    m_stored += name;
    m_stored += "\":";
    if (!column) {
        m_stored += "null";
    } else if (json::firstInvalidUtf8(*column)) {
        m_stored += "{\"base64\":\"" + base64Of(*column) + "\"}";
    } else {
        json::appendQuoted(*column, m_stored);
    }
    m_stored += ',';
}

bool EventJsonWriter::isPrintableJson(std::string_view text) {
    const auto document = m_parser.parse(text);
    return document && !(*document)->firstInvalidUtf8();
}

} // namespace muscope
