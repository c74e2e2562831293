// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"
#include "core/index/event_row.h"
#include "core/timeline/time_series.h"

#include <optional>
#include <vector>

namespace muscope {

// By what events are sorted into lanes.
enum class LaneGrouping : unsigned char {
    Direction, // who sent them; what is no message by its type
    Stream,    // the stream they passed on
};

// What the events of a lane have in common; in the order of the lanes.
enum class LaneKind : unsigned char {
    ClientToServer, // requests and calls, and what the client answered without being asked
    ServerToClient,
    Notifications,
    Type,     // one type of event that is none of these
    Stream,   // one stream, or none
    Others,   // the types or streams beyond MostNamedLanes
    Receipts, // what checking said about the events of all other lanes
};

constexpr std::size_t MostNamedLanes = 60;

// Events of a lane that are drawn alike: marks, bars of like duration, open bars, or the receipts
// of one verdict.
struct LaneSeries {
    static constexpr int Open = 64;

    int durationBits = 0; // 0: marks; n: bars of less than 1 << n microseconds and at least half
                          // of it; Open: bars without an end
    Verdict verdict = Verdict::None; // receipts lane: the verdict of all of them
    TimeSeries entries;
};

struct Lane {
    LaneKind kind = LaneKind::Type;
    StringId name; // the type or the stream of a lane of these kinds
    std::vector<LaneSeries> series;

    // The first of the lane at or after entry, and the last before it, over all series.
    [[nodiscard]] std::optional<TimelineEntry> firstFrom(const TimelineEntry& entry) const;
    [[nodiscard]] std::optional<TimelineEntry> lastBefore(const TimelineEntry& entry) const;
    // How many begin in range.
    [[nodiscard]] std::uint32_t countIn(const TimeRange& range) const;
};

} // namespace muscope
