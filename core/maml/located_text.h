// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/text_position.h"
#include "core/maml/maml_document.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace muscope {

// Whole lines of a file without the indentation of their document, and where they stand.
struct LocatedText {
    std::string text;
    int line = 1;
    int indent = 0;

    [[nodiscard]] MamlPosition positionAt(std::size_t offset) const {
        // The end is that of the last line: behind it the file may have no other.
        const bool isEnd = offset >= text.size() && text.ends_with('\n');
        const json::TextPosition place = json::positionAt(text, isEnd ? text.size() - 1 : offset);
        return {line + place.line - 1, indent + place.column};
    }

    // A part of it as the text of a schema.
    [[nodiscard]] MamlSchemaText part(std::size_t begin, std::size_t end) const {
        const MamlPosition place = positionAt(begin);
        return {.json = text.substr(begin, end - begin),
                .line = place.line,
                .column = place.column,
                .indent = indent};
    }
};

} // namespace muscope
