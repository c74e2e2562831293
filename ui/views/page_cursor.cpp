// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/page_cursor.h"

#include "ui/style/metrics.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>

namespace muscope {

using page::Ground;

namespace {

constexpr int CodePadding = 10;

} // namespace

PageCursor::PageCursor(QTextDocument& document, const Theme& theme)
    : m_theme(theme)
    , m_cursor(&document) {}

int PageCursor::beginPiece() {
    m_cursor.movePosition(QTextCursor::End);
    m_cursor.beginEditBlock(); // one layout a piece
    return m_isFresh ? m_cursor.position() : m_cursor.position() + 1;
}

void PageCursor::endPiece() {
    m_cursor.endEditBlock();
}

void PageCursor::beginRun() {
    ++m_run;
}

QFont PageCursor::font() const {
    return m_cursor.document()->defaultFont();
}

void PageCursor::insertHtml(const QString& html) {
    beginBlock(QTextBlockFormat());
    const int first = m_cursor.position();
    m_cursor.insertHtml(html);
    // The first block keeps the format of the one it came into, but for this.
    const bool isHeading = html.startsWith(u"<h");
    if (isHeading || html.startsWith(u"<p>")) {
        QTextCursor block(m_cursor);
        block.setPosition(first);
        QTextBlockFormat margins;
        margins.setTopMargin(isHeading ? metrics::Gap : metrics::Quarter);
        margins.setBottomMargin(isHeading ? metrics::Quarter : metrics::Half);
        block.mergeBlockFormat(margins);
    }
    dropTaskBullets(first);
}

// A task has its box and no bullet beside it; a number says which of them it is and stays.
void PageCursor::dropTaskBullets(int first) {
    QTextBlock block = m_cursor.document()->findBlock(first);
    for (; block.isValid(); block = block.next()) {
        QTextList* list = block.textList();
        const QString text = block.text();
        if (list != nullptr && list->format().style() >= QTextListFormat::ListSquare &&
            (text.startsWith(u'☐') || text.startsWith(u'☑'))) {
            list->remove(block);
        }
    }
}

void PageCursor::beginBlock(const QTextBlockFormat& format) {
    if (m_isFresh) {
        m_cursor.setBlockFormat(format);
        m_cursor.setBlockCharFormat(charFormat(ColorRole::Text));
    } else {
        m_cursor.insertBlock(format, charFormat(ColorRole::Text));
    }
    m_isFresh = false;
}

void PageCursor::insert(const QString& text, const QTextCharFormat& format) {
    if (!text.isEmpty()) {
        m_cursor.insertText(text, format);
    }
}

void PageCursor::insertAnchor(const QString& text, const QString& address) {
    QTextCharFormat format = charFormat(ColorRole::Accent);
    format.setAnchor(true);
    format.setAnchorHref(address);
    insert(text, format);
}

QTextBlockFormat PageCursor::blockFormat(Ground ground, int top, int bottom) const {
    QTextBlockFormat format;
    format.setTopMargin(top);
    format.setBottomMargin(bottom);
    format.setProperty(page::GroundProperty, static_cast<int>(ground));
    if (ground == Ground::Code || ground == Ground::History) {
        format.setProperty(page::RunProperty, m_run);
    }
    if (ground == Ground::Code) {
        format.setLeftMargin(CodePadding);
        format.setRightMargin(CodePadding);
    }
    return format;
}

QTextCharFormat PageCursor::charFormat(ColorRole role) const {
    QTextCharFormat format;
    format.setForeground(m_theme.color(role));
    return format;
}

QTextCharFormat PageCursor::monoFormat(ColorRole role) const {
    QTextCharFormat format = charFormat(role);
    format.setFont(monospaceFont(), QTextCharFormat::FontPropertiesSpecifiedOnly);
    return format;
}

QTextCharFormat PageCursor::codeFormat() const {
    QTextCharFormat format = monoFormat(ColorRole::Text);
    format.setBackground(m_theme.color(ColorRole::Code));
    return format;
}

QTextTable* PageCursor::beginTable(int rows, const std::vector<int>& percents) {
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setTopMargin(2);
    format.setBottomMargin(metrics::Wide);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QList<QTextLength> widths;
    for (const int percent : percents) {
        widths += QTextLength(QTextLength::PercentageLength, percent);
    }
    format.setColumnWidthConstraints(widths);
    beginBlock(blockFormat(Ground::None, 0, 0));
    return m_cursor.insertTable(rows, static_cast<int>(percents.size()), format);
}

void PageCursor::setCell(QTextTable& table, int row, int column, const QString& text,
                         const QTextCharFormat& format) {
    QTextTableCell cell = table.cellAt(row, column);
    QTextTableCellFormat ground;
    ground.setBottomBorder(1);
    ground.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    ground.setBottomBorderBrush(m_theme.color(ColorRole::Line));
    ground.setTopPadding(3);
    ground.setBottomPadding(4);
    ground.setRightPadding(metrics::Half);
    cell.setFormat(ground);
    cell.firstCursorPosition().insertText(text, format);
}

void PageCursor::endTable() {
    m_cursor.movePosition(QTextCursor::End);
    m_isFresh = true;
}

} // namespace muscope
