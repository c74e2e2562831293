// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/timeline.h"
#include "core/timeline/viewport.h"

#include <cstdint>
#include <span>
#include <vector>

namespace muscope {

// All x are columns of the picture, the first of which is 0.

// Events that begin in one column.
struct DrawnMark {
    int column = 0;
    std::uint32_t count = 0;

    bool operator==(const DrawnMark&) const = default;
};

// A request with its response, or without one. Bars that run at the same time share the height of
// their lane: row is this one's among rows.
struct DrawnBar {
    double left = 0;
    double right = 0;
    RowNumber number;        // the request; of several the first
    std::uint32_t count = 1; // bars like it that begin in the same column
    std::uint8_t row = 0;
    std::uint8_t rows = 1;
    bool isOpen = false;

    bool operator==(const DrawnBar&) const = default;
};

// What checking said about the events of one column, the worst of it.
struct DrawnSign {
    int column = 0;
    Verdict verdict = Verdict::None;
    std::uint32_t count = 0; // events of that verdict
    RowNumber number;        // the first of them

    bool operator==(const DrawnSign&) const = default;
};

struct DrawnLane {
    std::size_t lane = 0; // in Timeline::lanes()
    // A height per column, 0 to 255, where the events are too many for marks; else empty.
    std::vector<std::uint8_t> density;
    std::vector<DrawnMark> marks;
    std::vector<DrawnBar> bars;   // from left to right
    std::vector<DrawnSign> signs; // receipts lane: from left to right. Every column with a failing
                                  // receipt has one; the others where there is room for them.

    bool operator==(const DrawnLane&) const = default;
};

// A picture of some lanes over a stretch of time. What it costs to make depends on columns and
// lanes, not on events.
struct DrawList {
    std::vector<DrawnLane> lanes;
};

// The whole session in one row.
struct DrawnMinimap {
    std::vector<std::uint8_t> heights; // per column, 0 to 255
    std::vector<DrawnSign> problems;   // every column with a failing receipt

    bool operator==(const DrawnMinimap&) const = default;
};

// Draws lanes first to end - 1 into list, whose memory is used again. scale: columns in a pixel of
// the desktop, as the device has it.
void drawLanes(const Timeline& timeline, const Viewport& view, double scale, std::size_t first,
               std::size_t end, DrawList& list);

[[nodiscard]] DrawnMinimap drawMinimap(const Timeline& timeline, const Viewport& view);

} // namespace muscope
