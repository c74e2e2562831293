// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_description.h"
#include "core/store/tail_reader.h"

#include <map>
#include <set>

namespace muscope {

// How many events the sessions hold that events came to while a store is followed. A session is
// counted in the store once, and by what comes from then on. One thread.
class SessionCounts {
public:
    void note(const TailRow& row);
    // The sessions that have to be counted before they are known.
    [[nodiscard]] std::vector<SessionId> uncounted() const;
    void take(const SessionSummary& counted);

    // The known sessions that changed since the last call.
    [[nodiscard]] std::vector<SessionSummary> takeChanged();

private:
    std::map<SessionId, SessionSummary> m_known;
    std::set<SessionId> m_uncounted;
    std::set<SessionId> m_changed;
};

} // namespace muscope
