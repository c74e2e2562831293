// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/text_position.h"

#include <algorithm>

namespace muscope::json {

TextPosition positionAt(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::string_view line = before.substr(before.find_last_of('\n') + 1);
    const auto points = std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    });
    return {static_cast<int>(lines) + 1, static_cast<int>(points) + 1};
}

} // namespace muscope::json
