// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_engine.h"
#include "core/receipt/receipt_folder.h"
#include "core/store/event_store.h"
#include "core/workspace/misplaced_receipts.h"
#include "core/workspace/receipt_links.h"

#include <stop_token>

namespace muscope {

// Where receipts lie beside their events' own metadata (product.md, section 3): known before a pass
// begins, so that every verdict is final when its event comes by. Filled once, then only read.
struct ReceiptSources {
    ReceiptLinks inEvents;                       // events that are receipts
    ReceiptLinks inTable;                        // rows of the table mu_receipts
    std::shared_ptr<const ReceiptFolder> folder; // null: none was named
    // What an earlier pass has found; null: nothing.
    std::shared_ptr<const MisplacedReceipts> misplaced;

    [[nodiscard]] bool isEmpty() const {
        return inEvents.isEmpty() && inTable.isEmpty() && !folder;
    }
};

// Whether any event of a store is a receipt: whoever passes over many sessions asks once.
enum class ReceiptEvents : unsigned char { Maybe, None };
[[nodiscard]] Result<ReceiptEvents> receiptEventsOf(EventStore& store, const std::stop_token& stop);

// Finds the receipts of a scope in one pass over the receipt events and the table's rows.
[[nodiscard]] Result<ReceiptSources>
findReceiptSources(EventStore& store, const EventScope& scope,
                   const std::shared_ptr<const ReceiptFolder>& folder, ReceiptEngine& engine,
                   const std::stop_token& stop, ReceiptEvents events = ReceiptEvents::Maybe);

// The event a row of the table is a receipt of, where its id may be a file's path.
[[nodiscard]] std::string_view subjectOfTableRow(const EventView& row);

} // namespace muscope
