// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/section_html.h"

#include "core/maml/html_text.h"
#include "core/maml/markdown_html.h"
#include "core/maml/section_parts.h"

#include <algorithm>
#include <cstddef>

namespace muscope {

namespace {

void appendCode(std::string& html, std::string_view language, std::string_view text) {
    html += language.empty() ? "<pre>" : "<pre lang=\"" + escapedHtml(language) + "\">";
    html += "<code>" + escapedHtml(text) + "</code></pre>\n";
}

// schema: of the section; null: it is none, or stands elsewhere.
std::string bodyHtml(const MamlDocument& document, const std::string& text, int firstLine,
                     const MamlSchema* schema) {
    std::string html;
    for (const SectionPart& part : sectionParts(document, text, firstLine)) {
        const std::string_view written =
            schema == nullptr ? std::string_view() : writtenSchema(*schema, part);
        if (part.block != nullptr) {
            appendCode(html, part.block->language, part.block->text);
        } else if (!written.empty()) { // bare: Markdown would run its lines together
            const auto begin = std::size_t(written.data() - part.markdown.data());
            html += markdownHtml(std::string_view(part.markdown).substr(0, begin));
            appendCode(html, {}, std::string(written) + '\n');
            html += markdownHtml(std::string_view(part.markdown).substr(begin + written.size()));
        } else {
            html += markdownHtml(part.markdown);
        }
    }
    return validUtf8(html);
}

} // namespace

std::string sectionHtml(const MamlDocument& document, const MamlSection& section) {
    const auto schema = std::ranges::find(document.schemas, section.line, &MamlSchema::line);
    return bodyHtml(document, section.text, section.line + 1,
                    schema == document.schemas.end() ? nullptr : &*schema);
}

std::string preambleHtml(const MamlDocument& document) {
    return bodyHtml(document, document.preamble, document.preambleLine, nullptr);
}

} // namespace muscope
