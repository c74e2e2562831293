// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace muscope {

// A document as the producers of receipts take it apart, line by line: front matter between two
// lines "---", then sections that start at "## ", wherever that stands. Views into the text.
struct StructuredText {
    struct Section {
        std::optional<std::string_view> heading; // behind "## "; none: what stands before the first
        std::vector<std::string_view> lines;
    };

    std::optional<std::vector<std::string_view>> frontMatter; // the lines between
    std::string_view behindFrontMatter;                       // all that follows it
    std::vector<Section> sections; // never empty; only the first has no heading

    [[nodiscard]] bool hasHeadings() const { return sections.size() > 1; }
};

[[nodiscard]] StructuredText takeApart(std::string_view text);

// Whether a line opens or closes a code block.
[[nodiscard]] bool isFence(std::string_view line);

// Whether a text has front matter, a heading or a fence: without them a convention for documents
// comes down to one for plain text. Cheap for texts of one line.
[[nodiscard]] bool hasStructure(std::string_view text);

} // namespace muscope
