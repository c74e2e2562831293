// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/receipt_sources.h"

namespace muscope {

namespace {

Result<void> findInEvents(EventStore& store, const EventScope& scope, ReceiptEngine& engine,
                          const std::stop_token& stop, ReceiptLinks& links) {
    EventScope receipts = scope;
    receipts.receiptEventsOnly = true;
    return store.read(
        receipts,
        [&](const EventView& event) {
            if (const auto link = engine.linkOf(event)) {
                links.add(event.sessionId, link->subjectEventId, event.sequence);
            } else {
                links.addNameless(event.sequence);
            }
        },
        stop);
}

} // namespace

std::string_view subjectOfTableRow(const EventView& row) {
    return receiptStem(row.eventId);
}

Result<ReceiptEvents> receiptEventsOf(EventStore& store, const std::stop_token& stop) {
    EventScope first;
    first.receiptEventsOnly = true;
    first.limit = 1;
    ReceiptEvents events = ReceiptEvents::None;
    const Result<void> read =
        store.read(first, [&events](const EventView&) { events = ReceiptEvents::Maybe; }, stop);
    return read ? Result<ReceiptEvents>(events) : tl::unexpected(read.error());
}

Result<ReceiptSources> findReceiptSources(EventStore& store, const EventScope& scope,
                                          const std::shared_ptr<const ReceiptFolder>& folder,
                                          ReceiptEngine& engine, const std::stop_token& stop,
                                          ReceiptEvents events) {
    ReceiptSources sources;
    sources.folder = folder;
    Result<void> read;
    if (events == ReceiptEvents::Maybe) {
        read = findInEvents(store, scope, engine, stop, sources.inEvents);
    }
    if (read && store.hasReceiptTable()) {
        read = store.readReceiptTable(
            scope.session,
            [&sources](const EventView& row) {
                sources.inTable.add(row.sessionId, subjectOfTableRow(row), row.sequence);
            },
            stop);
    }
    if (!read) {
        return tl::unexpected(read.error());
    }
    sources.inEvents.close();
    sources.inTable.close();
    return sources;
}

} // namespace muscope
