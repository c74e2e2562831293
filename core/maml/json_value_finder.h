// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace muscope {

// The end of the bracketed JSON value that begins at an offset: behind the bracket that closes it,
// or the end of the text. Strings are passed over; nothing else is checked. Linear.
[[nodiscard]] std::size_t jsonValueEnd(std::string_view text, std::size_t begin);

} // namespace muscope
