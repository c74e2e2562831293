// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QTableView>

namespace muscope {

// The table of events: flat rows of one height, columns to move and hide, rows to copy.
class EventTableView final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventTableView)

public:
    explicit EventTableView(const Theme& theme, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    // Puts the chosen rows on the clipboard, cells parted by tabs, as they are seen.
    void copyRows() const;

    [[nodiscard]] QByteArray columnState() const;
    void restoreColumns(const QByteArray& state);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;

private:
    void showColumnMenu(const QPoint& at);
    void setDefaultWidths();
    void widenForDates();

    bool m_hasWideTime = false;
};

} // namespace muscope
