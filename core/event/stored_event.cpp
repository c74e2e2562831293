// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/stored_event.h"

namespace muscope {

namespace {

QByteArray bytes(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

std::optional<QByteArray> bytes(std::optional<std::string_view> text) {
    return text ? std::optional(bytes(*text)) : std::nullopt;
}

std::string_view view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

std::optional<std::string_view> view(const std::optional<QByteArray>& bytes) {
    return bytes ? std::optional(view(*bytes)) : std::nullopt;
}

} // namespace

StoredEvent StoredEvent::copyOf(const EventView& event) {
    return {event.sequence,
            SessionId(bytes(event.sessionId)),
            EventId(bytes(event.eventId)),
            bytes(event.type),
            bytes(event.createdAt),
            bytes(event.payload),
            bytes(event.metadata),
            bytes(event.direction),
            bytes(event.streamId),
            bytes(event.raw)};
}

EventView StoredEvent::view() const {
    return {sequence,
            muscope::view(sessionId.value()),
            muscope::view(eventId.value()),
            muscope::view(type),
            muscope::view(createdAt),
            muscope::view(payload),
            muscope::view(metadata),
            muscope::view(direction),
            muscope::view(streamId),
            muscope::view(raw)};
}

} // namespace muscope
