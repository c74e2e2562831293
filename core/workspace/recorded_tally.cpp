// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/recorded_tally.h"

#include <algorithm>

namespace muscope {

void RecordedTally::add(const Arrivals& arrivals) {
    const std::lock_guard order(m_order);
    if (const auto upTo = take(arrivals); upTo && m_listener) {
        m_listener(*upTo);
    }
}

std::optional<std::uint64_t> RecordedTally::take(const Arrivals& arrivals) {
    const std::lock_guard lock(m_mutex);
    const Part part{arrivals.lastNumber, arrivals.events.size()};
    if (arrivals.ticket < m_next || !m_early.emplace(arrivals.ticket, part).second) {
        return std::nullopt;
    }
    m_count += part.count;
    const std::uint64_t before = m_upTo;
    while (!m_early.empty() && m_early.begin()->first == m_next) {
        m_upTo = std::max(m_upTo, m_early.begin()->second.lastNumber);
        m_countInOrder += m_early.begin()->second.count;
        m_early.erase(m_early.begin());
        ++m_next;
    }
    return m_upTo == before ? std::nullopt : std::optional(m_upTo);
}

std::uint64_t RecordedTally::count() const {
    const std::lock_guard lock(m_mutex);
    return m_count;
}

std::uint64_t RecordedTally::countInOrder() const {
    const std::lock_guard lock(m_mutex);
    return m_countInOrder;
}

} // namespace muscope
