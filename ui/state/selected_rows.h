// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

class QItemSelectionModel;

namespace muscope {

// The rows in which something is chosen, each once, in their order. By ranges: a million chosen
// rows are one of them.
[[nodiscard]] std::vector<int> selectedRows(const QItemSelectionModel& selection);

} // namespace muscope
