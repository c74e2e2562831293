// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// Every line reversed and lines in reverse order, code inside its fences, which keep their
// language; sections in reverse order, their headings with "_REVERSE" behind all but
// SHUTDOWN_SCRIPT.
class YamlLinesRule final : public StructuralRule {
public:
    YamlLinesRule();
};

} // namespace muscope
