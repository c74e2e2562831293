// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/operation_delegate.h"

#include "ui/models/operation_model.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

OperationDelegate::OperationDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme) {}

void OperationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    painter->save();
    m_row.paintGround(*painter, option, false, true);
    const Theme& theme = m_row.theme();
    const QRect cell = option.rect.adjusted(metrics::Half, 0, -metrics::Half, -1);
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool isError = index.data(OperationModel::IsErrorRole).toBool();
    switch (index.column()) {
    case OperationModel::Part:
        m_row.paintText(*painter, cell, text, option.font,
                        theme.color(isError ? ColorRole::Malformed : ColorRole::Text),
                        Qt::AlignLeft);
        break;
    case OperationModel::Number:
        m_row.paintText(*painter, cell, text, m_row.mono(), theme.color(ColorRole::Accent),
                        Qt::AlignRight);
        break;
    case OperationModel::After:
        m_row.paintText(*painter, cell, text, m_row.mono(), theme.color(ColorRole::Muted),
                        Qt::AlignRight);
        break;
    default:
        m_row.paintText(*painter, cell, text, option.font, theme.color(ColorRole::Muted),
                        Qt::AlignLeft);
    }
    painter->restore();
}

QSize OperationDelegate::sizeHint(const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const {
    const bool isMono =
        index.column() == OperationModel::Number || index.column() == OperationModel::After;
    const QFontMetrics measures(isMono ? m_row.mono() : option.font);
    return {measures.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + metrics::Wide + 2,
            metrics::RowHeight};
}

} // namespace muscope
