// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/found_secret.h"

#include <optional>
#include <string_view>

namespace muscope {

// The stretches in order; what overlaps becomes one, by the rule of what begins first, and of those
// the longest.
[[nodiscard]] FoundSecrets apart(FoundSecrets found);

// Finds what rules take out of a text, as it stands there. Good as long as the rules are.
class SecretFinder {
public:
    explicit SecretFinder(const RedactionRules& rules)
        : m_rules(rules) {}

    // False for short words, in which nothing is found in any way of reading them. Fast.
    [[nodiscard]] bool mayFind(std::string_view text) const;

    // In order and apart from each other. Where a pattern gives up, it takes the whole text: what
    // cannot be judged is not told. Linear in the text but for the patterns of a rules file.
    [[nodiscard]] FoundSecrets find(std::string_view text) const;

private:
    void findPatterns(std::string_view text, FoundSecrets& into) const;

    const RedactionRules& m_rules;
};

} // namespace muscope
