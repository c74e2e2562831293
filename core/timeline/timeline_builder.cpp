// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/timeline_builder.h"

#include <algorithm>
#include <utility>

namespace muscope {

namespace {

constexpr std::uint32_t RowsBetweenChecks = 65'536;

} // namespace

TimelineBuilder::TimelineBuilder(RowSelection selection, LaneGrouping grouping)
    : m_selection(std::move(selection))
    , m_grouping(grouping) {
    for (const LaneKind kind : {LaneKind::ClientToServer, LaneKind::ServerToClient,
                                LaneKind::Notifications, LaneKind::Others, LaneKind::Receipts}) {
        m_fixed.push_back({kind, {}, {}});
    }
}

SeriesBuilder& TimelineBuilder::LaneMaker::find(int durationBits, Verdict verdict) {
    const auto found = std::ranges::find_if(series, [&](const SeriesMaker& one) {
        return one.durationBits == durationBits && one.verdict == verdict;
    });
    return found != series.end()
               ? found->builder
               : series.emplace_back(SeriesMaker{durationBits, verdict, {}}).builder;
}

Lane TimelineBuilder::LaneMaker::lane() {
    Lane lane{kind, name, {}};
    for (SeriesMaker& one : series) {
        lane.series.push_back({one.durationBits, one.verdict, one.builder.series()});
    }
    std::ranges::sort(lane.series, [](const LaneSeries& left, const LaneSeries& right) {
        return std::pair(left.durationBits, left.verdict) <
               std::pair(right.durationBits, right.verdict);
    });
    return lane;
}

std::shared_ptr<const Timeline> TimelineBuilder::update(const IndexSnapshot& index,
                                                        const std::stop_token& stop) {
    settleOpen(index);
    const std::uint32_t end = m_selection.size(index.size());
    for (; m_nextPlace < end; ++m_nextPlace) {
        if (m_nextPlace % RowsBetweenChecks == 0 && stop.stop_requested()) {
            return nullptr;
        }
        addRow(index, m_selection.at(m_nextPlace));
    }
    if (stop.stop_requested()) {
        return nullptr;
    }
    auto timeline = std::make_shared<Timeline>(index, m_selection, m_grouping, makeLanes(index));
    timeline->m_first = m_first;
    timeline->m_last = m_last;
    timeline->m_drawn = m_drawn;
    timeline->m_untimed = m_untimed;
    return timeline;
}

void TimelineBuilder::addRow(const IndexSnapshot& index, RowNumber number) {
    const EventRow row = index.row(number);
    if (!isDrawable(row.time)) {
        ++m_untimed;
        return;
    }
    const TimelineEntry entry{row.time.microseconds(), number.value()};
    m_first = m_drawn == 0 ? entry.time : std::min(m_first, entry.time);
    m_last = m_drawn == 0 ? entry.time : std::max(m_last, entry.time);
    ++m_drawn;
    if (hasReceipt(row.verdict)) {
        m_fixed.back().find(0, row.verdict).add(entry);
    }
    if (requestDrawnFor(index, m_selection, number, row)) {
        return;
    }
    LaneMaker& lane = laneFor(row);
    const int bits = durationBitsOf(index, row);
    if (bits == LaneSeries::Open) {
        m_open.push_back(number);
    } else {
        lane.find(bits, Verdict::None).add(entry);
    }
}

void TimelineBuilder::settleOpen(const IndexSnapshot& index) {
    std::erase_if(m_open, [&](RowNumber number) {
        const EventRow row = index.row(number);
        const int bits = durationBitsOf(index, row);
        if (bits != LaneSeries::Open) {
            laneFor(row).find(bits, Verdict::None).add({row.time.microseconds(), number.value()});
        }
        return bits != LaneSeries::Open;
    });
}

TimelineBuilder::LaneMaker& TimelineBuilder::laneFor(const EventRow& row) {
    const LaneKey key = laneKeyOf(row, m_grouping);
    if (key.kind != LaneKind::Type && key.kind != LaneKind::Stream) {
        return *std::ranges::find(m_fixed, key.kind, &LaneMaker::kind);
    }
    const auto found = m_namedLanes.find(key.name.value());
    if (found != m_namedLanes.end()) {
        return m_named[found->second];
    }
    if (m_named.size() == MostNamedLanes) {
        return *std::ranges::find(m_fixed, LaneKind::Others, &LaneMaker::kind);
    }
    m_namedLanes.emplace(key.name.value(), m_named.size());
    return m_named.emplace_back(LaneMaker{key.kind, key.name, {}});
}

std::vector<Lane> TimelineBuilder::makeLanes(const IndexSnapshot& index) {
    std::map<const LaneMaker*, SeriesBuilder> open;
    for (const RowNumber number : m_open) {
        const EventRow row = index.row(number);
        open[&laneFor(row)].add({row.time.microseconds(), number.value()}); // has a lane since then
    }
    std::vector<Lane> lanes;
    const auto add = [&](LaneMaker& maker) {
        Lane& lane = lanes.emplace_back(maker.lane());
        if (const auto found = open.find(&maker); found != open.end()) {
            lane.series.push_back({LaneSeries::Open, Verdict::None, found->second.series()});
        }
    };
    std::ranges::for_each(m_fixed.begin(), m_fixed.begin() + 3, add);
    std::ranges::for_each(m_named, add);
    std::ranges::for_each(m_fixed.begin() + 3, m_fixed.end(), add);
    std::erase_if(lanes, [](const Lane& lane) {
        return lane.series.empty() && lane.kind != LaneKind::Receipts;
    });
    return lanes;
}

} // namespace muscope
