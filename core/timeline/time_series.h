// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/time_chunk.h"
#include "core/timeline/viewport.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <optional>
#include <vector>

namespace muscope {

// Events in the order of their time (equal times: of their row) that can be counted per column of a
// picture in the time the columns take, however many there are. Immutable, cheap to copy.
class TimeSeries {
public:
    TimeSeries() = default;
    // All chunks but the last must be full.
    explicit TimeSeries(std::vector<std::shared_ptr<const TimeChunk>> chunks);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] TimelineEntry at(std::uint32_t place) const;
    // The first place that is not before time, or not before entry; size() where there is none.
    [[nodiscard]] std::uint32_t lowerBound(std::int64_t time) const;
    [[nodiscard]] std::uint32_t lowerBound(const TimelineEntry& entry) const;
    [[nodiscard]] std::size_t bytes() const;

    // Calls visit(column, place, count) for the events in view, from left to right; a column may
    // come more than once. place is that of the first of them. Where exact is false an event may be
    // told one column too far left.
    template <typename Visit>
    void visitColumns(const Viewport& view, bool exact, const Visit& visit) const;

private:
    struct Span {
        std::int64_t first;
        std::int64_t last;
    };
    // time must be in view.
    [[nodiscard]] static int columnOf(const Viewport& view, std::int64_t time) {
        return static_cast<int>(view.xOf(time));
    }
    template <typename Visit>
    void visitChunk(std::size_t chunk, const Viewport& view, bool exact, const Visit& visit) const;
    template <typename Visit>
    void visitEntries(std::size_t chunk, std::uint32_t begin, std::uint32_t end,
                      const Viewport& view, bool exact, const Visit& visit) const;

    std::vector<std::shared_ptr<const TimeChunk>> m_chunks;
    std::vector<Span> m_spans; // of the chunks, side by side so that skipping one costs nothing
    std::uint32_t m_size = 0;
};

template <typename Visit>
void TimeSeries::visitColumns(const Viewport& view, bool exact, const Visit& visit) const {
    const TimeRange& range = view.range();
    const auto begin = std::ranges::lower_bound(m_spans, range.from, {}, &Span::last);
    for (auto span = begin; span != m_spans.end() && span->first < range.to; ++span) {
        const auto chunk = static_cast<std::size_t>(span - m_spans.begin());
        const bool isInside = span->first >= range.from && span->last < range.to;
        if (isInside && columnOf(view, span->first) == columnOf(view, span->last)) {
            visit(columnOf(view, span->first),
                  static_cast<std::uint32_t>(chunk) * TimeChunk::MostEntries,
                  m_chunks[chunk]->size());
        } else {
            visitChunk(chunk, view, exact, visit);
        }
    }
}

template <typename Visit>
void TimeSeries::visitChunk(std::size_t number, const Viewport& view, bool exact,
                            const Visit& visit) const {
    const TimeChunk& chunk = *m_chunks[number];
    const TimeRange& range = view.range();
    const auto perColumn = static_cast<std::uint64_t>(view.microsecondsPerColumn());
    const auto level = chunk.level(static_cast<int>(std::bit_width(perColumn)) - 1);
    if (!level) {
        visitEntries(number, chunk.lowerBound(range.from), chunk.lowerBound(range.to), view, exact,
                     visit);
        return;
    }
    const std::int64_t width = std::int64_t{1} << level->shift;
    const auto startOf = [&](const TimeChunk::Bin& bin) {
        return level->origin + (std::int64_t{bin.key} << level->shift);
    };
    const auto placeOf = static_cast<std::uint32_t>(number) * TimeChunk::MostEntries;
    auto bin = std::ranges::lower_bound(level->bins, range.from - width + 1, {}, startOf);
    for (; bin != level->bins.end(); ++bin) {
        const std::int64_t start = startOf(*bin);
        if (start >= range.to) {
            break;
        }
        const std::uint32_t end =
            std::next(bin) == level->bins.end() ? chunk.size() : std::next(bin)->first;
        const bool isCut = start < range.from || start + width > range.to;
        if (isCut || (exact && columnOf(view, start) != columnOf(view, start + width - 1))) {
            const std::uint32_t first =
                isCut ? std::max<std::uint32_t>(bin->first, chunk.lowerBound(range.from))
                      : bin->first;
            const std::uint32_t last = isCut ? std::min(end, chunk.lowerBound(range.to)) : end;
            visitEntries(number, first, last, view, exact, visit);
        } else {
            visit(columnOf(view, start), placeOf + bin->first, end - bin->first);
        }
    }
}

template <typename Visit>
void TimeSeries::visitEntries(std::size_t number, std::uint32_t begin, std::uint32_t end,
                              const Viewport& view, bool exact, const Visit& visit) const {
    const TimeChunk& chunk = *m_chunks[number];
    const auto placeOf = static_cast<std::uint32_t>(number) * TimeChunk::MostEntries;
    if (!exact) { // one by one is faster than finding out where a column ends
        for (; begin < end; ++begin) {
            visit(columnOf(view, chunk.time(begin)), placeOf + begin, 1U);
        }
        return;
    }
    while (begin < end) {
        const int column = columnOf(view, chunk.time(begin));
        const std::uint32_t next = chunk.scanTo(view.startOf(column + 1), begin, end);
        visit(column, placeOf + begin, next - begin);
        begin = next;
    }
}

} // namespace muscope
