// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow_page.h"
#include "ui/style/theme.h"
#include "ui/views/page_blocks.h"

#include <QTextCursor>

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
    void dropTaskBullets(int first);
    void writePlain(const WorkflowPiece& piece);
    void writeCode(const WorkflowPiece& piece);
    void writeSchema(const WorkflowPiece& piece);
    void writeForm(const WorkflowSchema& schema);
    void writeHistory(const WorkflowPiece& piece);
    void writeNote(const QString& text);
    void writeCodeHeader(const QString& text, const QString& anchor, const QString& label);
    void writeCodeLines(const QString& text, const std::vector<CodeToken>& tokens, bool endsRun);

    void beginBlock(const QTextBlockFormat& format);
    void insert(const QString& text, const QTextCharFormat& format);
    void insertAnchor(const QString& text, const QString& address);
    [[nodiscard]] QTextBlockFormat blockFormat(page::Ground ground, int top, int bottom) const;
    [[nodiscard]] QTextCharFormat charFormat(ColorRole role) const;
    [[nodiscard]] QTextCharFormat monoFormat(ColorRole role) const;
    [[nodiscard]] QTextTable* beginTable(int rows, const std::vector<int>& percents);
    void setCell(QTextTable& table, int row, int column, const QString& text,
                 const QTextCharFormat& format);
    void endTable();

    const WorkflowPage& m_page;
    const Theme& m_theme;
    std::set<std::size_t> m_sourceOf;
    QTextCursor m_cursor;
    bool m_isFresh = true; // the cursor stands in an empty block of no use yet
    int m_run = 0;
};

} // namespace muscope
