// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/lane_hue.h"
#include "core/timeline/lane_plot.h"

#include <string>
#include <vector>

namespace muscope {

// A picture of one session as the window draws it, with its texts, so that it needs neither the
// session's index nor its events any more.
struct TimelinePicture {
    static constexpr int Columns = 1'000; // how wide its lanes are

    struct BarLabel {
        std::string name; // empty: the bar is too narrow for a label
        std::string took;
    };
    struct Lane {
        LaneKind kind = LaneKind::Type;
        std::string title;
        LaneHue hue = LaneHue::Muted;
        DrawnLane drawn;
        std::vector<BarLabel> labels; // one a bar
        std::int64_t events = 0;
    };
    struct Tick {
        double column = 0;
        std::string label;
    };

    std::vector<Tick> ticks;
    std::vector<Lane> lanes;
    std::int64_t untimed = 0; // events that have no time that could be drawn
};

// Draws all of a plot, which must not be empty. texts: has those of its events.
[[nodiscard]] Result<TimelinePicture> makePicture(LanePlot& plot, const IndexSnapshot& texts);

} // namespace muscope
