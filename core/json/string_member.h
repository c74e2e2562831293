// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <string>
#include <string_view>

namespace muscope::json {

// What the member of an object says, without escapes; empty where it is no string or not there.
[[nodiscard]] inline std::string stringMember(const Document& document, NodeId object,
                                              std::string_view key) {
    const auto found = document.find(object, key);
    return found && document.type(*found) == Type::String ? document.decodedString(*found)
                                                          : std::string();
}

} // namespace muscope::json
