// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/bar_layout.h"
#include "core/timeline/draw_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace muscope {

inline constexpr double LeastBarPixels = 4; // shorter bars fold

// Whether bars of such a duration (LaneSeries::durationBits) are drawn as bars.
[[nodiscard]] inline bool isBarWide(int durationBits, const Viewport& view, double scale) {
    return durationBits == LaneSeries::Open ||
           (durationBits > 0 && std::ldexp(1.0, durationBits - 1) >=
                                    LeastBarPixels * scale * view.microsecondsPerColumn());
}

// Fills one lane after the other; keeps the counts per column between them. Source has lanes of
// series of entries, as Timeline has them or as they were counted per column before, and says when
// bars end.
template <typename Source>
class LaneDrawer {
public:
    using Lane = typename Source::Lane;
    using Series = typename Source::Series;
    using Entries = typename Source::Entries;

    LaneDrawer(const Source& source, const Viewport& view, double scale)
        : m_source(source)
        , m_view(view)
        , m_scale(scale)
        , m_columns(static_cast<std::size_t>(std::ceil(view.width()))) {}

    // Draws into drawn, whose memory is used again.
    void draw(const Lane& lane, DrawnLane& drawn);
    // One count per column, over all series that are not receipts.
    void count(const Lane& lane);
    void clear() { m_counts.assign(m_columns, 0); }
    void drawDensity(std::vector<std::uint8_t>& density) const;
    void drawFailures(const Lane& lane, std::vector<DrawnSign>& signs);

private:
    static constexpr double LeastOpenBarPixels = 12;
    static constexpr double PixelsPerMark = 5; // with less room for each, marks become density
    static constexpr double RingGapPixels = 8;
    static constexpr double OutsideColumns = 16; // how far a bar that is cut goes on outside
    static constexpr std::uint32_t MostEntering =
        1'024;                                   // bars of like duration that began before the view
    static constexpr std::size_t MostBars = 400; // of a lane; beyond, the shorter ones fold
    static constexpr double LeastHeight = 56;
    static constexpr double MostHeight = 255;
    static constexpr std::uint32_t UsualCounts = 256;

    void drawEvents(const Lane& lane, DrawnLane& drawn);
    void drawReceipts(const Lane& lane, DrawnLane& drawn);
    void count(const Entries& entries);
    [[nodiscard]] bool areBarsWide(const Series& series) const;
    void drawBars(const Series& series, std::vector<DrawnBar>& bars);
    void drawEntering(const Series& series, std::vector<DrawnBar>& bars) const;
    void addBar(TimelineEntry entry, std::uint32_t count, bool isOpen,
                std::vector<DrawnBar>& bars) const;
    void drawMarks(DrawnLane& drawn) const;
    void drawRings(const Lane& lane, DrawnLane& drawn);

    const Source& m_source;
    const Viewport& m_view;
    double m_scale;
    std::size_t m_columns;
    std::vector<std::uint32_t> m_counts;
    std::vector<DrawnSign> m_worst; // per column
};

template <typename Source>
void LaneDrawer<Source>::draw(const Lane& lane, DrawnLane& drawn) {
    drawn.density.clear();
    drawn.marks.clear();
    drawn.bars.clear();
    drawn.signs.clear();
    if (lane.kind == LaneKind::Receipts) {
        drawReceipts(lane, drawn);
    } else {
        drawEvents(lane, drawn);
    }
}

template <typename Source>
void LaneDrawer<Source>::count(const Entries& entries) {
    std::uint32_t* counts = m_counts.data();
    entries.visitColumns(m_view, false, [counts](int column, std::uint32_t, std::uint32_t count) {
        counts[column] += count;
    });
}

template <typename Source>
void LaneDrawer<Source>::count(const Lane& lane) {
    for (const Series& series : lane.series) {
        count(series.entries);
    }
}

template <typename Source>
bool LaneDrawer<Source>::areBarsWide(const Series& series) const {
    return isBarWide(series.durationBits, m_view, m_scale);
}

template <typename Source>
void LaneDrawer<Source>::drawEvents(const Lane& lane, DrawnLane& drawn) {
    clear();
    for (auto series = lane.series.rbegin(); series != lane.series.rend(); ++series) {
        if (areBarsWide(*series) && drawn.bars.size() < MostBars) {
            drawEntering(*series, drawn.bars);
            drawBars(*series, drawn.bars);
        } else {
            count(series->entries);
        }
    }
    layOutBars(drawn.bars);
    drawMarks(drawn);
}

template <typename Source>
void LaneDrawer<Source>::drawBars(const Series& series, std::vector<DrawnBar>& bars) {
    int before = -1; // the column of the last bar
    series.entries.visitColumns(m_view, false,
                                [&](int column, std::uint32_t place, std::uint32_t count) {
                                    if (column == before) {
                                        bars.back().count += count;
                                    } else if (bars.size() < MostBars) {
                                        before = column;
                                        addBar(series.entries.at(place), count,
                                               series.durationBits == LaneSeries::Open, bars);
                                    } else {
                                        m_counts[static_cast<std::size_t>(column)] += count;
                                    }
                                });
}

// The bars that began before the view and reach into it. Those without an end all look alike.
template <typename Source>
void LaneDrawer<Source>::drawEntering(const Series& series, std::vector<DrawnBar>& bars) const {
    const bool isOpen = series.durationBits == LaneSeries::Open;
    const std::int64_t from = m_view.range().from;
    const std::uint32_t end = series.entries.lowerBound(from);
    if (isOpen) {
        if (end > 0 && m_source.lastTime() >= from) {
            addBar(series.entries.at(end - 1), end, true, bars);
        }
        return;
    }
    std::uint32_t place =
        series.entries.lowerBound(from - (std::int64_t{1} << std::min(series.durationBits, 61)));
    place = std::max(place, end - std::min(end, MostEntering));
    for (; place < end && bars.size() < MostBars; ++place) {
        const TimelineEntry entry = series.entries.at(place);
        if (m_source.closedEnd(RowNumber(entry.row)) > from) {
            addBar(entry, 1, false, bars);
        }
    }
}

