// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/event_batch.h"
#include "core/receipt/receipt_engine.h"
#include "core/store/event_store.h"
#include "core/workspace/receipt_sources.h"

#include <utility>

namespace muscope {

// Receipts whose subjects came by, as their sources number them.
struct UsedReceipts {
    std::vector<Sequence> events;
    std::vector<Sequence> rows;
    std::vector<std::size_t> files;

    void append(const UsedReceipts& other);
};

// The receipts that a run of events is the subject of and that lie outside of those events' own
// metadata, read in one statement a source.
class LinkedReceipts {
public:
    // What the sources say of these events is read from the store and confirmed by the receipts'
    // own texts.
    [[nodiscard]] Result<void> load(EventStore& store, const ReceiptSources& sources,
                                    const EventBatch& events, ReceiptEngine& engine);
    void clear();

    // The confirmed receipts of one event; views good until the next load() or clear().
    [[nodiscard]] std::span<const LinkedReceipt> of(const EventView& event);
    // The receipts that of() has given since the last call.
    [[nodiscard]] UsedReceipts takeUsed() { return std::exchange(m_used, {}); }

private:
    // A row read, and the event it is a receipt of.
    struct Confirmed {
        std::string subject;
        std::size_t place; // in the batch
    };
    // Rows of one source.
    struct Source {
        EventBatch rows;
        std::vector<Confirmed> confirmed; // by subject, then in the store's order

        void close();
        [[nodiscard]] std::span<const Confirmed> of(std::string_view event) const;
    };

    [[nodiscard]] Result<void> loadEvents(EventStore& store, const ReceiptLinks& links,
                                          const EventBatch& events, ReceiptEngine& engine);
    [[nodiscard]] Result<void> loadRows(EventStore& store, const ReceiptLinks& links,
                                        const EventBatch& events);
    [[nodiscard]] Result<void> loadFiles(EventStore& store, const EventBatch& events);
    void addFiles(const EventView& event);

    Source m_events;
    Source m_rows;
    bool m_areRowsJson = false;
    std::shared_ptr<const ReceiptFolder> m_folder;
    // Files that belong to an event of that id in the session they name, and to no other.
    std::vector<std::size_t> m_filesOfNamedSession;
    std::vector<LinkedReceipt> m_found;
    UsedReceipts m_used;
};

} // namespace muscope
