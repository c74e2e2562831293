// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/filtered_tail.h"

namespace muscope {

namespace {

constexpr std::size_t FilteredBatchRows = 256;
constexpr std::size_t FilteredBatchBytes = 8UL << 20;

} // namespace

FilteredTail::FilteredTail(const StoreLocation& location, const RuleRegistry& rules,
                           const Filter& filter, EventStore::EventSink sink)
    : m_request(requestFor(filter))
    , m_checker(rules, location, m_noSources, m_request)
    , m_filter(filter)
    , m_sink(std::move(sink)) {}

PassRequest FilteredTail::requestFor(const Filter& filter) {
    PassRequest request;
    request.checkReceipts = filter.needsReceipts();
    request.filter = filter;
    return request;
}

void FilteredTail::add(const EventView& event) {
    if (m_request.filter.isEverything()) {
        m_sink(event);
        return;
    }
    m_batch.append(event);
    if (m_batch.size() == FilteredBatchRows || m_batch.byteCount() >= FilteredBatchBytes) {
        flush();
    }
}

void FilteredTail::flush() {
    // Nothing is read from a store, so nothing can fail.
    if (const Result<CheckedBatch> checked = m_checker.check(m_batch)) {
        for (std::size_t i = 0; i < m_batch.size(); ++i) {
            if (m_filter.passes(m_batch.at(i), checked->events[i])) {
                m_sink(m_batch.at(i));
            }
        }
    }
    m_batch.clear();
}

} // namespace muscope
