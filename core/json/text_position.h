// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace muscope::json {

// A place in a text as people count: both from 1, the column in code points. A line ends at LF.
struct TextPosition {
    int line = 1;
    int column = 1;

    bool operator==(const TextPosition&) const = default;
};

[[nodiscard]] TextPosition positionAt(std::string_view text, std::size_t offset);

} // namespace muscope::json
