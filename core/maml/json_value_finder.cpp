// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/json_value_finder.h"

namespace muscope {

std::size_t jsonValueEnd(std::string_view text, std::size_t begin) {
    std::size_t depth = 0;
    bool isString = false;
    for (std::size_t i = begin; i < text.size(); ++i) {
        const char c = text[i];
        if (isString) {
            i += c == '\\' ? 1 : 0;
            isString = c != '"';
        } else if (c == '"') {
            isString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return text.size();
}

} // namespace muscope
