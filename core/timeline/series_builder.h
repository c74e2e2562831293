// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/time_series.h"

#include <memory>
#include <vector>

namespace muscope {

// Makes a TimeSeries step by step. Events in the order of time are appended; late ones are put
// where they belong by settle(). Full chunks are shared with the series made before. Of one thread.
class SeriesBuilder {
public:
    void add(const TimelineEntry& entry);
    // All that was added so far. Costs the events that are new, and those behind the earliest late
    // one.
    [[nodiscard]] TimeSeries series();

private:
    void append(const TimelineEntry& entry);
    void settle();

    std::vector<std::shared_ptr<const TimeChunk>> m_full;
    std::vector<TimelineEntry> m_tail; // fewer than a chunk holds
    std::vector<TimelineEntry> m_late;
    TimelineEntry m_last; // meaningful unless m_full and m_tail are empty
};

} // namespace muscope
