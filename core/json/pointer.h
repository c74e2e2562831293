// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/comparer.h"
#include "core/json/document.h"

#include <string>
#include <string_view>

namespace muscope::json {

// Appends "/" and the key, escaped as RFC 6901 has it.
void appendPointerToken(std::string_view key, std::string& pointer);

// The JSON pointer of a value; "" for the root. Linear in the depth and the siblings on the way.
[[nodiscard]] std::string pointerTo(const Document& document, NodeId node);

// The JSON pointer of the value that differs; where only one side has it, the one it has there.
[[nodiscard]] std::string pointerTo(const Document& first, const Document& second,
                                    const Difference& difference);

} // namespace muscope::json
