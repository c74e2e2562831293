// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_list.h"

#include <algorithm>
#include <numeric>

namespace muscope {

SessionList::SessionList(std::vector<SessionSummary> sessions)
    : m_sessions(std::move(sessions))
    , m_eventCount(0) {
    m_places.reserve(static_cast<qsizetype>(m_sessions.size()));
    m_idBegins.reserve(m_sessions.size() + 1);
    for (std::size_t place = 0; place < m_sessions.size(); ++place) {
        const SessionSummary& session = m_sessions[place];
        m_places.insert(session.id.value(), static_cast<std::uint32_t>(place));
        m_idBegins.push_back(m_lowered.size());
        m_lowered += session.id.value().toLower().toStdString();
        if (m_eventCount) {
            m_eventCount =
                session.isCounted ? std::optional(*m_eventCount + session.events) : std::nullopt;
        }
    }
    m_idBegins.push_back(m_lowered.size());
}

std::optional<std::size_t> SessionList::placeOf(const SessionId& id) const {
    const auto found = m_places.constFind(id.value());
    return found == m_places.cend() ? std::nullopt : std::optional<std::size_t>(*found);
}

SessionList SessionList::with(const std::vector<SessionSummary>& newest) const {
    std::vector<SessionSummary> sessions = newest;
    std::ranges::sort(sessions, [](const SessionSummary& left, const SessionSummary& right) {
        return std::pair(-left.newestSequence, left.id.value()) <
               std::pair(-right.newestSequence, right.id.value());
    });
    std::vector<bool> isNew(m_sessions.size(), false);
    for (const SessionSummary& session : newest) {
        if (const auto place = placeOf(session.id)) {
            isNew[*place] = true;
        }
    }
    sessions.reserve(sessions.size() + m_sessions.size());
    for (std::size_t place = 0; place < m_sessions.size(); ++place) {
        if (!isNew[place]) {
            sessions.push_back(m_sessions[place]);
        }
    }
    return SessionList(std::move(sessions));
}

const SessionSummary* SessionList::find(const SessionId& id) const {
    const auto place = placeOf(id);
    return place ? &m_sessions[*place] : nullptr;
}

std::vector<std::uint32_t> SessionList::matching(const QByteArray& text) const {
    std::vector<std::uint32_t> places;
    if (text.isEmpty()) {
        places.resize(m_sessions.size());
        std::iota(places.begin(), places.end(), 0U);
        return places;
    }
    const std::string wanted = text.toLower().toStdString();
    for (std::size_t at = m_lowered.find(wanted); at != std::string::npos;) {
        const auto next = std::upper_bound(m_idBegins.begin(), m_idBegins.end(), at);
        if (at + wanted.size() <= *next) {
            places.push_back(static_cast<std::uint32_t>(next - m_idBegins.begin() - 1));
            at = m_lowered.find(wanted, *next);
        } else {
            // It reaches over into the next id: no match of either.
            at = m_lowered.find(wanted, at + 1);
        }
    }
    return places;
}

} // namespace muscope
