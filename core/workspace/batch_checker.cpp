// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/batch_checker.h"

namespace muscope {

BatchChecker::BatchChecker(const RuleRegistry& rules, const StoreLocation& location,
                           const ReceiptLinks& links, bool checkReceipts)
    : m_engine(rules)
    , m_location(location)
    , m_links(links)
    , m_checksReceipts(checkReceipts) {}

Result<std::vector<CheckedEvent>> BatchChecker::check(const EventBatch& events) {
    if (const Result<void> loaded = loadLinked(events); !loaded) {
        return tl::unexpected(loaded.error());
    }
    std::vector<CheckedEvent> checked;
    checked.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventView event = events.at(i);
        checked.push_back({m_decoder.decode(event), verdictOf(event)});
    }
    return checked;
}

Result<void> BatchChecker::loadLinked(const EventBatch& events) {
    if (m_links.isEmpty() || !m_checksReceipts) {
        return {};
    }
    if (!m_store) {
        Result<std::unique_ptr<EventStore>> store = EventStore::open(m_location);
        if (!store) {
            return tl::unexpected(store.error());
        }
        m_store = std::move(*store);
    }
    return m_linked.load(*m_store, m_links, events, m_engine);
}

EventVerdict BatchChecker::verdictOf(const EventView& event) {
    EventVerdict verdict;
    if (ReceiptEngine::isReceiptEvent(event.type)) {
        verdict.verdict = Verdict::ReceiptEvent;
    } else if (!m_checksReceipts) {
        verdict.verdict = Verdict::Unchecked;
    } else {
        verdict = m_engine.check(event, m_linked.of(event), Evidence::VerdictOnly);
    }
    return verdict;
}

} // namespace muscope
