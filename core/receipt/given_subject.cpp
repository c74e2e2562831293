// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/given_subject.h"

#include "core/json/parser.h"

#include <QByteArray>

namespace muscope {

namespace {

std::optional<std::string> textOf(const json::Document& document, const char* key) {
    const auto member = document.find(json::Root, key);
    if (!member || document.type(*member) == json::Type::Null) {
        return std::nullopt;
    }
    return document.type(*member) == json::Type::String ? document.decodedString(*member)
                                                        : std::string(document.spelling(*member));
}

std::optional<std::string_view> viewOf(const std::optional<std::string>& text) {
    return text ? std::optional<std::string_view>(*text) : std::nullopt;
}

} // namespace

GivenSubject::GivenSubject(std::string text)
    : m_text(std::move(text)) {
    readEvent();
}

void GivenSubject::readEvent() {
    json::Parser parser;
    const auto parsed = parser.parse(m_text);
    if (!parsed) {
        return;
    }
    const json::Document& document = **parsed;
    const auto payload = document.find(json::Root, "payload");
    if (!payload || !document.find(json::Root, "event_id")) {
        return;
    }
    m_isEvent = true;
    m_eventId = textOf(document, "event_id");
    m_sessionId = textOf(document, "session_id");
    m_eventType = textOf(document, "event_type");
    if (const auto raw = textOf(document, "raw_base64")) {
        m_payload = QByteArray::fromBase64(QByteArray::fromStdString(*raw)).toStdString();
    } else if (document.type(*payload) != json::Type::Null) {
        m_payload = document.spelling(*payload);
    }
}

LabelTarget GivenSubject::labels() const {
    return {viewOf(m_eventType), viewOf(m_eventId), viewOf(m_sessionId)};
}

void GivenSubject::putInto(Subjects& subjects) const {
    if (!m_isEvent) {
        subjects.beginText(m_text);
        return;
    }
    EventView event;
    event.payload = viewOf(m_payload);
    subjects.begin(event);
}

} // namespace muscope
