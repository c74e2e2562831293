// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_engine.h"
#include "core/store/event_store.h"
#include "core/workspace/event_detail.h"
#include "core/workspace/receipt_sources.h"

namespace muscope {

// Reads one event by its key, with the receipts that lie elsewhere, and checks them all with
// full evidence. sources may be null. For a worker thread: takes as long as the payload is large.
[[nodiscard]] Result<EventDetail> readEventDetail(EventStore& store, const RuleRegistry& rules,
                                                  const ReceiptSources* sources, RowNumber number,
                                                  Sequence sequence);

} // namespace muscope
