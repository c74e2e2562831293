// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/text_units.h"

#include <span>
#include <string_view>

namespace muscope {

// Whether front matter is what a producer makes of a document's that reads it as YAML, reverses
// the keys and texts, and the order of lists, and dumps it: with keys in another order, lists as
// blocks, long texts folded, and quotes and escapes as its library likes them. So what it says is
// compared, type by type, and not how it is spelled. Items of a list that are no texts stay as they
// are. typeValue is what the producer adds as "type"; empty: nothing. What is no YAML, or nests
// beyond what is read, is not.
[[nodiscard]] bool isDumpOf(std::span<const std::string_view> source,
                            std::span<const std::string_view> dumped, TextUnit unit,
                            std::string_view typeValue);

} // namespace muscope
