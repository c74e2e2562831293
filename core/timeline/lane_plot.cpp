// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/lane_plot.h"

#include "core/timeline/lane_drawer.h"

#include <algorithm>

namespace muscope {

namespace {

struct PlottedSeries {
    int durationBits = 0; // those too short for bars are marks like the others
    Verdict verdict = Verdict::None;
    ColumnEntries entries;
};

struct PlottedLane {
    LaneKind kind = LaneKind::Type;
    StringId name;
    std::vector<PlottedSeries> series;
};

// What LaneDrawer draws of.
struct PlotSource {
    using Lane = PlottedLane;
    using Series = PlottedSeries;
    using Entries = ColumnEntries;

    std::int64_t last;
    std::map<RowNumber, std::int64_t> ends;

    [[nodiscard]] std::int64_t lastTime() const { return last; }
    [[nodiscard]] std::int64_t closedEnd(RowNumber request) const { return ends.at(request); }
};

ColumnEntries& entriesOf(PlottedLane& lane, int durationBits, Verdict verdict,
                         std::size_t columns) {
    const std::pair wanted(durationBits, verdict);
    const auto orderOf = [](const PlottedSeries& series) {
        return std::pair(series.durationBits, series.verdict);
    };
    auto found = std::ranges::lower_bound(lane.series, wanted, {}, orderOf);
    if (found == lane.series.end() || orderOf(*found) != wanted) {
        found = lane.series.insert(found, {durationBits, verdict, ColumnEntries(columns)});
    }
    return found->entries;
}

} // namespace

void LanePlot::add(const SettledRow& settled, bool isPeerSelected) {
    const EventRow& row = settled.row;
    if (!isDrawable(row.time)) {
        ++m_untimed;
        return;
    }
    const std::int64_t time = row.time.microseconds();
    m_first = isEmpty() ? time : std::min(m_first, time);
    m_last = isEmpty() ? time : std::max(m_last, time);
    const bool isWithRequest = isPeerSelected && isDrawnWith(settled.peer, settled.number, row);
    const int bits = durationBitsOf(row, settled.peer);
    const bool isClosed = bits > 0 && bits != LaneSeries::Open;
    m_entries.append({time, isClosed ? settled.peer->time.microseconds() : time,
                      settled.number.value(), row.name.value(),
                      isWithRequest ? NoLane : laneFor(row), static_cast<std::uint8_t>(bits),
                      hasReceipt(row.verdict) ? row.verdict : Verdict::None});
}

std::uint8_t LanePlot::laneFor(const EventRow& row) {
    const LaneKey key = laneKeyOf(row, LaneGrouping::Direction);
    LaneName wanted{key.kind, key.name};
    auto found = std::ranges::find(m_lanes, wanted);
    if (found == m_lanes.end() && key.kind == LaneKind::Type && m_named == MostNamedLanes) {
        wanted = {LaneKind::Others, {}};
        found = std::ranges::find(m_lanes, wanted);
    }
    if (found == m_lanes.end()) {
        m_named += wanted.kind == LaneKind::Type ? 1 : 0;
        found = m_lanes.insert(found, wanted);
    }
    return static_cast<std::uint8_t>(found - m_lanes.begin());
}

// One picture in the making.
class LanePlot::Drawing {
public:
    Drawing(const LanePlot& plot, const Viewport& view)
        : m_view(view)
        , m_columns(static_cast<std::size_t>(view.width()))
        , m_source{plot.lastTime(), {}} {
        for (const LaneName& lane : plot.m_lanes) {
            m_lanes.push_back({lane.kind, lane.name, {}});
        }
        m_receipts.kind = LaneKind::Receipts;
    }

    void add(const Entry& entry) {
        const auto column = static_cast<std::size_t>(m_view.xOf(entry.time));
        const ColumnEntries::First event{{entry.time, entry.row}, entry.end, StringId(entry.name)};
        if (entry.lane != NoLane) {
            const int bits = isBarWide(entry.durationBits, m_view, 1) ? entry.durationBits : 0;
            entriesOf(m_lanes[entry.lane], bits, Verdict::None, m_columns).add(column, event);
        }
        if (entry.verdict != Verdict::None) {
            entriesOf(m_receipts, 0, entry.verdict, m_columns).add(column, event);
        }
    }

    [[nodiscard]] PlottedLanes drawn() {
        m_lanes.push_back(std::move(m_receipts));
        std::ranges::stable_sort(m_lanes, {}, &PlottedLane::kind);
        PlottedLanes drawn;
        for (const PlottedLane& lane : m_lanes) {
            for (const PlottedSeries& series : lane.series) {
                findBars(series, drawn);
            }
        }
        LaneDrawer<PlotSource> drawer(m_source, m_view, 1);
        for (const PlottedLane& lane : m_lanes) {
            PlottedLanes::Lane& one = drawn.lanes.emplace_back();
            one.kind = lane.kind;
            one.name = lane.name;
            one.drawn.lane = drawn.lanes.size() - 1;
            for (const PlottedSeries& series : lane.series) {
                one.events += series.entries.size();
            }
            drawer.draw(lane, one.drawn);
        }
        return drawn;
    }

private:
    void findBars(const PlottedSeries& series, PlottedLanes& drawn) {
        for (std::size_t column = 0; series.durationBits > 0 && column < m_columns; ++column) {
            if (const auto first = series.entries.firstAt(column)) {
                const RowNumber number(first->entry.row);
                m_source.ends[number] = first->end;
                drawn.bars[number] = {first->name, first->end - first->entry.time};
            }
        }
    }

    const Viewport& m_view;
    std::size_t m_columns;
    PlotSource m_source;
    std::vector<PlottedLane> m_lanes;
    PlottedLane m_receipts;
};

Result<PlottedLanes> LanePlot::draw(const Viewport& view) {
    Drawing drawing(*this, view);
    ScratchRecords<Entry>::Reader reader(m_entries, 0, m_entries.size());
    for (; const Entry* const entry = reader.current(); reader.advance()) {
        drawing.add(*entry);
    }
    if (!reader.status()) {
        return tl::unexpected(reader.status().error());
    }
    return drawing.drawn();
}

} // namespace muscope
