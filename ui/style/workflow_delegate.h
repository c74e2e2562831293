// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/row_painter.h"

#include <QStyledItemDelegate>

namespace muscope {

// Draws the list of workflows: a document with what it is beneath its name, or one line of its
// outline or of what is told of it.
class WorkflowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowDelegate)

public:
    enum Role {
        SubtitleRole = Qt::UserRole, // of a document; others have none
        SeverityRole,                // MamlSeverity as int: its sign is drawn
        CountRole,                   // beside the sign
        FirstFreeRole,
    };

    explicit WorkflowDelegate(const Theme& theme, QObject* parent = nullptr);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    RowPainter m_row;
};

} // namespace muscope
