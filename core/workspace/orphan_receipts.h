// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/batch_assembler.h"
#include "core/workspace/event_pass.h"
#include "core/workspace/linked_receipts.h"

namespace muscope {

// What a pass knows at its end about the receipts that lie beside metadata.
struct ReceiptsMet {
    UsedReceipts used;                  // their events came by
    std::vector<Sequence> leftOut;      // receipt events that did not pass the filter, ascending
    BatchAssembler::ReceiptRows rowsOf; // rows of the receipt events
};

// Tells the receipts of events that are not there: removed, renamed, or never named. Rows of the
// table and files are told only where the pass has seen every event they could be receipts of.
[[nodiscard]] Result<void> tellOrphans(EventStore& store, const RuleRegistry& rules,
                                       const PassRequest& request, const ReceiptSources& sources,
                                       ReceiptsMet met, PassBatch& told);

} // namespace muscope
