// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

#include <memory>
#include <string_view>
#include <vector>

namespace muscope {

// The rules there are, in the order they are tried. Built once at the start, then only read.
class RuleRegistry {
public:
    void add(std::unique_ptr<const Rule> rule) { m_rules.push_back(std::move(rule)); }

    [[nodiscard]] const std::vector<std::unique_ptr<const Rule>>& rules() const { return m_rules; }

    // The rule of that word; nullptr: none.
    [[nodiscard]] const Rule* find(std::string_view name) const;

    // A registry of that rule alone; empty: there is none of that word.
    [[nodiscard]] static RuleRegistry only(std::string_view name, RuleRegistry&& all);

private:
    std::vector<std::unique_ptr<const Rule>> m_rules;
};

} // namespace muscope
