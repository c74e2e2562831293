// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_counts.h"

#include <algorithm>

namespace muscope {

void SessionCounts::note(const TailRow& row) {
    const auto known = m_known.find(row.session);
    if (known == m_known.end()) {
        m_uncounted.insert(row.session);
        return;
    }
    SessionSummary& session = known->second;
    ++session.events;
    session.newestSequence = std::max(session.newestSequence, row.sequence.value());
    const Timestamp time = Timestamp::parse(
        {row.createdAt.constData(), static_cast<std::size_t>(row.createdAt.size())});
    if (time.isKnown()) {
        if (!session.first.isKnown() || time.microseconds() < session.first.microseconds()) {
            session.first = time;
        }
        if (!session.last.isKnown() || session.last.microseconds() < time.microseconds()) {
            session.last = time;
        }
    }
    m_changed.insert(row.session);
}

std::vector<SessionId> SessionCounts::uncounted() const {
    return {m_uncounted.begin(), m_uncounted.end()};
}

void SessionCounts::take(const SessionSummary& counted) {
    m_uncounted.erase(counted.id);
    m_known.insert_or_assign(counted.id, counted);
    m_changed.insert(counted.id);
}

std::vector<SessionSummary> SessionCounts::takeChanged() {
    std::vector<SessionSummary> changed;
    for (const SessionId& id : m_changed) {
        changed.push_back(m_known.at(id));
    }
    m_changed.clear();
    return changed;
}

} // namespace muscope
