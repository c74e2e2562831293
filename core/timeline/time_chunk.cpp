// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/time_chunk.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace muscope {

namespace {

constexpr std::uint32_t LeastForPyramid = 64;
constexpr std::uint32_t EntriesPerFinestBin = 4; // on average, at least
constexpr int TimeBits = 64;

} // namespace

TimeChunk::TimeChunk(std::span<const TimelineEntry> entries)
    : m_size(static_cast<std::uint32_t>(entries.size()))
    , m_base(entries.front().time) {
    const auto [low, high] = std::ranges::minmax(entries, {}, &TimelineEntry::row);
    m_firstRow = low.row;
    const bool isShort = entries.back().time - m_base <= std::numeric_limits<std::uint32_t>::max();
    const bool isNear = high.row - low.row <= std::numeric_limits<std::uint16_t>::max();
    isShort ? m_offsets.reserve(m_size) : m_wideOffsets.reserve(m_size);
    isNear ? m_rows.reserve(m_size) : m_wideRows.reserve(m_size);
    for (const TimelineEntry& entry : entries) {
        const std::int64_t offset = entry.time - m_base;
        const std::uint32_t row = entry.row - m_firstRow;
        isShort ? m_offsets.push_back(static_cast<std::uint32_t>(offset))
                : m_wideOffsets.push_back(offset);
        isNear ? m_rows.push_back(static_cast<std::uint16_t>(row)) : m_wideRows.push_back(row);
    }
    if (m_size >= LeastForPyramid) {
        buildPyramid(entries);
    }
}

void TimeChunk::buildPyramid(std::span<const TimelineEntry> entries) {
    // Two neighbours share a bin of 1 << shift exactly when they differ in the low bits alone.
    std::array<std::uint32_t, TimeBits + 1> changes{};
    for (std::size_t place = 1; place < entries.size(); ++place) {
        const auto difference =
            static_cast<std::uint64_t>(entries[place].time ^ entries[place - 1].time);
        ++changes[static_cast<std::size_t>(std::bit_width(difference))];
    }
    const auto span = static_cast<std::uint64_t>(entries.back().time - m_base);
    const int leastShift =
        std::max(0, static_cast<int>(std::bit_width(span)) - 31); // keys are 32 bits wide
    std::uint32_t bins = m_size;
    std::uint32_t most = m_size / EntriesPerFinestBin;
    for (int shift = 0; shift < TimeBits - 1 && bins > 1; ++shift) {
        bins -= changes[static_cast<std::size_t>(shift)];
        if (bins <= most && shift >= leastShift) {
            addLevel(entries, shift);
            most = bins / 2;
        }
    }
    m_bins.shrink_to_fit();
}

void TimeChunk::addLevel(std::span<const TimelineEntry> entries, int shift) {
    const std::int64_t origin = m_base >> shift;
    const auto begin = static_cast<std::uint16_t>(m_bins.size());
    const auto keyOf = [&](std::size_t place) {
        return static_cast<std::uint32_t>((entries[place].time >> shift) - origin);
    };
    if (m_levels.empty()) {
        m_bins.push_back({0, 0});
        for (std::size_t place = 1; place < entries.size(); ++place) {
            if (const std::uint32_t key = keyOf(place); key != m_bins.back().key) {
                m_bins.push_back({key, static_cast<std::uint16_t>(place)});
            }
        }
    } else {
        const LevelPlace below = m_levels.back();
        for (std::size_t bin = below.begin; bin < below.end; ++bin) {
            const std::uint16_t first = m_bins[bin].first;
            const std::uint32_t key = keyOf(first);
            if (bin == below.begin || key != m_bins.back().key) {
                m_bins.push_back({key, first});
            }
        }
    }
    m_levels.push_back(
        {static_cast<std::uint8_t>(shift), begin, static_cast<std::uint16_t>(m_bins.size())});
}

std::uint32_t TimeChunk::lowerBound(std::int64_t time) const {
    std::uint32_t low = 0;
    std::uint32_t high = m_size;
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        if (this->time(middle) < time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::optional<TimeChunk::Level> TimeChunk::level(int shift) const {
    const auto coarser = std::ranges::upper_bound(
        m_levels, shift, {}, [](const LevelPlace& place) { return int{place.shift}; });
    if (coarser == m_levels.begin()) {
        return std::nullopt;
    }
    const LevelPlace& place = *std::prev(coarser);
    return Level{place.shift, (m_base >> place.shift) << place.shift,
                 std::span(m_bins).subspan(place.begin, std::size_t{place.end} - place.begin)};
}

std::size_t TimeChunk::bytes() const {
    return sizeof(*this) + m_offsets.capacity() * sizeof(std::uint32_t) +
           m_wideOffsets.capacity() * sizeof(std::int64_t) +
           m_rows.capacity() * sizeof(std::uint16_t) +
           m_wideRows.capacity() * sizeof(std::uint32_t) + m_bins.capacity() * sizeof(Bin) +
           m_levels.capacity() * sizeof(LevelPlace);
}

} // namespace muscope
