// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/time_range.h"

namespace muscope {

// The mapping between moments and columns of a picture: a stretch of time over a width. A pure
// value, exact to the microsecond from one microsecond to months; column 0 begins at range().from.
class Viewport {
public:
    // No zoom goes below this.
    static constexpr std::int64_t LeastMicroseconds = 10;

    // range must not be empty, width be above 0.
    Viewport(TimeRange range, double width);

    [[nodiscard]] const TimeRange& range() const { return m_range; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double microsecondsPerColumn() const { return m_microsecondsPerColumn; }

    [[nodiscard]] double xOf(std::int64_t time) const {
        return static_cast<double>(time - m_range.from) * m_columnsPerMicrosecond;
    }
    [[nodiscard]] std::int64_t timeAt(double x) const;
    // The earliest time whose xOf() is not below column.
    [[nodiscard]] std::int64_t startOf(int column) const;

    // The range that is factor times as long, the moment at x staying where it is, inside limits.
    [[nodiscard]] TimeRange zoomedAt(double x, double factor, const TimeRange& limits) const;
    // The range that begins columns later, inside limits.
    [[nodiscard]] TimeRange pannedBy(double columns, const TimeRange& limits) const;

    bool operator==(const Viewport&) const = default;

private:
    TimeRange m_range;
    double m_width;
    double m_columnsPerMicrosecond;
    double m_microsecondsPerColumn;
};

// range moved, and shortened if it must be, so that it lies in limits; no shorter than a viewport
// may be where limits allow it.
[[nodiscard]] TimeRange clampedTo(TimeRange range, const TimeRange& limits);

// What a view of width shows to have all moments from first to last in it with margin columns on
// both sides; a second where they are the same moment.
[[nodiscard]] TimeRange fittingRange(std::int64_t first, std::int64_t last, double width,
                                     double margin);

} // namespace muscope
