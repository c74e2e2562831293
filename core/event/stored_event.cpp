// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/stored_event.h"

#include "core/base/utf8_text.h"

namespace muscope {

namespace {

std::optional<QByteArray> copied(std::optional<std::string_view> text) {
    return text ? std::optional(toBytes(*text)) : std::nullopt;
}

std::optional<std::string_view> viewed(const std::optional<QByteArray>& bytes) {
    return bytes ? std::optional(toView(*bytes)) : std::nullopt;
}

} // namespace

StoredEvent StoredEvent::copyOf(const EventView& event) {
    return {event.sequence,
            SessionId(toBytes(event.sessionId)),
            EventId(toBytes(event.eventId)),
            toBytes(event.type),
            copied(event.createdAt),
            copied(event.payload),
            copied(event.metadata),
            copied(event.direction),
            copied(event.streamId),
            copied(event.raw)};
}

EventView StoredEvent::view() const {
    return {sequence,         toView(sessionId.value()), toView(eventId.value()),
            toView(type),     viewed(createdAt),         viewed(payload),
            viewed(metadata), viewed(direction),         viewed(streamId),
            viewed(raw)};
}

} // namespace muscope
