// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/builtin_rules.h"

#include "core/receipt/rules/code_points_rule.h"
#include "core/receipt/rules/utf16_units_rule.h"

namespace muscope {

RuleRegistry builtinRules() {
    RuleRegistry registry;
    registry.add(std::make_unique<CodePointsRule>());
    registry.add(std::make_unique<Utf16UnitsRule>());
    return registry;
}

} // namespace muscope
