// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_row.h"

#include <QString>

#include <vector>

namespace muscope {

// What became of an earlier row when a later one was read: a request found its response.
struct OperationChange {
    RowNumber row;
    OperationState state = OperationState::None;
    std::optional<RowNumber> peer;
};

// A run of events ready for the index: made on a worker, moved to the index's owner, applied once
// and in order.
struct IndexBatch {
    std::vector<EventRow> rows;
    std::vector<QString> newTexts; // texts whose ids rows use for the first time
    std::vector<OperationChange> changes;
};

} // namespace muscope
