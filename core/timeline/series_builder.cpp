// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/series_builder.h"

#include <algorithm>
#include <iterator>

namespace muscope {

void SeriesBuilder::add(const TimelineEntry& entry) {
    const bool isFirst = m_full.empty() && m_tail.empty();
    if (isFirst || m_last < entry) {
        append(entry);
    } else {
        m_late.push_back(entry);
    }
}

void SeriesBuilder::append(const TimelineEntry& entry) {
    m_last = entry;
    m_tail.push_back(entry);
    if (m_tail.size() == TimeChunk::MostEntries) {
        m_full.push_back(std::make_shared<const TimeChunk>(m_tail));
        m_tail.clear();
    }
}

void SeriesBuilder::settle() {
    std::ranges::sort(m_late);
    std::vector<TimelineEntry> behind;
    const auto lastOf = [](const TimeChunk& chunk) {
        return TimelineEntry{chunk.time(chunk.size() - 1), chunk.row(chunk.size() - 1).value()};
    };
    std::size_t kept = m_full.size();
    while (kept > 0 && m_late.front() < lastOf(*m_full[kept - 1])) {
        --kept;
    }
    for (std::size_t number = kept; number < m_full.size(); ++number) {
        for (std::uint32_t place = 0; place < m_full[number]->size(); ++place) {
            behind.push_back({m_full[number]->time(place), m_full[number]->row(place).value()});
        }
    }
    m_full.resize(kept);
    behind.insert(behind.end(), m_tail.begin(), m_tail.end());
    m_tail.clear();
    std::vector<TimelineEntry> merged;
    merged.reserve(behind.size() + m_late.size());
    std::ranges::merge(behind, m_late, std::back_inserter(merged));
    m_late.clear();
    for (const TimelineEntry& entry : merged) {
        append(entry);
    }
}

TimeSeries SeriesBuilder::series() {
    if (!m_late.empty()) {
        settle();
    }
    auto chunks = m_full;
    if (!m_tail.empty()) {
        chunks.push_back(std::make_shared<const TimeChunk>(m_tail));
    }
    return TimeSeries(std::move(chunks));
}

} // namespace muscope
