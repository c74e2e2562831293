// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/section_html.h"

#include "core/maml/html_text.h"
#include "core/maml/markdown_html.h"
#include "core/maml/markdown_line.h"
#include "core/maml/text_lines.h"

#include <algorithm>
#include <string>

namespace muscope {

namespace {

// Markdown between the blocks. Fences in it belong to no block and are left out.
void appendMarkdown(std::string& html, const TextLines& lines, int begin, int end) {
    std::string markdown;
    for (int i = begin; i < end; ++i) {
        if (!fenceOf(lines[i])) {
            markdown += lines[i];
            markdown += '\n';
        }
    }
    if (!isBlank(markdown)) {
        html += markdownHtml(markdown);
    }
}

void appendBlock(std::string& html, const MamlCodeBlock& block) {
    html += block.language.empty() ? "<pre>" : "<pre lang=\"" + escapedHtml(block.language) + "\">";
    html += "<code>" + escapedHtml(block.text) + "</code></pre>\n";
}

// A text whose first line is firstLine of the file, with the document's blocks that lie in it.
std::string bodyHtml(const MamlDocument& document, const std::string& text, int firstLine) {
    const TextLines lines(text);
    std::string html;
    int done = 0;
    auto block = std::ranges::lower_bound(document.codeBlocks, firstLine, {}, &MamlCodeBlock::line);
    for (; block != document.codeBlocks.end() && block->line < firstLine + lines.count(); ++block) {
        appendMarkdown(html, lines, done, block->line - firstLine);
        appendBlock(html, *block);
        done = std::min(lines.count(), block->line - firstLine + 1 + block->lines);
    }
    appendMarkdown(html, lines, done, lines.count());
    return validUtf8(html);
}

} // namespace

std::string sectionHtml(const MamlDocument& document, const MamlSection& section) {
    return bodyHtml(document, section.text, section.line + 1);
}

std::string preambleHtml(const MamlDocument& document) {
    return bodyHtml(document, document.preamble, document.preambleLine);
}

} // namespace muscope
