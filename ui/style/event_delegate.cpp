// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/event_delegate.h"

#include "ui/models/event_table_model.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

EventDelegate::EventDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme) {}

void EventDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    painter->save();
    m_row.paintGround(*painter, option, index.data(EventTableModel::FailsRole).toBool(), true);
    const QRect cell = option.rect.adjusted(metrics::Half, 0, -metrics::Half, -1);
    const QString text = index.data(Qt::DisplayRole).toString();
    switch (index.column()) {
    case EventTableModel::Receipt:
        m_row.paintVerdict(*painter, cell,
                           static_cast<Verdict>(index.data(EventTableModel::VerdictRole).toInt()),
                           text, option.font);
        break;
    case EventTableModel::Number:
    case EventTableModel::Delta:
    case EventTableModel::Took:
    case EventTableModel::Bytes:
        m_row.paintText(*painter, cell, text, m_row.mono(), textColor(index), Qt::AlignRight);
        break;
    case EventTableModel::Time:
        m_row.paintText(*painter, cell, text, m_row.mono(), textColor(index), Qt::AlignLeft);
        break;
    case EventTableModel::Arrow:
        m_row.paintText(*painter, option.rect, text, option.font, textColor(index),
                        Qt::AlignHCenter);
        break;
    default:
        m_row.paintText(*painter, cell, text, option.font, textColor(index), Qt::AlignLeft);
    }
    painter->restore();
}

QColor EventDelegate::textColor(const QModelIndex& index) const {
    using Took = EventTableModel::TookState;
    const Theme& theme = m_row.theme();
    switch (index.column()) {
    case EventTableModel::Took: {
        const auto took = static_cast<Took>(index.data(EventTableModel::TookRole).toInt());
        return theme.color(took == Took::None || took == Took::Duration ? ColorRole::Muted
                                                                        : ColorRole::Malformed);
    }
    case EventTableModel::Number:
    case EventTableModel::Delta:
    case EventTableModel::Arrow:
    case EventTableModel::Bytes:
        return theme.color(ColorRole::Muted);
    default:
        return theme.color(ColorRole::Text);
    }
}

} // namespace muscope
