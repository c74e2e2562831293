// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A run of Markdown, or a fenced block, of a section's body.
struct SectionPart {
    int line = 1;                         // of the file
    std::string markdown{};               // without fences, which belong to no block
    const MamlCodeBlock* block = nullptr; // one of the document's; null: Markdown
};

// The parts of a text of the document whose first line is firstLine of the file. The blocks are
// those the parser found, which Markdown would take apart differently.
[[nodiscard]] std::vector<SectionPart> sectionParts(const MamlDocument& document,
                                                    const std::string& text, int firstLine);

// What of a text the schema is, without the blanks around it; empty: it is not written there.
[[nodiscard]] std::string_view writtenSchema(const MamlSchema& schema, const SectionPart& part);

} // namespace muscope
