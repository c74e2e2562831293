// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace muscope {

// A receipt rule in plain words: "the whole text backwards". The word itself for one not known.
[[nodiscard]] QString ruleTitle(std::string_view rule);

// What a receipt by that rule does not keep, in one sentence; empty for a rule not known.
[[nodiscard]] QString ruleLoss(std::string_view rule);

} // namespace muscope
