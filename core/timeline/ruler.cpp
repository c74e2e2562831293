// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/ruler.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace muscope {

namespace {

constexpr std::int64_t Second = 1'000'000;
constexpr std::int64_t Minute = 60 * Second;
constexpr std::int64_t Hour = 60 * Minute;
constexpr std::int64_t Day = 24 * Hour;
constexpr std::int64_t LeastDaysInMonth = 28;
constexpr int MonthsInYear = 12;

constexpr std::array ClockSteps{Second,      2 * Second,  5 * Second, 10 * Second, 15 * Second,
                                30 * Second, Minute,      2 * Minute, 5 * Minute,  10 * Minute,
                                15 * Minute, 30 * Minute, Hour,       2 * Hour,    3 * Hour,
                                6 * Hour,    12 * Hour,   Day,        2 * Day,     7 * Day};
constexpr std::array MonthSteps{1, 3, 6};

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

// The smallest of 1, 2, 5, 10, 20, 50, … that is not below least.
std::int64_t roundStep(std::int64_t least) {
    std::int64_t tens = 1;
    while (true) {
        for (const std::int64_t digit : {1, 2, 5}) {
            if (digit * tens >= least) {
                return digit * tens;
            }
        }
        tens *= 10;
    }
}

std::int64_t startOfMonth(std::int64_t monthsSinceYear0) {
    const std::int64_t year = floorDivide(monthsSinceYear0, MonthsInYear);
    const auto month = static_cast<unsigned>(monthsSinceYear0 - year * MonthsInYear) + 1;
    const std::chrono::year_month_day first{std::chrono::year(static_cast<int>(year)),
                                            std::chrono::month(month), std::chrono::day(1)};
    return std::chrono::sys_days(first).time_since_epoch().count() * Day;
}

std::int64_t monthOf(std::int64_t wallTime) {
    const std::chrono::sys_days day{std::chrono::days(floorDivide(wallTime, Day))};
    const std::chrono::year_month_day date{day};
    return std::int64_t{int{date.year()}} * MonthsInYear + unsigned{date.month()} - 1;
}

RulerTicks monthTicks(const TimeRange& range, std::int64_t months) {
    const bool isYears = months % MonthsInYear == 0;
    RulerTicks ticks{isYears ? RulerTicks::Unit::Years : RulerTicks::Unit::Months,
                     isYears ? months / MonthsInYear : months,
                     {}};
    for (std::int64_t month = floorDivide(monthOf(range.from), months) * months;; month += months) {
        const std::int64_t time = startOfMonth(month);
        if (time >= range.to) {
            return ticks;
        }
        if (time >= range.from) {
            ticks.wallTimes.push_back(time);
        }
    }
}

} // namespace

RulerTicks rulerTicks(const TimeRange& range, int most) {
    const std::int64_t least = std::max<std::int64_t>(1, (range.duration() + most - 1) / most);
    std::int64_t step = roundStep(least);
    if (step >= Second) {
        const auto* clock = std::ranges::lower_bound(ClockSteps, least);
        if (clock == ClockSteps.end()) {
            const std::int64_t months =
                (least + LeastDaysInMonth * Day - 1) / (LeastDaysInMonth * Day);
            const auto* few = std::ranges::lower_bound(MonthSteps, months);
            return monthTicks(
                range, few != MonthSteps.end()
                           ? *few
                           : MonthsInYear * roundStep((months + MonthsInYear - 1) / MonthsInYear));
        }
        step = *clock;
    }
    RulerTicks ticks;
    ticks.unit = step >= Day ? RulerTicks::Unit::Days : RulerTicks::Unit::Microseconds;
    ticks.step = step >= Day ? step / Day : step;
    for (std::int64_t time = -floorDivide(-range.from, step) * step; time < range.to;
         time += step) {
        ticks.wallTimes.push_back(time);
    }
    return ticks;
}

} // namespace muscope
