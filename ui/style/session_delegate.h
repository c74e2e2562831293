// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/row_painter.h"

#include <QStyledItemDelegate>

namespace muscope {

// Paints a session in two lines: id and time, count and verdict.
class SessionDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionDelegate)

public:
    explicit SessionDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    void paintVerdict(QPainter& painter, const QRect& line, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const;

    RowPainter m_row;
};

} // namespace muscope
