// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace muscope {

// A member of "{key: value, "key": value}", as spelled; both point into the text.
struct FlowMember {
    std::string_view key; // quotes included
    std::string_view value;
};

// The members of the mapping a text begins with, as far as they can be told apart: front matter
// written as JSON. Linear.
[[nodiscard]] std::vector<FlowMember> splitFlowMapping(std::string_view text);

} // namespace muscope
