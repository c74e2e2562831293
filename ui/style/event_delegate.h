// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/row_painter.h"

#include <QStyledItemDelegate>

namespace muscope {

// Paints the cells of the event table: tints failing rows, numbers in fixed width, signs.
class EventDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventDelegate)

public:
    explicit EventDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    [[nodiscard]] QColor textColor(const QModelIndex& index) const;

    RowPainter m_row;
};

} // namespace muscope
