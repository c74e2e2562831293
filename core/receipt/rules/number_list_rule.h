// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

namespace muscope {

// A document "# Reversed Validation" with two lists: the decimal digits of every element reversed
// ("Reversed …:"), and the elements themselves ("Original:"), with a status it claims. Can be
// checked without its subject.
class NumberListRule final : public Rule {
public:
    [[nodiscard]] const char* name() const override { return "number-list"; }
    [[nodiscard]] const char* phrase() const override { return "the digits of a list"; }
    void appendReceipt(std::string_view text, std::string& into) const override;
    [[nodiscard]] const char* refusal(std::string_view text) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const override;
    [[nodiscard]] bool isPalindrome(std::string_view body) const override;
    [[nodiscard]] bool isForm(std::string_view body) const override;
    [[nodiscard]] bool isDistinctFor(std::string_view) const override { return true; }
    [[nodiscard]] std::optional<OwnClaim> ownClaim(std::string_view body) const override;
};

} // namespace muscope
