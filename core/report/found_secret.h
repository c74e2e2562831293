// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/redaction_rules.h"

#include <cstddef>
#include <vector>

namespace muscope {

// A stretch of a text that a rule takes out, in bytes.
struct FoundSecret {
    RedactionRuleId rule{};
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const FoundSecret&) const = default;
};

using FoundSecrets = std::vector<FoundSecret>;

} // namespace muscope
