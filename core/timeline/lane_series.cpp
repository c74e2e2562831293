// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/lane_series.h"

namespace muscope {

std::optional<TimelineEntry> Lane::firstFrom(const TimelineEntry& entry) const {
    std::optional<TimelineEntry> found;
    for (const LaneSeries& one : series) {
        const std::uint32_t place = one.entries.lowerBound(entry);
        if (place < one.entries.size()) {
            const TimelineEntry candidate = one.entries.at(place);
            found = found ? std::min(*found, candidate) : candidate;
        }
    }
    return found;
}

std::optional<TimelineEntry> Lane::lastBefore(const TimelineEntry& entry) const {
    std::optional<TimelineEntry> found;
    for (const LaneSeries& one : series) {
        const std::uint32_t place = one.entries.lowerBound(entry);
        if (place > 0) {
            const TimelineEntry candidate = one.entries.at(place - 1);
            found = found ? std::max(*found, candidate) : candidate;
        }
    }
    return found;
}

std::uint32_t Lane::countIn(const TimeRange& range) const {
    std::uint32_t count = 0;
    for (const LaneSeries& one : series) {
        count += one.entries.lowerBound(range.to) - one.entries.lowerBound(range.from);
    }
    return count;
}

} // namespace muscope
