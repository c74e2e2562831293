// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/page_grounds.h"

#include "ui/style/metrics.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>
#include <QTextFrame>

#include <cmath>
#include <optional>

namespace muscope {

namespace {

using page::Ground;

constexpr int FirstTimelineX = 5;
constexpr double DotRadius = 3.5;

int runOf(const QTextBlock& block) {
    return block.isValid() ? block.blockFormat().intProperty(page::RunProperty) : 0;
}

} // namespace

page::Ground page::groundOf(const QTextBlock& block) {
    return static_cast<Ground>(block.blockFormat().intProperty(page::GroundProperty));
}

QTextBlock page::firstBlock(const QTextEdit& view) {
    return view.cursorForPosition(QPoint(LeftMargin, 0)).block();
}

QRectF page::rectOf(const QTextEdit& view, const QTextBlock& block) {
    return view.document()->documentLayout()->blockBoundingRect(block).translated(
        -view.horizontalScrollBar()->value(), -view.verticalScrollBar()->value());
}

double PageGrounds::right() const {
    return m_view.viewport()->width() - m_view.document()->rootFrame()->frameFormat().rightMargin();
}

void PageGrounds::paint(QPainter& painter, const QRect& area) const {
    // A code block's ground begins where its first visible line does, above the view if need be.
    QTextBlock block = page::firstBlock(m_view);
    if (block.previous().isValid()) {
        block = block.previous();
    }
    std::optional<QRectF> code;
    for (; block.isValid(); block = block.next()) {
        const QRectF rect = page::rectOf(m_view, block);
        if (rect.top() > area.bottom() + 2 * metrics::Wide) {
            break;
        }
        if (page::groundOf(block) == Ground::Code) {
            const bool isFirst = runOf(block.previous()) != runOf(block);
            const bool isLast = runOf(block.next()) != runOf(block);
            const QRectF line =
                rect.adjusted(0, isFirst ? -metrics::Half : 0, 0, isLast ? metrics::Half : 0);
            code = code && !isFirst ? code->united(line) : line;
            if (isFirst && code->top() < rect.top()) {
                code->setTop(rect.top() - metrics::Half);
            }
            if (!isFirst && code == line) {
                code->setTop(code->top() - 4 * metrics::Wide);
            }
            if (isLast || !block.next().isValid()) {
                paintCodeGround(painter, *code);
                code.reset();
            }
        } else {
            paintBlock(painter, block, rect);
        }
    }
    if (code) {
        paintCodeGround(painter, code->adjusted(0, 0, 0, 4 * metrics::Wide));
    }
}

void PageGrounds::paintCodeGround(QPainter& painter, const QRectF& ground) const {
    painter.setPen(m_theme.color(ColorRole::Line));
    painter.setBrush(m_theme.color(ColorRole::Code));
    const QRectF whole(page::LeftMargin - 0.5, std::floor(ground.top()) + 0.5,
                       right() - page::LeftMargin, std::floor(ground.height()));
    painter.drawRoundedRect(whole, metrics::Radius, metrics::Radius);
}

void PageGrounds::paintBlock(QPainter& painter, const QTextBlock& block, const QRectF& rect) const {
    if (page::groundOf(block) == Ground::Heading) {
        painter.fillRect(
            QRectF(page::LeftMargin, std::floor(rect.bottom()) + 4, right() - page::LeftMargin, 1),
            m_theme.color(ColorRole::Line));
    } else if (page::groundOf(block) == Ground::History) {
        paintHistory(painter, block, rect);
    }
}

void PageGrounds::paintHistory(QPainter& painter, const QTextBlock& block,
                               const QRectF& rect) const {
    const double x = page::LeftMargin + FirstTimelineX;
    const double middle = rect.top() + QFontMetricsF(m_view.document()->defaultFont()).height() / 2;
    painter.setPen(QPen(m_theme.color(ColorRole::Line), 1));
    if (runOf(block.previous()) == runOf(block)) {
        painter.drawLine(QPointF(x, rect.top() - metrics::Half), QPointF(x, middle));
    }
    if (runOf(block.next()) == runOf(block)) {
        painter.drawLine(QPointF(x, middle), QPointF(x, rect.bottom() + metrics::Half));
    }
    painter.setPen(QPen(m_theme.color(ColorRole::Accent), 1.5));
    painter.setBrush(m_theme.color(ColorRole::Panel));
    painter.drawEllipse(QPointF(x, middle), DotRadius, DotRadius);
}

} // namespace muscope
