// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/code_tokens.h"
#include "core/maml/workflow.h"

#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

namespace muscope {

// A part of a workflow small enough to be put on the screen at once.
struct WorkflowPiece {
    enum class Kind : unsigned char {
        FrontMatter, // the entries, with what is to be told of the document
        Heading,     // text
        Html,        // text, for a rich text document; loads nothing, its anchors are web addresses
        Plain,       // text too large to be laid out as HTML
        Code,        // text, of codeBlocks[item]
        Schema,      // of schemas[item]
        History,     // the entries of history from item on, count of them
    };
    Kind kind = Kind::Html;
    int line = 1; // of the file, where it begins
    QString text{};
    std::size_t item = 0;
    std::size_t count = 0;
    std::vector<CodeToken> tokens{}; // of text
    bool isFirst = true;             // of its block, which may be cut into several
    bool isLast = true;
};

// A heading that can be gone to.
struct WorkflowHeading {
    int level = 2; // 2 or 3
    int line = 1;
    QString text;
};

// A workflow ready to be shown.
struct WorkflowPage {
    std::shared_ptr<const Workflow> workflow;
    QString
        title{}; // the heading of level one that the document begins with, which no piece repeats
    QString source; // the text of its whole file
    std::vector<WorkflowPiece> pieces;
    std::vector<WorkflowHeading> outline;
};

// Renders a workflow. Any thread; linear; what was made so far when it is stopped.
[[nodiscard]] WorkflowPage workflowPage(std::shared_ptr<const Workflow> workflow,
                                        const std::stop_token& stop);

} // namespace muscope
