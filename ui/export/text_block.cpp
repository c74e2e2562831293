// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/text_block.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace muscope {

namespace {

bool isRightToLeft(QChar one) {
    const QChar::Direction direction = one.direction();
    return direction == QChar::DirR || direction == QChar::DirAL;
}

bool isBeyondSimple(QChar one) {
    return one.unicode() >= 0x300; // marks, and all but the first Latin letters
}

// Whether the unit at place is of a script whose letters depend on each other, or takes a mark.
bool needsShaping(const QString& text, qsizetype place) {
    const auto codeAt = [&text](qsizetype at) -> char32_t {
        return text[at].isHighSurrogate() && at + 1 < text.size()
                   ? QChar::surrogateToUcs4(text[at], text[at + 1])
               : text[at].isLowSurrogate() && at > 0
                   ? QChar::surrogateToUcs4(text[at - 1], text[at])
                   : text[at].unicode();
    };
    const char32_t code = codeAt(place);
    return QChar::script(code) > QChar::Script_Cyrillic || QChar::isMark(code) ||
           (place + 1 < text.size() && QChar::isMark(codeAt(place + 1)));
}

QString isolated(const QString& text) {
    constexpr QChar FirstStrongIsolate(0x2068);
    constexpr QChar PopDirectionalIsolate(0x2069);
    return std::ranges::any_of(text, isRightToLeft)
               ? FirstStrongIsolate + text + PopDirectionalIsolate
               : text;
}

} // namespace

void StyledText::add(const QString& part, const TextStyle& style, const QColor& ground) {
    if (m_text.isEmpty()) {
        m_style = style;
    }
    QTextCharFormat format;
    format.setFont(style.font);
    format.setForeground(style.color);
    if (ground.isValid()) {
        format.setBackground(ground);
    }
    const QString text = isolated(part);
    if (std::ranges::none_of(text, isBeyondSimple)) {
        addRun(text, format);
        return;
    }
    QFont shaping = style.font;
    shaping.setStyleStrategy(QFont::PreferDefault);
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start;
        const bool isShaped = needsShaping(text, start);
        while (end < text.size() && needsShaping(text, end) == isShaped) {
            ++end;
        }
        format.setFont(isShaped ? shaping : style.font);
        addRun(text.mid(start, end - start), format);
        start = end;
    }
}

void StyledText::addRun(const QString& text, QTextCharFormat format) {
    QTextLayout::FormatRange range;
    range.start = static_cast<int>(m_text.size());
    range.length = static_cast<int>(text.size());
    range.format = std::move(format);
    m_formats.push_back(std::move(range));
    m_text += text;
}

TextBlock::TextBlock(const StyledText& text, qreal width, Qt::Alignment alignment)
    : m_style(text.style())
    , m_layout(std::make_unique<QTextLayout>(text.text(), m_style.font)) {
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    option.setTabStopDistance(4 * widthOf(QStringLiteral(" "), m_style));
    m_layout->setTextOption(option);
    m_layout->setFormats(text.formats());
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
    }
    m_layout->endLayout();
}

void TextBlock::draw(QPainter& painter, QPointF place, int first, int count) const {
    // The same base line in every line, whatever fonts its characters come from.
    const QFontMetricsF metrics(m_style.font);
    const qreal base =
        (m_style.lineHeight - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent();
    painter.setPen(m_style.color);
    for (int i = first; i < std::min(first + count, lineCount()); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        const qreal top = place.y() + (i - first) * m_style.lineHeight + base - line.ascent();
        line.draw(&painter, QPointF(place.x(), top));
    }
}

QString elided(const QString& text, const TextStyle& style, qreal width, Qt::TextElideMode mode) {
    return QFontMetricsF(style.font).elidedText(text, mode, width);
}

qreal widthOf(const QString& text, const TextStyle& style) {
    return QFontMetricsF(style.font).horizontalAdvance(text);
}

} // namespace muscope
