// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/time_series.h"

namespace muscope {

TimeSeries::TimeSeries(std::vector<std::shared_ptr<const TimeChunk>> chunks)
    : m_chunks(std::move(chunks)) {
    m_spans.reserve(m_chunks.size());
    for (const auto& chunk : m_chunks) {
        m_spans.push_back({chunk->time(0), chunk->time(chunk->size() - 1)});
        m_size += chunk->size();
    }
}

TimelineEntry TimeSeries::at(std::uint32_t place) const {
    const TimeChunk& chunk = *m_chunks[place / TimeChunk::MostEntries];
    const std::uint32_t inside = place % TimeChunk::MostEntries;
    return {chunk.time(inside), chunk.row(inside).value()};
}

std::uint32_t TimeSeries::lowerBound(std::int64_t time) const {
    const auto span = std::ranges::lower_bound(m_spans, time, {}, &Span::last);
    if (span == m_spans.end()) {
        return m_size;
    }
    const auto chunk = static_cast<std::uint32_t>(span - m_spans.begin());
    return chunk * TimeChunk::MostEntries + m_chunks[chunk]->lowerBound(time);
}

std::uint32_t TimeSeries::lowerBound(const TimelineEntry& entry) const {
    std::uint32_t low = lowerBound(entry.time);
    std::uint32_t high = lowerBound(entry.time + 1);
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (at(middle) < entry) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::size_t TimeSeries::bytes() const {
    std::size_t bytes = m_spans.capacity() * sizeof(Span) +
                        m_chunks.capacity() * sizeof(std::shared_ptr<const TimeChunk>);
    for (const auto& chunk : m_chunks) {
        bytes += chunk->bytes();
    }
    return bytes;
}

} // namespace muscope