template <typename Source>
void LaneDrawer<Source>::addBar(TimelineEntry entry, std::uint32_t count, bool isOpen,
                                std::vector<DrawnBar>& bars) const {
    const RowNumber number(entry.row);
    const double outside = m_view.width() + OutsideColumns;
    const double left = std::max(m_view.xOf(entry.time), -OutsideColumns);
    const double end = m_view.xOf(isOpen ? m_source.lastTime() : m_source.closedEnd(number));
    const double least = left + (isOpen ? LeastOpenBarPixels : LeastBarPixels) * m_scale;
    bars.push_back({left, std::max(std::min(end, outside), least), number, count, 0, 1, isOpen});
}

template <typename Source>
void LaneDrawer<Source>::drawMarks(DrawnLane& drawn) const {
    const auto filled = m_columns - static_cast<std::size_t>(std::ranges::count(m_counts, 0U));
    if (static_cast<double>(filled) * PixelsPerMark * m_scale > m_view.width()) {
        drawDensity(drawn.density);
        return;
    }
    for (std::size_t column = 0; filled > 0 && column < m_columns; ++column) {
        if (m_counts[column] > 0) {
            drawn.marks.push_back({static_cast<int>(column), m_counts[column]});
        }
    }
}

template <typename Source>
void LaneDrawer<Source>::drawDensity(std::vector<std::uint8_t>& density) const {
    const std::uint32_t most = *std::ranges::max_element(m_counts);
    density.resize(m_columns);
    if (most == 0) {
        std::ranges::fill(density, std::uint8_t{0});
        return;
    }
    const double steps = (MostHeight - LeastHeight) / std::sqrt(most);
    const auto heightOf = [steps](std::uint32_t count) {
        return static_cast<std::uint8_t>(LeastHeight + steps * std::sqrt(count));
    };
    std::array<std::uint8_t, UsualCounts> usual{}; // roots cost more than all the rest
    for (std::uint32_t count = 1; count < std::min(most + 1, UsualCounts); ++count) {
        usual[count] = heightOf(count);
    }
    std::ranges::transform(m_counts, density.begin(), [&](std::uint32_t count) {
        return count < UsualCounts ? usual[count] : heightOf(count);
    });
}

template <typename Source>
void LaneDrawer<Source>::drawReceipts(const Lane& lane, DrawnLane& drawn) {
    drawFailures(lane, drawn.signs);
    drawRings(lane, drawn);
    std::ranges::sort(drawn.signs, {}, &DrawnSign::column);
}

template <typename Source>
void LaneDrawer<Source>::drawFailures(const Lane& lane, std::vector<DrawnSign>& signs) {
    m_worst.assign(m_columns, {});
    for (const Series& series : lane.series) { // the worst verdict comes first
        if (!isFailure(series.verdict)) {
            continue;
        }
        series.entries.visitColumns(
            m_view, true, [&](int column, std::uint32_t place, std::uint32_t count) {
                DrawnSign& sign = m_worst[static_cast<std::size_t>(column)];
                if (sign.count == 0) {
                    sign = {column, series.verdict, 0, RowNumber(series.entries.at(place).row)};
                }
                sign.count += sign.verdict == series.verdict ? count : 0;
            });
    }
    std::ranges::copy_if(m_worst, std::back_inserter(signs),
                         [](const DrawnSign& sign) { return sign.count > 0; });
}

// Rings where there is room between them, density elsewhere.
template <typename Source>
void LaneDrawer<Source>::drawRings(const Lane& lane, DrawnLane& drawn) {
    clear();
    m_worst.assign(m_columns, {});
    for (const Series& series : lane.series) {
        if (isFailure(series.verdict)) {
            continue;
        }
        series.entries.visitColumns(
            m_view, false, [&](int column, std::uint32_t place, std::uint32_t count) {
                DrawnSign& sign = m_worst[static_cast<std::size_t>(column)];
                m_counts[static_cast<std::size_t>(column)] += count;
                if (sign.count == 0) {
                    sign = {column, series.verdict, 0, RowNumber(series.entries.at(place).row)};
                }
                sign.count += sign.verdict == series.verdict ? count : 0;
            });
    }
    const double gap = RingGapPixels * m_scale;
    double before = -std::numeric_limits<double>::infinity();
    for (std::size_t column = 0; column < m_columns; ++column) {
        if (m_counts[column] == 0) {
            continue;
        }
        std::size_t next = column + 1;
        const auto near = static_cast<std::size_t>(std::ceil(static_cast<double>(column) + gap));
        while (next < std::min(near, m_columns) && m_counts[next] == 0) {
            ++next;
        }
        const bool isAlone =
            static_cast<double>(column) - before >= gap && (next >= near || next == m_columns);
        before = static_cast<double>(column);
        if (isAlone) {
            drawn.signs.push_back(m_worst[column]);
            m_worst[column].count = 0;
        }
    }
    const auto isCrowded = [](const DrawnSign& sign) { return sign.count > 0; };
    if (std::ranges::any_of(m_worst, isCrowded)) {
        for (std::size_t column = 0; column < m_columns; ++column) {
            m_counts[column] = isCrowded(m_worst[column]) ? m_counts[column] : 0;
        }
        drawDensity(drawn.density);
    }
}

} // namespace muscope
