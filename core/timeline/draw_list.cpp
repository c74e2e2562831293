// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/lane_drawer.h"

namespace muscope {

namespace {

struct TimelineSource {
    using Lane = muscope::Lane;
    using Series = LaneSeries;
    using Entries = TimeSeries;

    const Timeline& timeline;

    [[nodiscard]] std::int64_t lastTime() const { return timeline.lastTime(); }
    // When the answer to a request came.
    [[nodiscard]] std::int64_t closedEnd(RowNumber request) const {
        const IndexSnapshot& index = timeline.index();
        return index.timeOf(*index.peerOf(request)).microseconds();
    }
};

} // namespace

void drawLanes(const Timeline& timeline, const Viewport& view, double scale, std::size_t first,
               std::size_t end, DrawList& list) {
    const TimelineSource source{timeline};
    LaneDrawer<TimelineSource> drawer(source, view, scale);
    list.lanes.resize(end - first);
    for (std::size_t number = first; number < end; ++number) {
        const Lane& lane = timeline.lanes()[number];
        DrawnLane& drawn = list.lanes[number - first];
        drawn.lane = number;
        drawer.draw(lane, drawn);
    }
}

DrawnMinimap drawMinimap(const Timeline& timeline, const Viewport& view) {
    DrawnMinimap drawn;
    const TimelineSource source{timeline};
    LaneDrawer<TimelineSource> drawer(source, view, 1);
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
