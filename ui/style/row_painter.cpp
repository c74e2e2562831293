// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/row_painter.h"

#include "ui/style/metrics.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace muscope {

namespace {

constexpr double FailingSelectionShare = 0.22;
constexpr double HairlineShare = 0.45;

} // namespace

RowPainter::RowPainter(const Theme& theme)
    : m_theme(theme)
    , m_sign(theme)
    , m_mono(monospaceFont()) {}

void RowPainter::paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool fails,
                             bool hasHairline) const {
    const QColor panel = m_theme.color(ColorRole::Panel);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected && fails) {
        painter.fillRect(option.rect, Theme::mix(panel, m_theme.color(ColorRole::Differs),
                                                 FailingSelectionShare));
    } else if (isSelected || fails) {
        painter.fillRect(option.rect, m_theme.color(isSelected ? ColorRole::Selection
                                                               : ColorRole::FailureBackground));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(option.rect, m_theme.color(ColorRole::Hover));
    }
    if (hasHairline) {
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                         Theme::mix(panel, m_theme.color(ColorRole::Line), HairlineShare));
    }
}

void RowPainter::paintText(QPainter& painter, const QRect& cell, const QString& text,
                           const QFont& font, const QColor& color, Qt::Alignment alignment,
                           Qt::TextElideMode elide) const {
    if (text.isEmpty() || cell.width() <= 0) {
        return;
    }
    const QFontMetrics measures(font, painter.device());
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(cell, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                     measures.elidedText(text, elide, cell.width()));
}

void RowPainter::paintVerdict(QPainter& painter, const QRect& cell, Verdict verdict,
                              const QString& word, const QFont& font) const {
    const QRect sign(cell.left(), cell.center().y() - metrics::SignSize / 2, metrics::SignSize,
                     metrics::SignSize);
    m_sign.paint(painter, sign, verdict);
    if (verdict != Verdict::None) {
        paintText(painter, cell.adjusted(metrics::SignSize + 5, 0, 0, 0), word, font,
                  m_sign.colorOf(verdict), Qt::AlignLeft);
    }
}

} // namespace muscope
