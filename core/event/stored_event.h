// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"

#include <optional>
#include <string_view>

namespace muscope {

// One row of a store as it is, its bytes owned by somebody else (a batch, a driver's buffer) and
// valid as long as they are. std::nullopt is SQL NULL, or a column the table does not have.
struct EventView {
    Sequence sequence;
    std::string_view sessionId;
    std::string_view eventId;
    std::string_view type;
    std::optional<std::string_view> createdAt; // as spelled by the store
    std::optional<std::string_view> payload;   // JSON text
    std::optional<std::string_view> metadata;  // JSON text
    std::optional<std::string_view> direction; // "c2s", "s2c"
    std::optional<std::string_view> streamId;
    std::optional<std::string_view> raw; // the bytes as they passed
};

// One row of a store that owns its bytes: what a person looks at.
struct StoredEvent {
    Sequence sequence;
    SessionId sessionId;
    EventId eventId;
    QByteArray type;
    std::optional<QByteArray> createdAt;
    std::optional<QByteArray> payload;
    std::optional<QByteArray> metadata;
    std::optional<QByteArray> direction;
    std::optional<QByteArray> streamId;
    std::optional<QByteArray> raw;

    [[nodiscard]] static StoredEvent copyOf(const EventView& view);
    [[nodiscard]] EventView view() const;
};

} // namespace muscope
