// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/live_sign.h"
#include "ui/style/row_painter.h"

#include <QStyledItemDelegate>

namespace muscope {

// Paints the cells of the connection log.
class LiveLogDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveLogDelegate)

public:
    explicit LiveLogDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintStep(QPainter& painter, const QRect& cell, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const;

    RowPainter m_row;
    LiveSign m_sign;
};

} // namespace muscope
