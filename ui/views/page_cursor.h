// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/page_blocks.h"

#include <QTextCursor>
#include <QTextTable>

#include <vector>

namespace muscope {

// Writes blocks, anchors, tables and HTML to the end of a text document, in the formats of a
// workflow's page. Texts are shown as they are given. GUI thread.
class PageCursor {
public:
    PageCursor(QTextDocument& document, const Theme& theme);

    // What is written until endPiece() is laid out once; the position of its first block.
    int beginPiece();
    void endPiece();
    // What is written from here on has a ground of its own.
    void beginRun();
    [[nodiscard]] QFont font() const;

    void beginBlock(const QTextBlockFormat& format);
    void insert(const QString& text, const QTextCharFormat& format);
    void insertAnchor(const QString& text, const QString& address);
    // In a block of its own.
    void insertHtml(const QString& html);

    [[nodiscard]] QTextBlockFormat blockFormat(page::Ground ground, int top, int bottom) const;
    [[nodiscard]] QTextCharFormat charFormat(ColorRole role) const;
    [[nodiscard]] QTextCharFormat monoFormat(ColorRole role) const;
    [[nodiscard]] QTextCharFormat codeFormat() const;

    // The document's, to be filled until endTable().
    [[nodiscard]] QTextTable* beginTable(int rows, const std::vector<int>& percents);
    void setCell(QTextTable& table, int row, int column, const QString& text,
                 const QTextCharFormat& format);
    void endTable();

private:
    void dropTaskBullets(int first);

    const Theme& m_theme;
    QTextCursor m_cursor;
    bool m_isFresh = true; // the cursor stands in an empty block of no use yet
    int m_run = 0;
};

} // namespace muscope
