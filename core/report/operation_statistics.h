// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/index/row_selection.h"
#include "core/report/report.h"

#include <map>
#include <utility>
#include <vector>

namespace muscope {

// Counts calls by type and name over the sessions of a report, one after the other. Keeps eight
// bytes a timed call, so that percentiles are exact.
class OperationCounter {
public:
    // Counts the calls among the selected rows of a session that was read to its end.
    void add(const IndexSnapshot& index, const RowSelection& selection);

    // The names that were called most, at most so many; and how many names there are.
    [[nodiscard]] std::vector<OperationStatistics> most(std::size_t limit);
    [[nodiscard]] OperationTotals totals() const;
    [[nodiscard]] std::int64_t names() const { return static_cast<std::int64_t>(m_counts.size()); }

private:
    struct Count {
        OperationStatistics statistics;
        std::vector<std::int64_t> took;
    };

    void add(const IndexSnapshot& index, const EventRow& row);
    [[nodiscard]] Count& countOf(const IndexSnapshot& index, const EventRow& row);

    std::map<std::pair<std::string, std::string>, Count> m_counts; // by name, then type
};

} // namespace muscope
