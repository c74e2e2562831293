// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/value_delegate.h"

#include "ui/style/metrics.h"

#include <QAbstractItemModel>
#include <QPainter>

namespace muscope {

ValueDelegate::ValueDelegate(const Theme& theme, int brokenRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme)
    , m_brokenRole(brokenRole) {}

void ValueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    m_row.paintGround(*painter, option, false, true);
    const QRect cell = option.rect.adjusted(metrics::Half, 0, -metrics::Half, -1);
    const auto alignment = Qt::Alignment(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    const bool isBroken = index.data(m_brokenRole).toBool();
    m_row.paintText(*painter, cell, index.data(Qt::DisplayRole).toString(), m_row.mono(),
                    m_row.theme().color(isBroken ? ColorRole::Differs : ColorRole::Text),
                    alignment & Qt::AlignHorizontal_Mask, Qt::ElideMiddle);
    painter->restore();
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const QFontMetrics measures(m_row.mono());
    return {measures.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + metrics::Wide + 2,
            metrics::RowHeight};
}

} // namespace muscope
