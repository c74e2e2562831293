// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/copy_form.h"

#include <QObject>

#include <functional>

class QAbstractItemView;
class QAction;
class QPoint;
class QTableView;

namespace muscope {

// Puts the chosen rows of a view on the clipboard: Ctrl+C as text, its menu in every form. The menu
// has the view's other actions as well. Owned by the view.
class SelectionCopier final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectionCopier)

public:
    struct Rows {
        QStringList titles;
        // What is copied of a row; an empty list leaves it out.
        std::function<QStringList(int row, CopyForm form)> cells;
    };

    // Making the texts of so many takes a moment, of more it would hold the window up.
    static constexpr std::size_t MostRows = 20'000;

    SelectionCopier(QAbstractItemView& view, Rows rows);
    // Every column, as the table shows it. The table has its model.
    explicit SelectionCopier(QTableView& table);

    void copy(CopyForm form);

signals:
    void copied(const QString& sentence); // what was

private:
    void offer(const QString& text, CopyForm form);
    void showMenu(const QPoint& at);

    QAbstractItemView& m_view;
    Rows m_rows;
    QList<QAction*> m_actions;
};

} // namespace muscope
