// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/live_log_delegate.h"

#include "ui/models/live_log_model.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

LiveLogDelegate::LiveLogDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme)
    , m_sign(theme) {}

void LiveLogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    const Theme& theme = m_row.theme();
    const auto tone = static_cast<LiveTone>(index.data(LiveLogModel::ToneRole).toInt());
    m_row.paintGround(*painter, option, tone == LiveTone::Failure, false);
    const QRect cell = option.rect.adjusted(metrics::Half, 0, -metrics::Half, 0);
    const QString text = index.data(Qt::DisplayRole).toString();
    switch (index.column()) {
    case LiveLogModel::Time:
    case LiveLogModel::Stream:
        m_row.paintText(*painter, cell, text, m_row.mono(), theme.color(ColorRole::Muted),
                        Qt::AlignLeft);
        break;
    case LiveLogModel::Step:
        paintStep(*painter, cell, option, index);
        break;
    default:
        m_row.paintText(*painter, cell, text, option.font, theme.color(ColorRole::Text),
                        Qt::AlignLeft);
    }
    painter->restore();
}

void LiveLogDelegate::paintStep(QPainter& painter, const QRect& cell,
                                const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    const auto tone = static_cast<LiveTone>(index.data(LiveLogModel::ToneRole).toInt());
    m_sign.paint(painter,
                 QRectF(cell.left(), cell.center().y() - metrics::SignSize / 2, metrics::SignSize,
                        metrics::SignSize),
                 tone);
    const bool isLoud = tone == LiveTone::Failure || tone == LiveTone::Warning;
    m_row.paintText(painter, cell.adjusted(metrics::SignSize + 6, 0, 0, 0),
                    index.data(Qt::DisplayRole).toString(), option.font,
                    m_row.theme().color(isLoud ? LiveSign::roleOf(tone) : ColorRole::Text),
                    Qt::AlignLeft);
}

} // namespace muscope
