// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/problem_delegate.h"

#include "ui/models/problems_model.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

namespace {

constexpr int SignGap = 5;
constexpr int ArrowSize = 8;

} // namespace

ProblemDelegate::ProblemDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme)
    , m_sign(theme) {}

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    const Theme& theme = m_row.theme();
    const bool isHeading = index.data(ProblemsModel::HeadingRole).toBool();
    if (isHeading) {
        painter->fillRect(option.rect, theme.color(ColorRole::Code));
    }
    m_row.paintGround(*painter, option, false, false);
    const QRect cell = option.rect.adjusted(metrics::Half, 0, -metrics::Half, 0);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QColor muted = theme.color(ColorRole::Muted);
    switch (index.column()) {
    case ProblemsModel::Sign:
        paintKind(*painter, cell, option, index);
        break;
    case ProblemsModel::Number:
        m_row.paintText(*painter, cell, text, isHeading ? semiboldFont(option.font) : m_row.mono(),
                        isHeading ? theme.color(ColorRole::Text) : muted, Qt::AlignRight);
        break;
    case ProblemsModel::FoundIn:
        m_row.paintText(*painter, cell, text, m_row.mono(), muted, Qt::AlignLeft);
        break;
    default:
        m_row.paintText(*painter, cell, text, option.font,
                        isHeading ? muted : theme.color(ColorRole::Text), Qt::AlignLeft);
    }
    painter->restore();
}

void ProblemDelegate::paintKind(QPainter& painter, const QRect& cell,
                                const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    const auto kind = static_cast<ProblemKind>(index.data(ProblemsModel::KindRole).toInt());
    const bool isHeading = index.data(ProblemsModel::HeadingRole).toBool();
    const QRect rest = cell.adjusted(ArrowSize + metrics::Quarter, 0, 0, 0);
    if (isHeading) {
        paintArrow(painter, cell, index.data(ProblemsModel::OpenRole).toBool());
    }
    m_sign.paint(painter,
                 QRect(rest.left(), rest.center().y() - metrics::SignSize / 2, metrics::SignSize,
                       metrics::SignSize),
                 kind);
    m_row.paintText(painter, rest.adjusted(metrics::SignSize + SignGap, 0, 0, 0),
                    index.data(Qt::DisplayRole).toString(),
                    isHeading ? semiboldFont(option.font) : option.font, m_sign.colorOf(kind),
                    Qt::AlignLeft);
}

void ProblemDelegate::paintArrow(QPainter& painter, const QRect& cell, bool isOpen) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(cell.left() + ArrowSize / 2.0, cell.center().y() + 0.5);
    painter.rotate(isOpen ? 90 : 0);
    painter.setPen(QPen(m_row.theme().color(ColorRole::Muted), 1.3, Qt::SolidLine, Qt::RoundCap,
                        Qt::RoundJoin));
    painter.drawPolyline(QPolygonF(QList<QPointF>{{-1.5, -3.5}, {2, 0}, {-1.5, 3.5}}));
    painter.restore();
}

} // namespace muscope
