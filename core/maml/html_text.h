// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope {

// A text as HTML shows it, inside an element or a quoted attribute. The one way any text of a
// document comes into a page, but for Markdown, which cmark-gfm escapes.
[[nodiscard]] std::string escapedHtml(std::string_view text);

// The text with U+FFFD in place of every byte that is no UTF-8, and of NUL.
[[nodiscard]] std::string validUtf8(std::string_view text);

} // namespace muscope
