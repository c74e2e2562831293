// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_log.h"
#include "core/workspace/live_status.h"
#include "core/workspace/server_question.h"

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace muscope {

// A session that a live connection is recorded as, and the number of its first event.
struct LiveSession {
    SessionId id;
    std::uint64_t firstNumber = 0;
};

// What a live connection's thread has for the GUI thread.
struct LiveReport {
    LiveStatus status;                             // the latest
    std::vector<LiveLog::Entry> log;               // new ones
    std::map<std::uint64_t, std::string> progress; // of calls, the latest: params of notifications
    std::vector<std::pair<std::uint64_t, Result<CallAnswer>>> answers; // of calls
    std::vector<std::pair<std::uint64_t, Result<std::vector<std::string>>>> lists;
    std::vector<ServerQuestion> questions; // new ones
    std::vector<LiveSession> sessions;     // of which the first event is stored now
    bool hasStored = false;                // events were stored
    bool isOver = false;                   // nothing more comes
};

// Collects what is to be told to the GUI thread, however fast it comes; rings once for all that is
// put in before it is taken out. Any thread.
class LiveMailbox {
public:
    // At once: what a person or the store waits for. Soon: counters, within a tenth of a second.
    enum class Urgency : unsigned char { Soon, AtOnce };
    using Ring = std::function<void(Urgency)>;

    explicit LiveMailbox(Ring ring)
        : m_ring(std::move(ring)) {}

    template <typename Change>
    void put(Urgency urgency, Change change) {
        bool rings = false;
        {
            const std::lock_guard lock(m_mutex);
            change(m_report);
            bool& hasRung = urgency == Urgency::AtOnce ? m_hasRungAtOnce : m_hasRungSoon;
            rings = !hasRung && !m_hasRungAtOnce;
            hasRung = true;
        }
        if (rings) {
            m_ring(urgency);
        }
    }

    // All there is; the status stays, the rest begins empty.
    [[nodiscard]] LiveReport take() {
        const std::lock_guard lock(m_mutex);
        m_hasRungSoon = false;
        m_hasRungAtOnce = false;
        LiveReport taken = std::move(m_report);
        m_report = {};
        m_report.status = taken.status;
        m_report.isOver = taken.isOver;
        return taken;
    }

private:
    Ring m_ring;
    std::mutex m_mutex; // guards the rest
    LiveReport m_report;
    bool m_hasRungSoon = false;
    bool m_hasRungAtOnce = false;
};

} // namespace muscope
