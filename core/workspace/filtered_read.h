// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/filter.h"
#include "core/store/event_store.h"

namespace muscope {

class RuleRegistry;

// How far a filtered read came.
struct FilteredCount {
    std::int64_t read = 0;
    std::int64_t passed = 0;
};

// Reads the events of a scope in the store's order and gives those that pass to sink, the first
// scope.limit of them when that is not 0; receipts are checked where the filter asks for them. The
// filter must not need operations. count is kept up to date, also when reading fails. For a thread
// that may wait; memory does not grow with the result.
[[nodiscard]] Result<void> readFiltered(EventStore& store, const StoreLocation& location,
                                        const RuleRegistry& rules, const EventScope& scope,
                                        const Filter& filter, const EventStore::EventSink& sink,
                                        FilteredCount& count, const std::stop_token& stop);

} // namespace muscope
