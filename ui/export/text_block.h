// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/paper_style.h"

#include <QTextLayout>

#include <memory>

class QPainter;

namespace muscope {

// A text in one or several styles.
class StyledText {
public:
    StyledText() = default;
    StyledText(const QString& text, const TextStyle& style) { add(text, style); }

    // What is written from right to left in it does not move what stands beside it.
    void add(const QString& text, const TextStyle& style, const QColor& ground = QColor());

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const QList<QTextLayout::FormatRange>& formats() const { return m_formats; }
    // The style that most of it is in, which lines are measured by.
    [[nodiscard]] const TextStyle& style() const { return m_style; }

private:
    void addRun(const QString& text, QTextCharFormat format);

    QString m_text;
    QList<QTextLayout::FormatRange> m_formats;
    TextStyle m_style; // the first
};

// A text broken into lines of a width: between words, and in them where they are too long.
class TextBlock {
public:
    TextBlock(const StyledText& text, qreal width, Qt::Alignment alignment = Qt::AlignLeft);

    [[nodiscard]] int lineCount() const { return m_layout->lineCount(); }
    [[nodiscard]] qreal lineHeight() const { return m_style.lineHeight; }
    [[nodiscard]] qreal height() const { return lineCount() * lineHeight(); }

    // Draws some lines, the first of them with its top at place.
    void draw(QPainter& painter, QPointF place, int first, int count) const;
    void draw(QPainter& painter, QPointF place) const { draw(painter, place, 0, lineCount()); }

private:
    TextStyle m_style;
    std::unique_ptr<QTextLayout> m_layout;
};

// A text on one line, "…" in the place of what has no room in width.
[[nodiscard]] QString elided(const QString& text, const TextStyle& style, qreal width,
                             Qt::TextElideMode mode = Qt::ElideRight);
[[nodiscard]] qreal widthOf(const QString& text, const TextStyle& style);

} // namespace muscope
