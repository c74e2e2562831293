// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/batch_checker.h"

#include <utility>

namespace muscope {

BatchChecker::BatchChecker(const RuleRegistry& rules, const StoreLocation& location,
                           const ReceiptSources& sources, const PassRequest& request,
                           EventStore* store)
    : m_engine(rules)
    , m_location(location)
    , m_sources(sources)
    , m_checksReceipts(request.checkReceipts)
    , m_decodes(request.makeRows || !request.filter.isEverything())
    , m_takesDigests(request.takeDigests)
    , m_transform(request.transform ? request.transform->fork(request.countChanges) : nullptr)
    , m_store(store) {}

std::vector<Digest> BatchChecker::digests(const EventBatch& events) {
    std::vector<Digest> digests;
    for (std::size_t i = 0; m_takesDigests && i < events.size(); ++i) {
        digests.push_back(m_digest.of(events.at(i)));
    }
    return digests;
}

void BatchChecker::transform(std::unique_ptr<EventBatch>& events) {
    if (!m_transform) {
        return;
    }
    auto changed = std::make_unique<EventBatch>();
    m_touched.assign(events->size(), false);
    for (std::size_t i = 0; i < events->size(); ++i) {
        const EventTransform::Told told = m_transform->apply(events->at(i));
        m_touched[i] = told.isTouched;
        changed->append(told.event);
    }
    events = std::move(changed);
}

Result<CheckedBatch> BatchChecker::check(const EventBatch& events) {
    if (const Result<void> loaded = loadLinked(events); !loaded) {
        return tl::unexpected(loaded.error());
    }
    CheckedBatch checked;
    checked.events.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventView event = events.at(i);
        CheckedEvent& one = checked.events.emplace_back();
        if (m_decodes) {
            one.decoded = m_decoder.decode(event);
        }
        one.verdict = verdictOf(event, !m_touched.empty() && m_touched[i]);
        one.invalidText = EventDecoder::invalidTextOf(event);
        if (m_decodes) {
            one.repeatedKey = repeatedKeyOf(event, one.verdict);
        }
    }
    checked.usedReceipts = m_linked.takeUsed();
    return checked;
}

Result<void> BatchChecker::loadLinked(const EventBatch& events) {
    if (m_sources.isEmpty() || !m_checksReceipts) {
        return {};
    }
    if (m_store == nullptr) {
        Result<std::unique_ptr<EventStore>> store = EventStore::open(m_location);
        if (!store) {
            return tl::unexpected(store.error());
        }
        m_ownStore = std::move(*store);
        m_store = m_ownStore.get();
    }
    return m_linked.load(*m_store, m_sources, events, m_engine);
}

RepeatedKey BatchChecker::repeatedKeyOf(const EventView& event, EventVerdict& verdict) {
    // The search for receipts has read the metadata, but for those of receipts themselves.
    if (m_checksReceipts && verdict.verdict != Verdict::ReceiptEvent) {
        return std::exchange(verdict.repeatedKey, std::nullopt);
    }
    return event.metadata ? m_decoder.repeatedKeyOf(*event.metadata) : std::nullopt;
}

EventVerdict BatchChecker::verdictOf(const EventView& event, bool isTouched) {
    EventVerdict verdict;
    if (ReceiptEngine::isReceiptEvent(event.type)) {
        verdict.verdict = Verdict::ReceiptEvent;
    } else if (isTouched) {
        // Its receipts are of what was there before.
        verdict.verdict = Verdict::NotCheckable;
    } else if (!m_checksReceipts) {
        verdict.verdict = Verdict::Unchecked;
    } else {
        verdict = m_engine.check(event, m_linked.of(event), Evidence::VerdictOnly);
        if (m_sources.misplaced) {
            m_sources.misplaced->amend(event, verdict);
        }
    }
    return verdict;
}

} // namespace muscope
