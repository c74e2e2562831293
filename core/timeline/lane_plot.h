// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/scratch_records.h"
#include "core/index/settling_rows.h"
#include "core/timeline/column_entries.h"
#include "core/timeline/draw_list.h"

#include <map>

namespace muscope {

// Lanes drawn into a picture, which need neither index nor events any more.
struct PlottedLanes {
    struct Lane {
        LaneKind kind = LaneKind::Type;
        StringId name;
        DrawnLane drawn;
        std::int64_t events = 0;
    };
    struct Bar {
        StringId name;
        std::int64_t microseconds = 0; // that it takes, where it is not open
    };

    std::vector<Lane> lanes;
    std::map<RowNumber, Bar> bars; // of all that are drawn, by DrawnBar::number, and others
};

// The events of a session for one picture of all of it, whose stretch of time is known only when
// the last of them came by. They are kept in a file where they are many: memory stays flat. Lanes
// are those of Timeline by direction.
class LanePlot {
public:
    // Rows in the order in which they settle. isPeerSelected: whether the other half of its
    // operation is added too.
    void add(const SettledRow& settled, bool isPeerSelected);

    // True where there is no event with a time that could be drawn.
    [[nodiscard]] bool isEmpty() const { return m_entries.size() == 0; }
    // The times of the first and the last event; meaningful unless isEmpty().
    [[nodiscard]] std::int64_t firstTime() const { return m_first; }
    [[nodiscard]] std::int64_t lastTime() const { return m_last; }
    [[nodiscard]] std::uint32_t untimed() const { return m_untimed; }

    // view: has all events in it.
    [[nodiscard]] Result<PlottedLanes> draw(const Viewport& view);

private:
    struct Entry {
        std::int64_t time;
        std::int64_t end; // where durationBits tells of one
        std::uint32_t row;
        std::uint32_t name;
        std::uint8_t lane; // in m_lanes, or NoLane
        std::uint8_t durationBits;
        Verdict verdict;
    };
    struct LaneName {
        LaneKind kind = LaneKind::Type;
        StringId name;

        bool operator==(const LaneName&) const = default;
    };
    class Drawing;

    static constexpr std::uint8_t NoLane = 255; // an answer, drawn by the bar of its request

    [[nodiscard]] std::uint8_t laneFor(const EventRow& row);

    ScratchRecords<Entry> m_entries;
    std::vector<LaneName> m_lanes; // in the order of their first event
    std::size_t m_named = 0;       // of them with a name
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
    std::uint32_t m_untimed = 0;
};

} // namespace muscope
