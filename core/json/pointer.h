// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/comparer.h"
#include "core/json/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace muscope::json {

// Appends "/" and the key, escaped as RFC 6901 has it.
void appendPointerToken(std::string_view key, std::string& pointer);

// A token of a pointer, given without its "/", with its escapes resolved.
[[nodiscard]] std::string keyOfToken(std::string_view token);

// The JSON pointer that leads from one value to another inside it; "" for itself. Linear in the
// depth and the siblings on the way.
[[nodiscard]] std::string pointerTo(const Document& document, NodeId node, NodeId from = Root);

// The value a JSON pointer leads to; nullopt where it leads nowhere. Of duplicate keys the last.
// Linear in the depth and the siblings on the way.
[[nodiscard]] std::optional<NodeId> nodeAt(const Document& document, std::string_view pointer);

// The JSON pointer, from the first value compared, of the one that differs; where only one side has
// it, the one it has there.
[[nodiscard]] std::string pointerTo(const Document& first, NodeId from, const Document& second,
                                    const Difference& difference);

} // namespace muscope::json
