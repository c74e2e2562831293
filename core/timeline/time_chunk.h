// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muscope {

// One event of a lane: when, and which.
struct TimelineEntry {
    std::int64_t time = 0;
    std::uint32_t row = 0;

    auto operator<=>(const TimelineEntry&) const = default;
};

// Up to MostEntries events in the order of their time, about 8 bytes each, with a pyramid of counts
// above them: per level the bins of a power of two microseconds that are not empty, each level at
// most half as long as the one below, 4 bytes an event at most. Immutable, shared between threads.
class TimeChunk {
public:
    static constexpr std::uint32_t MostEntries = 8'192;

    struct Bin {
        std::uint32_t key;   // its place in the level, counted in bins
        std::uint16_t first; // its first entry
    };
    struct Level {
        int shift;           // a bin is 1 << shift microseconds wide
        std::int64_t origin; // the time at which key 0 begins
        std::span<const Bin> bins;
    };

    // entries must be sorted and not empty.
    explicit TimeChunk(std::span<const TimelineEntry> entries);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] std::int64_t time(std::uint32_t place) const {
        return m_base + (m_offsets.empty() ? m_wideOffsets[place] : m_offsets[place]);
    }
    [[nodiscard]] RowNumber row(std::uint32_t place) const {
        return RowNumber(m_firstRow + (m_rows.empty() ? m_wideRows[place] : m_rows[place]));
    }
    // The first entry that is not before time; size() where there is none.
    [[nodiscard]] std::uint32_t lowerBound(std::int64_t time) const;
    // The entry after place, and not beyond end, that is not before time: looked for one by one.
    [[nodiscard]] std::uint32_t scanTo(std::int64_t time, std::uint32_t place,
                                       std::uint32_t end) const {
        const std::int64_t offset = time - m_base;
        return m_offsets.empty() ? scan(m_wideOffsets.data(), offset, place, end)
                                 : scan(m_offsets.data(), offset, place, end);
    }
    // The coarsest level whose bins are no wider than 1 << shift microseconds; nullopt where the
    // entries themselves are all there is.
    [[nodiscard]] std::optional<Level> level(int shift) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    struct LevelPlace {
        std::uint8_t shift;
        std::uint16_t begin;
        std::uint16_t end;
    };

    template <typename Offset>
    static std::uint32_t scan(const Offset* offsets, std::int64_t offset, std::uint32_t place,
                              std::uint32_t end) {
        do {
            ++place;
        } while (place < end && offsets[place] < offset);
        return place;
    }

    void buildPyramid(std::span<const TimelineEntry> entries);
    void addLevel(std::span<const TimelineEntry> entries, int shift);

    std::uint32_t m_size;
    std::int64_t m_base;                     // the first time
    std::uint32_t m_firstRow;                // the lowest row
    std::vector<std::uint32_t> m_offsets;    // from m_base; or
    std::vector<std::int64_t> m_wideOffsets; // where the chunk spans more than 71 minutes
    std::vector<std::uint16_t> m_rows;       // from m_firstRow; or
    std::vector<std::uint32_t> m_wideRows;   // where the rows are far apart
    std::vector<Bin> m_bins;                 // of all levels, the finest first
    std::vector<LevelPlace> m_levels;
};

} // namespace muscope
