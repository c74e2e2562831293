// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule_registry.h"

namespace muscope {

// Every rule muscope knows, in the order they are tried.
[[nodiscard]] RuleRegistry builtinRules();

} // namespace muscope
