// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// Every line reversed, lines and sections in reverse order, fences as they are; front matter keys
// and values reversed, the keys then sorted. Its producer drops what stands before the first
// heading and makes every bracket of headings and front matter an opening one.
class LinesRule final : public StructuralRule {
public:
    LinesRule();
};

} // namespace muscope
