// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

namespace muscope {

// The text reversed by UTF-16 code unit under a "## Receipt" line:
// input.split('').reverse().join(''). Tears characters above U+FFFF apart. Where the halves stay
// alone, a writer of UTF-8 stores U+FFFD for each, which loses them; a writer of escaped JSON keeps
// them ("\ude00\ud83d").
class Utf16UnitsRule final : public Rule {
public:
    [[nodiscard]] const char* name() const override { return "utf16-units"; }
    [[nodiscard]] const char* phrase() const override { return "reversed by UTF-16 unit"; }
    void appendReceipt(std::string_view text, std::string& into) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const override;
    [[nodiscard]] bool isDistinctFor(std::string_view body) const override;
    [[nodiscard]] bool losesHalves() const override { return true; }
};

} // namespace muscope
