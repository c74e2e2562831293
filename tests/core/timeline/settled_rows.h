// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/index/settling_rows.h"

namespace muscope {

// Tells the rows of an index as they stand, with their other halves.
inline void tellSettled(const IndexSnapshot& index, const SettlingRows::Sink& sink) {
    for (std::uint32_t number = 0; number < index.size(); ++number) {
        const EventRow row = index.row(RowNumber(number));
        const bool hasPeer =
            row.operation == OperationState::Answered || row.operation == OperationState::Answer;
        const EventRow peer = hasPeer && row.peer ? index.row(*row.peer) : EventRow();
        sink({RowNumber(number), row, hasPeer && row.peer ? &peer : nullptr});
    }
}

} // namespace muscope
