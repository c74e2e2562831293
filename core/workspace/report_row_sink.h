// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/index/settling_rows.h"

namespace muscope {

// Takes the rows of a session that pass the filter as a pass finds them. None is kept by the pass:
// what is wanted of it later is to be remembered here. Called by one thread at a time.
class ReportRowSink {
public:
    ReportRowSink() = default;
    virtual ~ReportRowSink() = default;
    Q_DISABLE_COPY_MOVE(ReportRowSink)

    // The session begins, or begins anew: what was told before is void.
    virtual void begin() = 0;
    // Each row, in the store's order; what becomes of its operation may be still to come.
    virtual void take(RowNumber number, const EventRow& row) = 0;
    // Each row once more, as it stays. isPeerSelected: whether its other half passes the filter.
    // texts: has those of its ids.
    virtual void settle(const SettledRow& settled, bool isPeerSelected,
                        const IndexSnapshot& texts) = 0;
};

} // namespace muscope
