// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/section_reader.h"

#include <string>
#include <string_view>

namespace muscope {

std::vector<MamlSection> readSections(const TextLines& lines, const ScannedDocument& document) {
    std::vector<MamlSection> sections;
    for (std::size_t i = 0; i < document.headings.size(); ++i) {
        const int line = document.headings[i];
        const int end = i + 1 < document.headings.size() ? document.headings[i + 1] : document.end;
        const std::string_view text = dedented(lines[line], document.indent);
        const auto heading = headingOf(text);
        sections.push_back({std::string(heading ? heading->name : trimmed(text)), line + 1, end,
                            lines.joined(line + 1, end, document.indent)});
    }
    return sections;
}

std::vector<MamlCodeBlock> readCodeBlocks(const TextLines& lines, const ScannedDocument& document) {
    std::vector<MamlCodeBlock> blocks;
    for (const ScannedBlock& block : document.blocks) {
        blocks.push_back({std::string(block.language), block.opening + 1,
                          block.end - block.opening - 1,
                          lines.joined(block.opening + 1, block.end, document.indent)});
    }
    return blocks;
}

} // namespace muscope
