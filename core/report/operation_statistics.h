// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/index/settling_rows.h"
#include "core/report/report.h"
#include "core/report/taken_times.h"

#include <map>
#include <utility>
#include <vector>

namespace muscope {

// Counts calls by type and name over the sessions of a report, one after the other. Memory grows
// with the names alone, of which there is an end; percentiles are exact all the same.
class OperationCounter {
public:
    // A session begins. What was counted of one that was not ended is forgotten.
    void begin();
    // Counts a row of it if it is a call. texts: has those of its ids.
    void add(const SettledRow& settled, const IndexSnapshot& texts);
    void end();

    // The names that were called most, at most so many; and how many names there are.
    [[nodiscard]] Result<std::vector<OperationStatistics>> most(std::size_t limit);
    [[nodiscard]] OperationTotals totals() const;
    [[nodiscard]] std::int64_t names() const;

private:
    struct Count {
        std::uint32_t number = 0; // in m_times
        OperationStatistics ended;
        OperationStatistics running; // of the session that has not ended
    };
    struct Ranked;

    [[nodiscard]] Count& countOf(const EventRow& row, const IndexSnapshot& texts);
    [[nodiscard]] Result<void> rank(std::vector<Ranked>& all);

    std::map<std::pair<std::string, std::string>, Count> m_counts; // by name, then type
    std::vector<Count*> m_running;                                 // those of the session
    TakenTimes m_times;
    std::int64_t m_ended = 0; // times of sessions that have ended
};

} // namespace muscope
