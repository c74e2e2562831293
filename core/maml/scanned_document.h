// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/front_matter_finder.h"
#include "core/maml/markdown_line.h"

#include <optional>
#include <string_view>
#include <vector>

namespace muscope {

// Lines here count from 0; ranges are [begin, end).

// A fenced block: its opening line and the lines between the fences.
struct ScannedBlock {
    int opening = 0;
    int end = 0;  // of the content, which begins behind the opening line
    int next = 0; // the line behind the block
    bool isClosed = true;
    bool isDocument = false; // it quotes one, which tells itself whether it is closed
    std::string_view language;
};

// The fence that a document is quoted in.
struct Wrapper {
    int opening = 0;
    FenceLine fence;
    bool isClosed = true;
};

// How a document begins.
enum class DocumentStart : unsigned char { FrontMatter, RunTogetherKeys, Headings };

// The places of a document's parts.
struct ScannedDocument {
    DocumentStart start = DocumentStart::Headings;
    int first = 0;
    std::optional<FrontMatterSpan> frontMatter; // of run-together keys too
    int bodyBegin = 0;
    int end = 0;
    int indent = 0;
    std::optional<Wrapper> wrapper;
    std::vector<ScannedBlock> blocks;
    std::vector<int> headings; // of level two, outside code
    std::vector<int> strayFences;
    std::vector<int> comments; // "//" lines before it
};

} // namespace muscope
