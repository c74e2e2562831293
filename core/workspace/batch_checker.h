// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/event_batch.h"
#include "core/mcp/event_decoder.h"
#include "core/receipt/event_digest.h"
#include "core/receipt/receipt_engine.h"
#include "core/report/event_transform.h"
#include "core/workspace/event_pass.h"
#include "core/workspace/linked_receipts.h"

namespace muscope {

// What decoding and checking one event gave; makes sense beside its row in the batch.
struct CheckedEvent {
    DecodedEvent decoded; // empty unless rows are wanted
    EventVerdict verdict;
    std::optional<InvalidText> invalidText;
    RepeatedKey repeatedKey; // of the metadata; empty unless rows are wanted
};

struct CheckedBatch {
    std::vector<CheckedEvent> events;
    UsedReceipts usedReceipts; // those that lie elsewhere and are of one of these events
};

// Decodes and checks batches of events. Lives on one thread, with scratch memory and, once an event
// has receipts elsewhere, a store connection of its own where it was given none.
class BatchChecker {
public:
    BatchChecker(const RuleRegistry& rules, const StoreLocation& location,
                 const ReceiptSources& sources, const PassRequest& request,
                 EventStore* store = nullptr);

    // Of the events as they are, where the request wants them.
    [[nodiscard]] std::vector<Digest> digests(const EventBatch& events);
    // Replaces a batch by what the request's transform makes of it, if there is one: that is what
    // check() then has to be given.
    void transform(std::unique_ptr<EventBatch>& events);
    [[nodiscard]] Result<CheckedBatch> check(const EventBatch& events);

private:
    [[nodiscard]] Result<void> loadLinked(const EventBatch& events);
    [[nodiscard]] RepeatedKey repeatedKeyOf(const EventView& event, EventVerdict& verdict);
    [[nodiscard]] EventVerdict verdictOf(const EventView& event, bool isTouched);

    ReceiptEngine m_engine;
    EventDecoder m_decoder;
    const StoreLocation& m_location;
    const ReceiptSources& m_sources;
    bool m_checksReceipts;
    bool m_decodes;
    bool m_takesDigests;
    EventDigest m_digest;
    std::unique_ptr<EventTransform> m_transform; // null: events are as stored
    std::vector<bool> m_touched;                 // by it, of the batch at hand; empty: none
    LinkedReceipts m_linked;
    EventStore* m_store; // nullptr: not needed so far
    std::unique_ptr<EventStore> m_ownStore;
};

} // namespace muscope
