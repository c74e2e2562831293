// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_batch.h"

#include <functional>
#include <map>
#include <utility>

namespace muscope {

// A row that nothing will change any more.
struct SettledRow {
    RowNumber number;
    const EventRow& row;
    const EventRow* peer = nullptr; // of a request its answer, of an answer its request; else null
};

// Tells the rows of a session as they settle: most at once, those of an operation when it has its
// answer, what nobody answered at the end. So each row can be looked at with its other half by
// somebody who keeps none: memory grows with open operations alone. One thread at a time.
class SettlingRows {
public:
    using Sink = std::function<void(const SettledRow&)>;

    // Takes the next rows of the session, and what became of earlier ones.
    void add(const IndexBatch& batch, const Sink& sink);
    // The session has no more.
    void finish(const Sink& sink);

    // A row that has not settled; null where it has.
    [[nodiscard]] const EventRow* waiting(RowNumber number) const;

private:
    struct Waiting {
        EventRow row;
        std::vector<std::pair<RowNumber, EventRow>> answers;
        std::uint32_t parts = 0; // requests of its operation that wait for their own answers
    };
    using WaitingRows = std::map<RowNumber, Waiting>;

    void addRow(const EventRow& row, const Sink& sink);
    void change(const OperationChange& change, const Sink& sink);
    void settleIfOver(RowNumber number, const Sink& sink);
    static void tell(const WaitingRows::value_type& one, const Sink& sink);

    RowNumber m_next{0};
    WaitingRows m_waiting;
};

} // namespace muscope
