// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/difference_delegate.h"

#include "ui/models/anchor_differences_model.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

DifferenceDelegate::DifferenceDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme) {}

void DifferenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const {
    painter->save();
    m_row.paintGround(*painter, option, false, true);
    const bool isEvent = index.column() == AnchorDifferencesModel::Event;
    m_row.paintText(*painter, option.rect.adjusted(metrics::Half, 0, -metrics::Half, -1),
                    index.data(Qt::DisplayRole).toString(), isEvent ? m_row.mono() : option.font,
                    m_row.theme().color(ColorRole::Text), Qt::AlignLeft);
    painter->restore();
}

} // namespace muscope
