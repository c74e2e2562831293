// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace muscope {

// Words that tell MAML from other Markdown, gathered from its dialects.

template <std::size_t Count>
[[nodiscard]] bool isAmong(const std::array<std::string_view, Count>& names,
                           std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

// A heading as it is compared: ASCII letters and digits alone, small. "Code_Blocks", "Code Blocks"
// and one with an emoji behind it are the same.
[[nodiscard]] std::string foldedName(std::string_view name);

// A section that only MAML has, or that its guide demands.
[[nodiscard]] bool isCoreSection(std::string_view name);
// Any section known from a dialect.
[[nodiscard]] bool isKnownSection(std::string_view name);
// MAML_WORKFLOW, MAML_GRID and the like: headings of documents without front matter.
[[nodiscard]] bool isMamlHeading(std::string_view name);
// A key of front matter that other Markdown does not have.
[[nodiscard]] bool isMarkerKey(std::string_view key);

} // namespace muscope
