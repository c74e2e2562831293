// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow_page.h"
#include "ui/views/page_cursor.h"

#include <set>

namespace muscope {

// Writes the pieces of a workflow's page to the end of a text document, one after the other. Texts
// are made safe to look at. GUI thread.
class PageWriter {
public:
    // sourceOf: the schemas to be shown as they are written.
    PageWriter(QTextDocument& document, const WorkflowPage& page, const Theme& theme,
               std::set<std::size_t> sourceOf);

    // The position of the piece's first block.
    int write(const WorkflowPiece& piece);

private:
    void writeFrontMatter();
    void writeDiagnostics();
    void writeEntries();
    void writeHeading(const WorkflowPiece& piece);
    void writeHtml(const WorkflowPiece& piece);
    void writePlain(const WorkflowPiece& piece);
    void writeCode(const WorkflowPiece& piece);
    void writeSchema(const WorkflowPiece& piece);
    void writeForm(const WorkflowSchema& schema);
    void writeHistoryText(const QString& text);
    void writeHistory(const WorkflowPiece& piece);
    void writeNote(const QString& text);
    void writeCodeHeader(const QString& text, const QString& anchor, const QString& label);
    void writeCodeLines(const QString& text, const std::vector<CodeToken>& tokens, bool endsRun);

    const WorkflowPage& m_page;
    std::set<std::size_t> m_sourceOf;
    PageCursor m_out;
};

} // namespace muscope
