// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/event_redactor.h"

#include "core/event/timestamp.h"
#include "core/json/parser.h"
#include "core/receipt/receipt_engine.h"
#include "core/receipt/receipt_finder.h"

namespace muscope {

EventRedactor::Redacted EventRedactor::apply(const EventView& event) {
    m_texts.clear();
    m_isTouched = false;
    EventView told = event;
    takeId(told.sessionId);
    takeId(told.eventId);
    takeText(told.type);
    for (Column* const column : {&told.direction, &told.streamId}) {
        if (*column) {
            takeText(**column);
        }
    }
    // A time that can be read as one holds no secret, and is wanted.
    if (told.createdAt && !Timestamp::parse(*told.createdAt).isKnown()) {
        takeText(*told.createdAt);
    }
    const bool isReceipt = isReceiptOfTouched(event);
    const std::span<const std::string_view> textKeys =
        isReceipt ? std::span<const std::string_view>(ReceiptTextKeys)
                  : std::span<const std::string_view>();
    takeDocument(told.payload, textKeys);
    takeDocument(told.raw, textKeys);
    m_isTouched = m_isTouched || m_plan.isTouched(event.sessionId, event.eventId) ||
                  (told.metadata && m_uncounted.document(*told.metadata));
    if (m_isTouched) {
        takeDocument(told.metadata, ReceiptKeys);
    }
    return {told, m_isTouched};
}

std::string EventRedactor::text(std::string_view text) {
    if (const std::string* const label = m_plan.labelOfId(text)) {
        return *label;
    }
    return m_redactor.text(text).value_or(std::string(text));
}

std::optional<std::string> EventRedactor::subjectOf(const EventView& event) {
    if (!ReceiptEngine::isReceiptEvent(event.type) || !event.payload) {
        return std::nullopt;
    }
    json::Parser parser;
    const auto payload = parser.parse(*event.payload);
    return payload ? namedSubject(**payload) : std::nullopt;
}

void EventRedactor::takeId(std::string_view& id) {
    const std::string_view before = id;
    takeText(id);
    const std::string* const label = m_plan.labelOfId(before);
    if (label != nullptr) {
        id = *label;
    }
}

void EventRedactor::takeText(std::string_view& text) {
    take(text, m_redactor.text(text));
}

void EventRedactor::take(std::string_view& column, std::optional<std::string> safe) {
    if (safe) {
        column = m_texts.emplace_back(std::move(*safe));
        m_isTouched = true;
    }
}

void EventRedactor::takeDocument(Column& column, std::span<const std::string_view> receiptKeys) {
    if (column) {
        take(*column, m_redactor.document(*column, receiptKeys));
    }
}

bool EventRedactor::isReceiptOfTouched(const EventView& event) const {
    const std::optional<std::string> subject = subjectOf(event);
    return subject &&
           (m_plan.isTouched(event.sessionId, *subject) || m_plan.isLater(event.sequence));
}

} // namespace muscope
