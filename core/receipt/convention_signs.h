// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace muscope {

// What a receipt looks like where there is nothing to compare it with.
struct LikelyConvention {
    const char* rule = ""; // the rule's word
    const char* sign = ""; // what tells it, for a person
};

// The convention whose signs a receipt bears: the whole text, and the body that was read of it.
// Nullopt: none is seen. It is a guess, and settles nothing.
[[nodiscard]] std::optional<LikelyConvention> recognise(std::string_view text,
                                                        std::string_view body, bool hasHeader);

} // namespace muscope
