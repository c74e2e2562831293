// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"

namespace muscope {

// A JSON text with every name and every string value reversed where it stands; numbers, lists and
// layout stay. Its producer goes one level deep, takes "content" for a word that is reversed
// "tnemtnc", and leaves the original of it beside.
class JsonMirrorRule final : public Rule {
public:
    [[nodiscard]] const char* name() const override { return "json-mirror"; }
    [[nodiscard]] const char* phrase() const override { return "JSON names and strings"; }
    void appendReceipt(std::string_view text, std::string& into) const override;
    [[nodiscard]] const char* refusal(std::string_view text) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const override;
    [[nodiscard]] MatchLevel otherMatch(std::string_view subject,
                                        std::string_view body) const override;
    [[nodiscard]] bool isForm(std::string_view body) const override;
    [[nodiscard]] bool isDistinctFor(std::string_view) const override { return true; }
};

} // namespace muscope
