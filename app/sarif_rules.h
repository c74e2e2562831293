// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/json_line.h"

namespace muscope {

// The rules of a SARIF log, one for each ProblemKind in its order: a result's ruleIndex is the
// number of its kind.
[[nodiscard]] Json sarifRules();

} // namespace muscope
