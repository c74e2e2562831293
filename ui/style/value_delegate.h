// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/row_painter.h"

#include <QStyledItemDelegate>

namespace muscope {

// Rows of measured values: fixed width, aligned as the head of their column is; what is no value is
// in the colour of what differs.
class ValueDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueDelegate)

public:
    // brokenRole: of the model, a bool.
    ValueDelegate(const Theme& theme, int brokenRole, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    RowPainter m_row;
    int m_brokenRole;
};

} // namespace muscope
