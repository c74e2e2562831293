// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_markdown.h"

#include "core/maml/markdown_html.h"
#include "ui/export/pdf_table.h"

#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

namespace muscope {

namespace {

using paper::Point;

constexpr qreal Indent = 14 * Point; // of a list
constexpr qreal BlockGap = 4;

bool isCode(const QTextBlock& block) {
    return block.blockFormat().nonBreakableLines();
}

} // namespace

void PdfMarkdown::set(std::string_view markdown) {
    QTextDocument document;
    document.setHtml(QString::fromStdString(markdownHtml(markdown)));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (const QTextTable* const table = QTextCursor(block).currentTable()) {
            setTable(*table);
            block = table->lastCursorPosition().block();
        } else if (isCode(block)) {
            block = setCode(block);
        } else if (!block.text().trimmed().isEmpty()) {
            setBlock(block);
        }
    }
}

void PdfMarkdown::setBlock(const QTextBlock& block) {
    if (const int level = block.blockFormat().headingLevel(); level > 0) {
        m_paper.space(2 * BlockGap);
        m_paper.keep(4 * m_style.body.lineHeight);
        m_paper.set(TextBlock(styled(block, m_style.heading), m_paper.width()));
        m_paper.space(BlockGap / 2);
        return;
    }
    const QTextList* const list = block.textList();
    const int depth = list != nullptr ? list->format().indent() : block.blockFormat().indent();
    const qreal indent = depth * Indent;
    const TextBlock text(styled(block, m_style.body), m_paper.width() - indent);
    m_paper.keep(std::min(text.lineCount(), 2) * text.lineHeight());
    if (list != nullptr) {
        const bool isNumbered = list->format().style() == QTextListFormat::ListDecimal;
        const QString marker = isNumbered ? list->itemText(block) : QStringLiteral("•");
        TextBlock(StyledText(marker, m_style.muted), Indent)
            .draw(m_paper.painter(), {m_paper.left() + indent - Indent + 3 * Point, m_paper.y()});
    }
    m_paper.set(text, indent);
    m_paper.space(list != nullptr ? BlockGap / 2 : BlockGap);
}

QTextBlock PdfMarkdown::setCode(const QTextBlock& first) {
    QString text = first.text();
    QTextBlock last = first;
    while (last.next().isValid() && isCode(last.next())) {
        last = last.next();
        text += QChar::LineSeparator + last.text();
    }
    while (text.endsWith(QChar::LineSeparator)) {
        text.chop(1);
    }
    m_paper.setOnGround(StyledText(text, m_style.code), m_style.color(ColorRole::Code));
    m_paper.space(BlockGap);
    return last;
}

void PdfMarkdown::setTable(const QTextTable& table) {
    const auto textAt = [&table](int row, int column) {
        return table.cellAt(row, column).firstCursorPosition().block().text();
    };
    std::vector<PdfTable::Column> columns;
    for (int column = 0; column < table.columns(); ++column) {
        columns.push_back({textAt(0, column)});
    }
    PdfTable onPaper(m_paper, m_style, std::move(columns),
                     [this](qreal height) { m_paper.keep(height); });
    for (int row = 1; row < table.rows(); ++row) {
        std::vector<PdfTable::Cell> cells;
        for (int column = 0; column < table.columns(); ++column) {
            cells.push_back({textAt(row, column)});
        }
        onPaper.row(std::move(cells), false);
    }
    onPaper.end();
}

StyledText PdfMarkdown::styled(const QTextBlock& block, const TextStyle& usual) const {
    StyledText text;
    for (auto at = block.begin(); !at.atEnd(); ++at) {
        const QTextFragment fragment = at.fragment();
        const QTextCharFormat format = fragment.charFormat();
        text.add(fragment.text(),
                 format.fontFixedPitch() ? m_style.code
                 : format.fontWeight() >= QFont::DemiBold && usual.font == m_style.body.font
                     ? m_style.strong
                 : format.fontItalic() ? m_style.emphasis
                                       : usual);
    }
    return text;
}

} // namespace muscope
