// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/text_block.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace muscope {

TextBlock::TextBlock(const Theme& theme, ColorRole role, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_role(role) {
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &Theme::changed, this, &TextBlock::recolour);
    recolour();
}

void TextBlock::setText(const QString& text) {
    setText(text, Span());
}

void TextBlock::setText(const QString& text, Span marked) {
    m_marked = marked;
    if (toPlainText() != text) {
        setPlainText(text);
    }
    recolour();
    fitHeight();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
}

void TextBlock::setLineLimit(int lines) {
    m_lineLimit = lines;
    fitHeight();
}

QSize TextBlock::sizeHint() const {
    return {120, height()};
}

QSize TextBlock::minimumSizeHint() const {
    return {40, fontMetrics().height()};
}

void TextBlock::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void TextBlock::wheelEvent(QWheelEvent* event) {
    // What cannot scroll leaves the wheel to the page around it.
    if (verticalScrollBar()->maximum() == 0) {
        event->ignore();
        return;
    }
    QPlainTextEdit::wheelEvent(event);
}

void TextBlock::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitHeight();
    }
}

void TextBlock::recolour() {
    QPalette colors = palette();
    colors.setColor(QPalette::Text, m_theme.color(m_role));
    colors.setColor(QPalette::Base, Qt::transparent);
    setPalette(colors);
    QTextEdit::ExtraSelection mark;
    if (m_marked.length > 0) {
        mark.format.setBackground(m_theme.color(ColorRole::Differs));
        mark.format.setForeground(m_theme.color(ColorRole::OnFailure));
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(static_cast<int>(m_marked.start));
        mark.cursor.setPosition(static_cast<int>(m_marked.start + m_marked.length),
                                QTextCursor::KeepAnchor);
    }
    setExtraSelections(m_marked.length > 0 ? QList{mark} : QList<QTextEdit::ExtraSelection>());
}

void TextBlock::fitHeight() {
    // The layout of a plain text document counts its height in lines.
    const int lines = static_cast<int>(document()->size().height());
    setVerticalScrollBarPolicy(lines > m_lineLimit ? Qt::ScrollBarAsNeeded
                                                   : Qt::ScrollBarAlwaysOff);
    const int shown = std::clamp(lines, 1, m_lineLimit);
    const double lineHeight = blockBoundingRect(document()->firstBlock()).height() /
                              std::max(1, document()->firstBlock().lineCount());
    const int wanted =
        static_cast<int>(std::ceil(shown * std::max(lineHeight, double(fontMetrics().height()))));
    if (wanted != height()) {
        setFixedHeight(wanted);
    }
}

} // namespace muscope
