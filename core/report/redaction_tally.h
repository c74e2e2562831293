// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/redaction_rules.h"

#include <cstdint>
#include <vector>

namespace muscope {

// What a rule took out.
struct RedactionCount {
    std::int64_t matches = 0;
    std::int64_t events = 0; // that it took something out of

    bool operator==(const RedactionCount&) const = default;
};

// Counts what rules take out, each by its number, and in how many events.
class RedactionTally {
public:
    void add(RedactionRuleId rule) {
        const auto at = static_cast<std::size_t>(rule);
        if (at >= m_counts.size()) {
            m_counts.resize(at + 1);
            m_lastEvents.resize(at + 1);
        }
        ++m_counts[at].matches;
        if (m_event > 0 && m_lastEvents[at] != m_event) {
            m_lastEvents[at] = m_event;
            ++m_counts[at].events;
        }
    }

    // What is added from now on is of another event than what was added before.
    void startEvent() { ++m_event; }

    [[nodiscard]] RedactionCount of(RedactionRuleId rule) const {
        const auto at = static_cast<std::size_t>(rule);
        return at < m_counts.size() ? m_counts[at] : RedactionCount();
    }

private:
    std::vector<RedactionCount> m_counts;
    std::vector<std::int64_t> m_lastEvents; // the event each rule last took something out of
    std::int64_t m_event = 0;               // from 1; 0: none was started
};

} // namespace muscope
