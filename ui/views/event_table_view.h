// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "ui/models/copy_form.h"
#include "ui/style/theme.h"

#include <QTableView>

#include <vector>

namespace muscope {

// The table of events: flat rows of one height, columns to move and hide, rows to copy. Its actions
// are offered in the menu of its rows.
class EventTableView final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventTableView)

public:
    explicit EventTableView(const Theme& theme, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    // The chosen events in the order of the table, and the columns as they stand.
    [[nodiscard]] std::vector<RowNumber> chosenRows() const;
    [[nodiscard]] std::vector<int> shownColumns() const;

    [[nodiscard]] QByteArray columnState() const;
    void restoreColumns(const QByteArray& state);

signals:
    void copyWanted(muscope::CopyForm form);
    void jsonWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    // What is current and in sight stays so.
    void resizeEvent(QResizeEvent* event) override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;

private:
    void showColumnMenu(const QPoint& at);
    void setDefaultWidths();
    void widenForDates();

    int m_dateWidth = 0; // what the dates took of the time column
};

} // namespace muscope
