// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope {

// Texts as GitHub's Markdown shows them, whatever is in them: nothing in them is markup. All are
// made visible first.

// A text on one line, in a sentence or a cell of a table.
[[nodiscard]] std::string markdownText(std::string_view text);

// A text on one line, set as code; not in a table, which has pipes of its own.
[[nodiscard]] std::string markdownCode(std::string_view text);

// Lines set as code, in a fence that nothing in them closes; line ends included.
[[nodiscard]] std::string markdownFence(std::string_view text);

// Markdown of muscope's own with its headings two levels lower: below a section's.
[[nodiscard]] std::string belowSection(std::string_view markdown);

} // namespace muscope
