// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <cstdint>

namespace muscope {

// An event on its way from a live connection into a store, whatever columns the store's table has:
// raw, direction and stream are always told here.
struct RecordedEvent {
    StoredEvent event;
    bool needsRaw = false;     // the payload alone does not say what the bytes said
    bool wantsReceipt = false; // a receipt of what will be stored goes into its metadata

    // About what it takes in memory.
    [[nodiscard]] std::size_t size() const {
        const auto of = [](const std::optional<QByteArray>& bytes) {
            return bytes ? static_cast<std::size_t>(bytes->size()) : 0;
        };
        return of(event.payload) + of(event.metadata) + of(event.raw) + sizeof *this;
    }
};

} // namespace muscope
