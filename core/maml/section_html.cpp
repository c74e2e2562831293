// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/section_html.h"

#include "core/maml/html_text.h"
#include "core/maml/markdown_html.h"
#include "core/maml/section_parts.h"

namespace muscope {

namespace {

void appendBlock(std::string& html, const MamlCodeBlock& block) {
    html += block.language.empty() ? "<pre>" : "<pre lang=\"" + escapedHtml(block.language) + "\">";
    html += "<code>" + escapedHtml(block.text) + "</code></pre>\n";
}

std::string bodyHtml(const MamlDocument& document, const std::string& text, int firstLine) {
    std::string html;
    for (const SectionPart& part : sectionParts(document, text, firstLine)) {
        if (part.block != nullptr) {
            appendBlock(html, *part.block);
        } else {
            html += markdownHtml(part.markdown);
        }
    }
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
