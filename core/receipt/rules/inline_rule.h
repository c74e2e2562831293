// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

namespace muscope {

// The text reversed by code point in a fenced block of a "## Receipt" section, alone or inside of a
// longer document.
class InlineRule final : public Rule {
public:
    [[nodiscard]] const char* name() const override { return "inline"; }
    [[nodiscard]] const char* phrase() const override { return "in a fenced section"; }
    void appendReceipt(std::string_view text, std::string& into) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const override;
    [[nodiscard]] bool isPalindrome(std::string_view body) const override;
    [[nodiscard]] bool isForm(std::string_view body) const override;
    [[nodiscard]] bool isDistinctFor(std::string_view) const override { return true; }
};

} // namespace muscope
