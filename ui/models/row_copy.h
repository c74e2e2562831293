// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/event_cells.h"

#include <vector>

namespace muscope {

// Rows of the event table as text to be pasted elsewhere; columns in the order given.

// As seen, cells parted by tabs, a line each.
[[nodiscard]] QString tabbedRow(const EventCells& cells, RowNumber row,
                                const std::vector<int>& columns);

// As RFC 4180 has it, for programs: CRLF at the end, quotes where a field needs them. A text that a
// spreadsheet would take for a formula has an apostrophe before it.
[[nodiscard]] QString csvRow(const EventCells& cells, RowNumber row,
                             const std::vector<int>& columns);
[[nodiscard]] QString csvHeader(const std::vector<int>& columns);

} // namespace muscope
