// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_description.h"

#include <QHash>

#include <string>

namespace muscope {

// The sessions of a store, newest first, made ready for looking ids up and searching them. Made on
// a worker, immutable, safe on any thread.
class SessionList {
public:
    SessionList() = default;
    explicit SessionList(std::vector<SessionSummary> sessions);

    [[nodiscard]] const std::vector<SessionSummary>& all() const { return m_sessions; }
    // The session's place in all(); O(1).
    [[nodiscard]] std::optional<std::size_t> placeOf(const SessionId& id) const;
    [[nodiscard]] const SessionSummary* find(const SessionId& id) const;
    // The places of those whose id holds text, whatever the case of ASCII letters; ascending.
    [[nodiscard]] std::vector<std::uint32_t> matching(const QByteArray& text) const;
    // The same sessions but for those given, which stand in front or where they are new are added.
    [[nodiscard]] SessionList with(const std::vector<SessionSummary>& newest) const;
    // Of all sessions together; nullopt while some are not counted.
    [[nodiscard]] std::optional<std::int64_t> eventCount() const { return m_eventCount; }

private:
    std::vector<SessionSummary> m_sessions;
    QHash<QByteArray, std::uint32_t> m_places;
    std::string m_lowered;               // the ids one behind the other, in lower case
    std::vector<std::size_t> m_idBegins; // where each begins in m_lowered, and the end
    std::optional<std::int64_t> m_eventCount;
};

} // namespace muscope
