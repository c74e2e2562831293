// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/workflow_delegate.h"

#include "ui/style/metrics.h"
#include "ui/style/severity_sign.h"

#include <QPainter>

namespace muscope {

namespace {

constexpr int CurrentMarkWidth = 3;
constexpr int RowPadding = 5;

int workflowTextHeight(const QStyleOptionViewItem& option) {
    return std::max(18, QFontMetrics(option.font).height());
}

} // namespace

WorkflowDelegate::WorkflowDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme) {}

QSize WorkflowDelegate::sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    const bool isDocument = index.data(SubtitleRole).isValid();
    return {0, isDocument ? 2 * workflowTextHeight(option) + 2 * RowPadding
                          : std::max(workflowTextHeight(option), metrics::RowHeight)};
}

void WorkflowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
    painter->save();
    m_row.paintGround(*painter, option, false, false);
    const Theme& theme = m_row.theme();
    const QVariant subtitle = index.data(SubtitleRole);
    const bool isDocument = subtitle.isValid();
    if (isDocument && option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(
            QRect(option.rect.topLeft(), QSize(CurrentMarkWidth, option.rect.height())),
            theme.color(ColorRole::Accent));
    }
    const int height = isDocument ? workflowTextHeight(option) : option.rect.height();
    QRect first(option.rect.left() + metrics::Gap,
                option.rect.top() + (isDocument ? RowPadding : 0),
                option.rect.width() - 2 * metrics::Gap, height);
    const QRect second = first.translated(0, height);
    if (const QVariant severity = index.data(SeverityRole); severity.isValid()) {
        const auto worst = static_cast<MamlSeverity>(severity.toInt());
        const QString count = index.data(CountRole).toString();
        const int width = QFontMetrics(option.font).horizontalAdvance(count) +
                          (count.isEmpty() ? 0 : metrics::Quarter);
        m_row.paintText(*painter, first, count, option.font, theme.color(ColorRole::Muted),
                        Qt::AlignRight);
        SeveritySign(theme).paint(
            *painter,
            QRectF(isDocument ? first.right() + 1 - width - metrics::SignSize : first.left(),
                   first.center().y() - metrics::SignSize / 2.0 + 0.5, metrics::SignSize,
                   metrics::SignSize),
            worst);
        if (isDocument) {
            first.adjust(0, 0, -width - metrics::SignSize - metrics::Half, 0);
        } else {
            first.adjust(metrics::SignSize + metrics::Half, 0, 0, 0);
        }
    }
    m_row.paintText(*painter, first, index.data(Qt::DisplayRole).toString(),
                    isDocument ? m_row.mono() : option.font,
                    theme.color(isDocument ? ColorRole::Text : ColorRole::Muted), Qt::AlignLeft,
                    isDocument ? Qt::ElideMiddle : Qt::ElideRight);
    m_row.paintText(*painter, second, subtitle.toString(), option.font,
                    theme.color(ColorRole::Muted), Qt::AlignLeft);
    painter->restore();
}

} // namespace muscope
