// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/string_pool.h"
#include "core/mcp/operation_tracker.h"
#include "core/mcp/stream_names.h"
#include "core/workspace/batch_checker.h"
#include "core/workspace/event_filter.h"
#include "core/workspace/event_pass.h"
#include "core/workspace/workflow_pass.h"

#include <utility>
#include <vector>

namespace muscope {

// Turns checked batches, in order, into what a pass tells: rows with their operations, counts,
// failures. One thread at a time.
class BatchAssembler {
public:
    explicit BatchAssembler(const PassRequest& request);

    [[nodiscard]] PassBatch assemble(const EventBatch& events, const CheckedBatch& checked);
    // The receipt events that did not pass the filter, ascending.
    [[nodiscard]] std::vector<Sequence> takeLeftOut();

    // Adds what is known of workflows once all events came by.
    void finishWorkflows(PassBatch& batch);

    // The requests so far that nobody has answered, in the store's order.
    [[nodiscard]] std::vector<RowNumber> openRequests() const { return m_operations.open(); }
    // The rows so far that are receipts themselves, by sequence; empty where no rows are made.
    using ReceiptRows = std::vector<std::pair<Sequence, RowNumber>>;
    [[nodiscard]] ReceiptRows receiptRows() const;

private:
    void addRow(const EventView& event, const CheckedEvent& checked, IndexBatch& index);

    bool m_makesRows;
    bool m_sawAll; // of the session or store
    WorkflowPass m_workflows;
    std::optional<EventFilter> m_filter; // empty: every event passes
    std::vector<Sequence> m_leftOut;
    std::uint32_t m_rowCount = 0;
    StringPool m_strings;
    StreamNames m_streams;
    OperationTracker m_operations;
    ReceiptRows m_receiptRows; // in the store's order
};

} // namespace muscope
