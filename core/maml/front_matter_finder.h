// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/text_lines.h"

#include <optional>

namespace muscope {

// Where front matter stands: its opening line, then the lines [begin, end) of YAML.
struct FrontMatterSpan {
    int opening = 0;
    int begin = 0;
    int end = 0;
    bool isClosed = true; // by a second ---; the body begins behind it, otherwise at end
    int indent = 0;       // of the opening line: how far the whole document is indented
};

// How sure a "---" must be to open a document, by where it stands.
enum class FrontMatterPlace : unsigned char {
    FileStart,  // anything that looks like keys
    Quoted,     // the same, in a fence of Markdown
    QuotedData, // in a fence of YAML, where other documents open so too
    Prose,      // where "---" is a line across the page as well
};

// The front matter that line at opens. Looks no further than limit; linear in what it spans.
[[nodiscard]] std::optional<FrontMatterSpan> findFrontMatter(const TextLines& lines, int at,
                                                             int limit, FrontMatterPlace place);

// The key of a line "key: value" or "key:", quotes included; nullopt for other lines.
[[nodiscard]] std::optional<std::string_view> keyOf(std::string_view line);

} // namespace muscope
