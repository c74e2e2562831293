// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

namespace muscope {

// The whole text reversed by Unicode code point. Its own inverse; loses nothing.
class CodePointsRule final : public Rule {
public:
    [[nodiscard]] const char* name() const override { return "code-points"; }
    [[nodiscard]] const char* phrase() const override { return "reversed by code point"; }
    void appendReceipt(std::string_view text, std::string& into) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const override;
    [[nodiscard]] bool isDistinctFor(std::string_view) const override { return true; }
};

} // namespace muscope
