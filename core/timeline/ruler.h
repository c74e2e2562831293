// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/time_range.h"

#include <cstdint>
#include <vector>

namespace muscope {

// Where a ruler has its ticks: moments that a clock on the wall shows as round.
struct RulerTicks {
    enum class Unit : unsigned char { Microseconds, Days, Months, Years };

    Unit unit = Unit::Microseconds;
    std::int64_t step = 1;               // in units; microseconds also for milliseconds up to hours
    std::vector<std::int64_t> wallTimes; // ascending, as the clock counts microseconds
};

// Ticks over a range of the clock's own time, as many as fit but no more than most, which is at
// least 1. Steps are 1, 2, 5 and their tens below a second, then what clocks and calendars have.
[[nodiscard]] RulerTicks rulerTicks(const TimeRange& wallRange, int most);

} // namespace muscope
