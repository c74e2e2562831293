// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

namespace muscope {

// Some words of a text reversed and others not: "olleH, Alice!". Told where a receipt is that, and
// never a match: no producer writes it.
class PartialRule final : public Rule {
public:
    [[nodiscard]] const char* name() const override { return "partial"; }
    [[nodiscard]] const char* phrase() const override { return "in part"; }
    [[nodiscard]] MissUnit missUnit() const override { return MissUnit::Runs; }
    void appendReceipt(std::string_view, std::string&) const override {}
    [[nodiscard]] const char* refusal(std::string_view text) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view, std::string_view) const override { return false; }
    [[nodiscard]] bool isForm(std::string_view) const override { return false; }
    [[nodiscard]] bool isDistinctFor(std::string_view) const override { return false; }
};

} // namespace muscope
