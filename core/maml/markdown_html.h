// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope {

// GitHub's Markdown (tables, task lists, strikethrough) as HTML that does nothing: raw HTML is
// shown as text, an image as its description and address, a link as its text and address. What
// comes out names no address that could be fetched or followed. Linear; for any thread.
[[nodiscard]] std::string markdownHtml(std::string_view markdown);

} // namespace muscope
