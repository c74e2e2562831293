// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// Prose and front matter by words, sections in reverse order, code forward. Told as what it is and
// never a match: it says nothing of the code. Nobody makes it by rule.
class ForwardCodeRule final : public StructuralRule {
public:
    ForwardCodeRule();
    [[nodiscard]] const char* refusal(std::string_view text) const override;
    [[nodiscard]] const char* provesNothingBecause() const override;
    [[nodiscard]] bool isDistinctFor(std::string_view body) const override;
};

} // namespace muscope
