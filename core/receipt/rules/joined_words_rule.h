// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

namespace muscope {

// Front matter as it is, then every word reversed and all of them joined without anything between.
// Told as what it is and never a match: where a word ends is lost.
class JoinedWordsRule final : public Rule {
public:
    [[nodiscard]] const char* name() const override { return "joined-words"; }
    [[nodiscard]] const char* phrase() const override { return "per word, words joined"; }
    void appendReceipt(std::string_view text, std::string& into) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const override;
    [[nodiscard]] bool isDistinctFor(std::string_view body) const override;
    [[nodiscard]] const char* provesNothingBecause() const override;
};

} // namespace muscope
