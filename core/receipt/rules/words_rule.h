// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// Every word reversed where it stands, lines and sections in reverse order, fences as they are;
// front matter by words with a line "type: receipt", sorted. Its producer collapses white space,
// besides what that of LinesRule loses.
class WordsRule final : public StructuralRule {
public:
    WordsRule();
    [[nodiscard]] bool isDistinctFor(std::string_view body) const override;
};

} // namespace muscope
