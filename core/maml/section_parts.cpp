// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/section_parts.h"

#include "core/maml/markdown_line.h"
#include "core/maml/text_lines.h"

#include <algorithm>
#include <cstddef>

namespace muscope {

namespace {

void appendMarkdown(std::vector<SectionPart>& parts, const TextLines& lines, int begin, int end,
                    int firstLine) {
    std::string markdown;
    for (int i = begin; i < end; ++i) {
        if (!fenceOf(lines[i])) {
            markdown += lines[i];
        }
        markdown += '\n';
    }
    if (!isBlank(markdown)) {
        parts.push_back({firstLine + begin, std::move(markdown), nullptr});
    }
}

} // namespace

std::vector<SectionPart> sectionParts(const MamlDocument& document, const std::string& text,
                                      int firstLine) {
    const TextLines lines(text);
    std::vector<SectionPart> parts;
    int done = 0;
    auto block = std::ranges::lower_bound(document.codeBlocks, firstLine, {}, &MamlCodeBlock::line);
    for (; block != document.codeBlocks.end() && block->line < firstLine + lines.count(); ++block) {
        appendMarkdown(parts, lines, done, block->line - firstLine, firstLine);
        parts.push_back({block->line, {}, &*block});
        done = std::min(lines.count(), block->line - firstLine + 1 + block->lines);
    }
    appendMarkdown(parts, lines, done, lines.count(), firstLine);
    return parts;
}

std::string_view writtenSchema(const MamlSchema& schema, const SectionPart& part) {
    const std::string_view text = part.block != nullptr ? part.block->text : part.markdown;
    // What the reader took for the schema; prose beside it is not part of that.
    const bool isOne = schema.shape == MamlSchemaShape::JsonSchema && schema.texts.size() == 1 &&
                       part.block == nullptr;
    const std::string_view source = trimmed(isOne ? schema.texts.front().json : schema.source);
    const std::size_t found = source.empty() ? std::string_view::npos : text.find(source);
    return found == std::string_view::npos ? std::string_view() : text.substr(found, source.size());
}

} // namespace muscope
