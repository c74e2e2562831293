// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// Every run of letters and digits reversed where it stands, punctuation in place; lines and
// sections in order, fences as they are. Front matter keys are reversed whole. Its producers left
// out sections of code and schemas.
class RunsRule final : public StructuralRule {
public:
    RunsRule();
    [[nodiscard]] bool isDistinctFor(std::string_view body) const override;
};

} // namespace muscope
