// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/draw_list.h"

#include "core/timeline/bar_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace muscope {

namespace {

constexpr double LeastBarPixels = 4; // shorter ones fold
constexpr double LeastOpenBarPixels = 12;
constexpr double PixelsPerMark = 5; // with less room for each, marks become density
constexpr double RingGapPixels = 8;
constexpr double OutsideColumns = 16;         // how far a bar that is cut goes on outside
constexpr std::uint32_t MostEntering = 1'024; // bars of like duration that began before the view
constexpr std::size_t MostBars = 400;         // of a lane; beyond, the shorter ones fold
constexpr double LeastHeight = 56;
constexpr double MostHeight = 255;
constexpr std::uint32_t UsualCounts = 256;

// Fills one lane after the other; keeps the counts per column between them.
class LaneDrawer {
public:
    LaneDrawer(const Timeline& timeline, const Viewport& view, double scale)
        : m_timeline(timeline)
        , m_view(view)
        , m_scale(scale)
        , m_columns(static_cast<std::size_t>(std::ceil(view.width()))) {}

    void drawEvents(const Lane& lane, DrawnLane& drawn);
    void drawReceipts(const Lane& lane, DrawnLane& drawn);
    // One count per column, over all series that are not receipts.
    void count(const Lane& lane);
    void clear() { m_counts.assign(m_columns, 0); }
    void drawDensity(std::vector<std::uint8_t>& density) const;
    void drawFailures(const Lane& lane, std::vector<DrawnSign>& signs);

private:
    void count(const TimeSeries& series);
    [[nodiscard]] bool areBarsWide(const LaneSeries& series) const;
    void drawBars(const LaneSeries& series, std::vector<DrawnBar>& bars);
    void drawEntering(const LaneSeries& series, std::vector<DrawnBar>& bars) const;
    // When the answer to a request came.
    [[nodiscard]] std::int64_t closedEnd(RowNumber request) const {
        const IndexSnapshot& index = m_timeline.index();
        return index.timeOf(*index.peerOf(request)).microseconds();
    }
    void addBar(TimelineEntry entry, std::uint32_t count, bool isOpen,
                std::vector<DrawnBar>& bars) const;
    void drawMarks(DrawnLane& drawn) const;
    void drawRings(const Lane& lane, DrawnLane& drawn);

    const Timeline& m_timeline;
    const Viewport& m_view;
    double m_scale;
    std::size_t m_columns;
    std::vector<std::uint32_t> m_counts;
    std::vector<DrawnSign> m_worst; // per column
};

void LaneDrawer::count(const TimeSeries& series) {
    std::uint32_t* counts = m_counts.data();
    series.visitColumns(m_view, false, [counts](int column, std::uint32_t, std::uint32_t count) {
        counts[column] += count;
    });
}

void LaneDrawer::count(const Lane& lane) {
    for (const LaneSeries& series : lane.series) {
        count(series.entries);
    }
}

bool LaneDrawer::areBarsWide(const LaneSeries& series) const {
    return series.durationBits == LaneSeries::Open ||
           (series.durationBits > 0 &&
            std::ldexp(1.0, series.durationBits - 1) >=
                LeastBarPixels * m_scale * m_view.microsecondsPerColumn());
}

void LaneDrawer::drawEvents(const Lane& lane, DrawnLane& drawn) {
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

void LaneDrawer::drawBars(const LaneSeries& series, std::vector<DrawnBar>& bars) {
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
void LaneDrawer::drawEntering(const LaneSeries& series, std::vector<DrawnBar>& bars) const {
    const bool isOpen = series.durationBits == LaneSeries::Open;
    const std::int64_t from = m_view.range().from;
    const std::uint32_t end = series.entries.lowerBound(from);
    if (isOpen) {
        if (end > 0 && m_timeline.lastTime() >= from) {
            addBar(series.entries.at(end - 1), end, true, bars);
        }
        return;
    }
    std::uint32_t place =
        series.entries.lowerBound(from - (std::int64_t{1} << std::min(series.durationBits, 61)));
    place = std::max(place, end - std::min(end, MostEntering));
    for (; place < end && bars.size() < MostBars; ++place) {
        const TimelineEntry entry = series.entries.at(place);
        if (closedEnd(RowNumber(entry.row)) > from) {
            addBar(entry, 1, false, bars);
        }
    }
}

void LaneDrawer::addBar(TimelineEntry entry, std::uint32_t count, bool isOpen,
                        std::vector<DrawnBar>& bars) const {
    const RowNumber number(entry.row);
    const double outside = m_view.width() + OutsideColumns;
    const double left = std::max(m_view.xOf(entry.time), -OutsideColumns);
    const double end = m_view.xOf(isOpen ? m_timeline.lastTime() : closedEnd(number));
    const double least = left + (isOpen ? LeastOpenBarPixels : LeastBarPixels) * m_scale;
    bars.push_back({left, std::max(std::min(end, outside), least), number, count, 0, 1, isOpen});
}

void LaneDrawer::drawMarks(DrawnLane& drawn) const {
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

void LaneDrawer::drawDensity(std::vector<std::uint8_t>& density) const {
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

void LaneDrawer::drawReceipts(const Lane& lane, DrawnLane& drawn) {
    drawFailures(lane, drawn.signs);
    drawRings(lane, drawn);
    std::ranges::sort(drawn.signs, {}, &DrawnSign::column);
}

void LaneDrawer::drawFailures(const Lane& lane, std::vector<DrawnSign>& signs) {
    m_worst.assign(m_columns, {});
    for (const LaneSeries& series : lane.series) { // the worst verdict comes first
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
void LaneDrawer::drawRings(const Lane& lane, DrawnLane& drawn) {
    clear();
    m_worst.assign(m_columns, {});
    for (const LaneSeries& series : lane.series) {
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

} // namespace

void drawLanes(const Timeline& timeline, const Viewport& view, double scale, std::size_t first,
               std::size_t end, DrawList& list) {
    LaneDrawer drawer(timeline, view, scale);
    list.lanes.resize(end - first);
    for (std::size_t number = first; number < end; ++number) {
        const Lane& lane = timeline.lanes()[number];
        DrawnLane& drawn = list.lanes[number - first];
        drawn.lane = number;
        drawn.density.clear();
        drawn.marks.clear();
        drawn.bars.clear();
        drawn.signs.clear();
        if (lane.kind == LaneKind::Receipts) {
            drawer.drawReceipts(lane, drawn);
        } else {
            drawer.drawEvents(lane, drawn);
        }
    }
}

DrawnMinimap drawMinimap(const Timeline& timeline, const Viewport& view) {
    DrawnMinimap drawn;
    LaneDrawer drawer(timeline, view, 1);
    drawer.clear();
    for (const Lane& lane : timeline.lanes()) {
        if (lane.kind == LaneKind::Receipts) {
            drawer.drawFailures(lane, drawn.problems);
        } else {
            drawer.count(lane);
        }
    }
    drawer.drawDensity(drawn.heights);
    return drawn;
}

} // namespace muscope
