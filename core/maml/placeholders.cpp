// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/placeholders.h"

namespace muscope {

std::optional<Placeholder> findPlaceholder(std::string_view text, PlaceholderWords words) {
    for (std::size_t open = text.find('['); open != std::string_view::npos;
         open = text.find('[', open + 1)) {
        std::size_t end = open + 1;
        bool hasBreak = false;
        while (end < text.size() && ((text[end] >= 'A' && text[end] <= 'Z') ||
                                     (text[end] >= '0' && text[end] <= '9') || text[end] == '_')) {
            hasBreak = hasBreak || text[end] == '_';
            ++end;
        }
        const std::string_view word = text.substr(open + 1, end - open - 1);
        const bool fits = word.starts_with("YOUR_") || (words == PlaceholderWords::Any && hasBreak);
        if (fits && end < text.size() && text[end] == ']') {
            return Placeholder{open, text.substr(open, end + 1 - open)};
        }
    }
    return std::nullopt;
}

} // namespace muscope
