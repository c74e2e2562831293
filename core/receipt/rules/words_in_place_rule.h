// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// Every word reversed where it stands, front matter included; headings stay, and code but for the
// order of its lines.
class WordsInPlaceRule final : public StructuralRule {
public:
    WordsInPlaceRule();
    [[nodiscard]] bool isDistinctFor(std::string_view body) const override;
};

} // namespace muscope
