// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/canonical_event.h"

#include "core/event/timestamp.h"
#include "core/json/canonical.h"
#include "core/json/string_value.h"

namespace muscope {

namespace {

void appendBase64(std::string_view bytes, std::string& into) {
    into.push_back('"');
    into += QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()))
                .toBase64()
                .toStdString();
    into.push_back('"');
}

} // namespace

const std::string& CanonicalEvent::text(const EventView& event) {
    // In the order of their names; a name with _base64 follows the one it is of.
    m_text = '{';
    std::optional<std::string> time;
    if (event.createdAt) {
        time = Timestamp::printed(*event.createdAt);
    }
    addText("created_at", time);
    addText("event_id", event.eventId);
    addText("event_type", event.type);
    addJson("metadata", "metadata_base64", event.metadata);
    addJson("payload", "raw_base64", event.payload);
    addText("session_id", event.sessionId);
    m_text += '}';
    return m_text;
}

void CanonicalEvent::addName(std::string_view name) {
    if (m_text.size() > 1) {
        m_text += ',';
    }
    m_text += '"';
    m_text += name;
    m_text += "\":";
}

void CanonicalEvent::addText(std::string_view name, const std::optional<std::string_view>& text) {
    addName(name);
    if (text && !json::firstInvalidUtf8(*text)) {
        json::appendCanonicalString(*text, m_text);
        return;
    }
    m_text += "null";
    if (text) {
        addName(std::string(name) + "_base64");
        appendBase64(*text, m_text);
    }
}

void CanonicalEvent::addJson(std::string_view name, std::string_view otherName,
                             const std::optional<std::string_view>& text) {
    addName(name);
    if (!text) {
        m_text += "null";
        return;
    }
    const auto document = m_parser.parse(*text);
    if (document && !(*document)->firstInvalidUtf8()) {
        json::appendCanonical(**document, json::Root, m_text);
        return;
    }
    m_text += "null";
    addName(otherName);
    appendBase64(*text, m_text);
}

} // namespace muscope
