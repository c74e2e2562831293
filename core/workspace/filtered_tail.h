// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/batch_checker.h"
#include "core/workspace/event_filter.h"

namespace muscope {

// Lets those events of a stream through that pass a filter, as they come. A receipt is looked for
// in its event's own metadata: one that lies elsewhere may yet have to come. The filter must not
// need operations. One thread at a time.
class FilteredTail {
public:
    FilteredTail(const StoreLocation& location, const RuleRegistry& rules, const Filter& filter,
                 EventStore::EventSink sink);

    void add(const EventView& event);
    // What was added has been given when it returns.
    void flush();

private:
    [[nodiscard]] static PassRequest requestFor(const Filter& filter);

    ReceiptSources m_noSources;
    PassRequest m_request;
    BatchChecker m_checker;
    EventFilter m_filter;
    EventStore::EventSink m_sink;
    EventBatch m_batch;
};

} // namespace muscope
