// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// Every line reversed, lines, sections and headings as they are; in code identifiers and comments
// alone, in JSON the names of properties; front matter values, its schema replaced by dunes.mu.v1.
class IdentifiersRule final : public StructuralRule {
public:
    IdentifiersRule();
    [[nodiscard]] bool isDistinctFor(std::string_view body) const override;
};

} // namespace muscope
