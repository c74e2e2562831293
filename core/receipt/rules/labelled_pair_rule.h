// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

namespace muscope {

// Under a "## Receipt" line the text reversed by code point behind "Data:" (or another label), the
// text itself behind "Original:", then perhaps "Timestamp:" and "Signature:". Can be checked
// without its subject.
class LabelledPairRule final : public Rule {
public:
    [[nodiscard]] const char* name() const override { return "labelled-pair"; }
    [[nodiscard]] const char* phrase() const override { return "a labelled pair"; }
    void appendReceipt(std::string_view text, std::string& into) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const override;
    [[nodiscard]] bool isPalindrome(std::string_view body) const override;
    [[nodiscard]] bool isForm(std::string_view body) const override;
    [[nodiscard]] bool isDistinctFor(std::string_view) const override { return true; }
    [[nodiscard]] std::optional<OwnClaim> ownClaim(std::string_view body) const override;
};

} // namespace muscope
