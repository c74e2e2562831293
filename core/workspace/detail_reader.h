// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow_set.h"
#include "core/receipt/receipt_engine.h"
#include "core/store/event_store.h"
#include "core/workspace/event_detail.h"
#include "core/workspace/receipt_sources.h"

namespace muscope {

// Which event to read, and what to hold it against.
struct DetailRequest {
    RowNumber number;
    Sequence sequence;
    std::string tool;                              // that it or its request called; empty: none
    std::shared_ptr<const ReceiptSources> sources; // null: not known yet
    std::shared_ptr<const WorkflowSet> workflows;  // null: none but what metadata holds
};

// Reads one event by its key, with the receipts that lie elsewhere, and checks them all with
// full evidence, and its workflows. For a worker thread: takes as long as the payload is large.
[[nodiscard]] Result<EventDetail> readEventDetail(EventStore& store, const RuleRegistry& rules,
                                                  const DetailRequest& request);

} // namespace muscope
