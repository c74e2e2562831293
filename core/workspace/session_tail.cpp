// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_tail.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::size_t TailBatchRows = 512;
constexpr std::size_t TailBatchBytes = 1 << 20;

} // namespace

SessionTail::SessionTail(const RuleRegistry& rules, const StoreLocation& location,
                         std::shared_ptr<SessionSeam> seam)
    : m_rules(rules)
    , m_location(location)
    , m_seam(std::move(seam))
    , m_index(m_seam->index)
    , m_engine(rules) {
    makeChecker();
}

void SessionTail::makeChecker() {
    m_checker.emplace(m_rules, m_location, *m_seam->pass.sources, m_seam->pass.request);
}

bool SessionTail::wants(const TailRow& row) const {
    return row.session == m_seam->session && (!m_index || !m_index->rowOf(row.sequence));
}

void SessionTail::add(const EventView& event) {
    m_batch.append(event);
}

Result<void> SessionTail::flush() {
    if (m_batch.isEmpty()) {
        return {};
    }
    takeReceipts();
    const Result<CheckedBatch> checked = m_checker->check(m_batch);
    if (checked) {
        m_seam->put(m_seam->pass.assembler->assemble(m_batch, *checked));
        m_batch.clear();
    }
    return checked ? Result<void>() : tl::unexpected(checked.error());
}

// Receipts in events of their own: those of the same batch are known to their subjects.
void SessionTail::takeReceipts() {
    std::shared_ptr<ReceiptSources> sources;
    for (std::size_t i = 0; i < m_batch.size(); ++i) {
        const EventView event = m_batch.at(i);
        if (!ReceiptEngine::isReceiptEvent(event.type)) {
            continue;
        }
        if (!sources) {
            sources = std::make_shared<ReceiptSources>(*m_seam->pass.sources);
        }
        const auto link = m_engine.linkOf(event);
        if (!link) {
            sources->inEvents.addNameless(event.sequence);
            continue;
        }
        sources->inEvents.add(event.sessionId, link->subjectEventId, event.sequence);
        bool isHere = false;
        for (std::size_t other = 0; other < m_batch.size() && !isHere; ++other) {
            isHere = m_batch.at(other).eventId == link->subjectEventId;
        }
        m_lateReceipts += isHere ? 0 : 1;
    }
    if (sources) {
        sources->inEvents.close();
        m_seam->pass.sources = sources;
        makeChecker();
    }
}

} // namespace muscope
