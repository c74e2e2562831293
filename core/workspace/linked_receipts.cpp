// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/linked_receipts.h"

#include <algorithm>

namespace muscope {

Result<ReceiptLinks> findReceiptLinks(EventStore& store, const EventScope& scope,
                                      ReceiptEngine& engine, const std::stop_token& stop) {
    EventScope receipts = scope;
    receipts.receiptEventsOnly = true;
    ReceiptLinks links;
    const Result<void> read = store.read(
        receipts,
        [&](const EventView& event) {
            if (const auto link = engine.linkOf(event)) {
                links.add(event.sessionId, link->subjectEventId, event.sequence);
            } else {
                links.addNameless(event.sequence);
            }
        },
        stop);
    if (!read) {
        return tl::unexpected(read.error());
    }
    links.close();
    return links;
}

Result<void> LinkedReceipts::load(EventStore& store, const ReceiptLinks& links,
                                  const EventBatch& events, ReceiptEngine& engine) {
    clear();
    std::vector<Sequence> wanted;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventView event = events.at(i);
        for (const ReceiptLinks::Entry& entry : links.find(event.sessionId, event.eventId)) {
            wanted.push_back(entry.receipt);
        }
    }
    if (wanted.empty()) {
        return {};
    }
    Result<void> read =
        store.readSequences(wanted, [this](const EventView& row) { m_rows.append(row); });
    for (std::size_t i = 0; read && i < m_rows.size(); ++i) {
        const EventView row = m_rows.at(i);
        if (const auto link = engine.linkOf(row)) {
            m_confirmed.push_back({link->subjectEventId, i});
        }
    }
    std::ranges::sort(m_confirmed, {}, [](const Confirmed& confirmed) {
        return std::pair(std::string_view(confirmed.subject), confirmed.place);
    });
    return read;
}

void LinkedReceipts::clear() {
    m_rows.clear();
    m_confirmed.clear();
}

std::span<const LinkedReceipt> LinkedReceipts::of(const EventView& event) {
    m_found.clear();
    const auto subject = [](const Confirmed& confirmed) {
        return std::string_view(confirmed.subject);
    };
    for (const Confirmed& confirmed :
         std::ranges::equal_range(m_confirmed, event.eventId, {}, subject)) {
        const EventView row = m_rows.at(confirmed.place);
        if (row.sessionId == event.sessionId) {
            m_found.push_back({row.eventId, row.payload.value_or(std::string_view())});
            m_used.push_back(row.sequence);
        }
    }
    return m_found;
}

} // namespace muscope
