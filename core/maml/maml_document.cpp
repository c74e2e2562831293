// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/maml_document.h"

#include "core/json/text_position.h"
#include "core/maml/text_lines.h"

#include <algorithm>
#include <string_view>

namespace muscope {

MamlPosition MamlSchemaText::positionAt(std::size_t offset) const {
    const std::size_t inFile = std::min(offset, json.size()) - std::min(offset, prefixBytes);
    const json::TextPosition place =
        json::positionAt(std::string_view(json).substr(prefixBytes), inFile);
    return {line + place.line - 1, place.column + (place.line == 1 ? column - 1 : indent)};
}

std::string MamlEntry::aligned() const {
    const TextLines lines(value);
    std::string text = lines.joined(0, lines.count(), indent);
    text.resize(text.find_last_not_of('\n') + 1);
    return text;
}

const MamlEntry* MamlDocument::find(const std::string& key) const {
    const auto found =
        std::ranges::find(frontMatter.rbegin(), frontMatter.rend(), key, &MamlEntry::key);
    return found == frontMatter.rend() ? nullptr : &*found;
}

} // namespace muscope
