// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// What markdownHtml() makes, taken apart between its outermost elements, small ones together: each
// piece stands for itself. Linear.
[[nodiscard]] std::vector<std::string_view> htmlPieces(std::string_view html,
                                                       std::size_t usualBytes);

// The text of a piece without its tags, its escapes resolved.
[[nodiscard]] std::string textOfHtml(std::string_view html);

// The same HTML with the web addresses in its text as anchors.
[[nodiscard]] std::string withAnchors(std::string_view html);

} // namespace muscope
