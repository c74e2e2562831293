// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/copy_form.h"
#include "ui/models/event_cells.h"

#include <vector>

namespace muscope {

// Rows of the event table as text to be pasted elsewhere; columns in the order given. As seen,
// except in CSV: there as programs read it.
[[nodiscard]] QString copiedEventHead(CopyForm form, const std::vector<int>& columns);
[[nodiscard]] QString copiedEvent(CopyForm form, const EventCells& cells, RowNumber row,
                                  const std::vector<int>& columns);

} // namespace muscope
