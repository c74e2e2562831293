// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/series_builder.h"
#include "core/timeline/timeline.h"

#include <map>
#include <memory>
#include <stop_token>
#include <vector>

namespace muscope {

// Makes timelines of one session as its index grows. Each update costs the rows that are new and
// the requests that are still open; what the timelines have in common they share. Of one thread at
// a time, any.
class TimelineBuilder {
public:
    explicit TimelineBuilder(RowSelection selection = {},
                             LaneGrouping grouping = LaneGrouping::Direction);

    // Brings in the rows that index has beyond the last one, and what became of open requests. Null
    // when stopped; the next update goes on from there.
    [[nodiscard]] std::shared_ptr<const Timeline> update(const IndexSnapshot& index,
                                                         const std::stop_token& stop);

private:
    struct SeriesMaker {
        int durationBits;
        Verdict verdict;
        SeriesBuilder builder;
    };
    struct LaneMaker {
        LaneKind kind = LaneKind::Type;
        StringId name;
        std::vector<SeriesMaker> series;

        [[nodiscard]] SeriesBuilder& find(int durationBits, Verdict verdict);
        [[nodiscard]] Lane lane();
    };

    void addRow(const IndexSnapshot& index, RowNumber number);
    void settleOpen(const IndexSnapshot& index);
    [[nodiscard]] LaneMaker& laneFor(const EventRow& row);
    [[nodiscard]] std::vector<Lane> makeLanes(const IndexSnapshot& index);

    RowSelection m_selection;
    LaneGrouping m_grouping;
    std::uint32_t m_nextPlace = 0;  // in the selection
    std::vector<LaneMaker> m_fixed; // one a kind without names, in their order
    std::vector<LaneMaker> m_named; // in the order of their first event
    std::map<std::uint32_t, std::size_t> m_namedLanes;
    std::vector<RowNumber> m_open; // requests without an answer; their lanes get them when made
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
    std::uint32_t m_drawn = 0;
    std::uint32_t m_untimed = 0;
};

} // namespace muscope
