// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// As LinesRule, with the sections in order and a line "type: shutdown_script". In code its producer
// makes of a line that opens a file for writing one that removes it, which is not reversed.
class ShutdownRule final : public StructuralRule {
public:
    ShutdownRule();
};

} // namespace muscope
