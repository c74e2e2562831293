// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/problem_sign.h"
#include "ui/style/row_painter.h"

#include <QStyledItemDelegate>

namespace muscope {

// Paints the cells of the problems list, the headings of its kinds included.
class ProblemDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemDelegate)

public:
    explicit ProblemDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintKind(QPainter& painter, const QRect& cell, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const;
    void paintArrow(QPainter& painter, const QRect& cell, bool isOpen) const;

    RowPainter m_row;
    ProblemSign m_sign;
};

} // namespace muscope
