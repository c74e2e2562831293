// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/report/redaction_tally.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace muscope {

// What is known once every event was looked at for secrets: which of them hold some, so that their
// receipts, wherever they lie, go too, and what ids with a secret in them are called. Filled by a
// RedactionSurvey, then only read, by any thread. Takes eight bytes an event that holds some.
class RedactionPlan {
public:
    explicit RedactionPlan(std::shared_ptr<const RedactionRules> rules)
        : m_rules(std::move(rules)) {}

    [[nodiscard]] const RedactionRules& rules() const { return *m_rules; }

    void addTouched(std::string_view session, std::string_view event) {
        m_touched.insert(numberOf(session, event));
    }
    // Never false for one that was added; of others about none is taken for one.
    [[nodiscard]] bool isTouched(std::string_view session, std::string_view event) const {
        return m_touched.contains(numberOf(session, event));
    }

    // Of an event that came later than any that was looked at nothing is known.
    void noteSequence(Sequence sequence) { m_last = std::max(m_last, sequence.value()); }
    [[nodiscard]] bool isLater(Sequence sequence) const { return sequence.value() > m_last; }

    // Ids that were two stay two: the label gets a number.
    void addId(std::string_view id, std::string_view label) {
        m_ids.try_emplace(std::string(id),
                          std::string(label) + " #" + std::to_string(m_ids.size() + 1));
    }
    // Nullptr: it has no secret in it, or was not met.
    [[nodiscard]] const std::string* labelOfId(std::string_view id) const {
        const auto found = m_ids.find(std::string(id));
        return found == m_ids.end() ? nullptr : &found->second;
    }

    [[nodiscard]] RedactionTally& tally() { return m_tally; }
    [[nodiscard]] const RedactionTally& tally() const { return m_tally; }
    [[nodiscard]] std::size_t touchedCount() const { return m_touched.size(); }

private:
    [[nodiscard]] static std::size_t numberOf(std::string_view session, std::string_view event) {
        const std::hash<std::string_view> hash;
        constexpr std::size_t Spread = 0x9E3779B97F4A7C15;
        return hash(session) * Spread + hash(event);
    }

    std::shared_ptr<const RedactionRules> m_rules;
    std::unordered_set<std::size_t> m_touched;
    std::int64_t m_last = std::numeric_limits<std::int64_t>::min();
    std::unordered_map<std::string, std::string> m_ids;
    RedactionTally m_tally;
};

} // namespace muscope
