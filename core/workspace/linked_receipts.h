// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/event_batch.h"
#include "core/receipt/receipt_engine.h"
#include "core/store/event_store.h"
#include "core/workspace/receipt_links.h"

#include <stop_token>
#include <utility>

namespace muscope {

// Finds the links of all receipt events of a scope in one pass over them.
[[nodiscard]] Result<ReceiptLinks> findReceiptLinks(EventStore& store, const EventScope& scope,
                                                    ReceiptEngine& engine,
                                                    const std::stop_token& stop);

// The receipt events that a run of events is the subject of, read in one statement.
class LinkedReceipts {
public:
    // What the links say of these events is read from the store and confirmed by the receipts' own
    // payloads.
    [[nodiscard]] Result<void> load(EventStore& store, const ReceiptLinks& links,
                                    const EventBatch& events, ReceiptEngine& engine);
    void clear();

    // The confirmed receipts of one event; views good until the next load() or clear().
    [[nodiscard]] std::span<const LinkedReceipt> of(const EventView& event);
    // The receipt events that of() has given since the last call.
    [[nodiscard]] std::vector<Sequence> takeUsed() { return std::exchange(m_used, {}); }

private:
    struct Confirmed {
        std::string subject;
        std::size_t place; // in m_rows
    };

    EventBatch m_rows;
    std::vector<Confirmed> m_confirmed; // by subject, then in the store's order
    std::vector<LinkedReceipt> m_found;
    std::vector<Sequence> m_used;
};

} // namespace muscope
