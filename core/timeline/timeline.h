// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/time_range.h"
#include "core/index/index_snapshot.h"
#include "core/index/row_selection.h"
#include "core/timeline/lane_series.h"

#include <optional>
#include <vector>

namespace muscope {

// Where a row is drawn: its lane, and the entry that stands for it there (a response is drawn by
// the bar of its request).
struct LanePlace {
    std::size_t lane;
    TimelineEntry entry;
};

// The events of a session sorted into lanes: all a picture of any stretch of it is made from.
// Immutable, safe on any thread. Lanes are in the order of LaneKind, types and streams in that of
// their first event; all but the receipts lane, which is the last, hold at least one event.
class Timeline {
public:
    Timeline() = default;
    Timeline(IndexSnapshot index, RowSelection selection, LaneGrouping grouping,
             std::vector<Lane> lanes);

    [[nodiscard]] const IndexSnapshot& index() const { return m_index; }
    [[nodiscard]] LaneGrouping grouping() const { return m_grouping; }
    [[nodiscard]] const std::vector<Lane>& lanes() const { return m_lanes; }
    // True where there is no event with a known time.
    [[nodiscard]] bool isEmpty() const { return m_drawn == 0; }
    // The times of the first and the last event; meaningful unless isEmpty().
    [[nodiscard]] std::int64_t firstTime() const { return m_first; }
    [[nodiscard]] std::int64_t lastTime() const { return m_last; }
    // How many of the selected events have no time that could be drawn.
    [[nodiscard]] std::uint32_t untimed() const { return m_untimed; }

    // nullopt where a row is not drawn: it has no time, or is not selected.
    [[nodiscard]] std::optional<LanePlace> placeOf(RowNumber row) const;
    // When the bar that begins with a row ends; nullopt where it is a mark, lastTime() where its
    // end is not known.
    [[nodiscard]] std::optional<std::int64_t> endOf(RowNumber row) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    friend class TimelineBuilder;

    IndexSnapshot m_index;
    RowSelection m_selection;
    LaneGrouping m_grouping = LaneGrouping::Direction;
    std::vector<Lane> m_lanes;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
    std::uint32_t m_drawn = 0;
    std::uint32_t m_untimed = 0;
};

// Whether a time lies where the arithmetic of a timeline holds: known, and within 18 000 years.
[[nodiscard]] bool isDrawable(const Timestamp& time);

// Which lane an event belongs to, were it alone: its kind, and its name where that has one.
struct LaneKey {
    LaneKind kind;
    StringId name;
};
[[nodiscard]] LaneKey laneKeyOf(const EventRow& row, LaneGrouping grouping);

// The request that an answer is drawn with, as of this index; nullopt where the answer is drawn by
// itself.
[[nodiscard]] std::optional<RowNumber> requestDrawnFor(const IndexSnapshot& index,
                                                       const RowSelection& selection,
                                                       RowNumber number, const EventRow& row);

// Whether that is so, as far as the two rows can tell. request: null where there is none.
[[nodiscard]] bool isDrawnWith(const EventRow* request, RowNumber number, const EventRow& row);

// How the bar of a row is kept: LaneSeries::durationBits. answer: null where it is not there.
[[nodiscard]] int durationBitsOf(const IndexSnapshot& index, const EventRow& row);
[[nodiscard]] int durationBitsOf(const EventRow& row, const EventRow* answer);

// Whether checking said something about an event that the receipts lane shows.
[[nodiscard]] bool hasReceipt(Verdict verdict);

} // namespace muscope
