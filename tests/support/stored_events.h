// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"

#include <vector>

namespace muscope {

// All events of a store in its order, with raw bytes.
[[nodiscard]] inline std::vector<StoredEvent> eventsOf(const StoreLocation& location) {
    const auto store = EventStore::open(location);
    if (!store) {
        qFatal("%s", qPrintable(store.error().message));
    }
    std::vector<StoredEvent> events;
    const Result<void> read = (*store)->read(
        {{}, false, true, 0},
        [&events](const EventView& event) { events.push_back(StoredEvent::copyOf(event)); }, {});
    if (!read) {
        qFatal("%s", qPrintable(read.error().message));
    }
    return events;
}

} // namespace muscope
