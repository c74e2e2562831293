// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/value_table.h"

#include "ui/style/flat_table.h"
#include "ui/style/value_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int MeasuredRows = 200; // for the width of a column

} // namespace

ValueTable::ValueTable(QAbstractItemModel& model, const Theme& theme, int brokenRole, int stretched,
                       const QString& accessibleName, QWidget* parent)
    : QTableView(parent) {
    setModel(&model);
    setItemDelegate(new ValueDelegate(theme, brokenRole, this));
    setAccessibleName(accessibleName);
    makeFlat(*this);
    QHeaderView* heads = horizontalHeader();
    heads->setAccessibleName(tr("Columns: a click sorts"));
    heads->setHighlightSections(false);
    heads->setResizeContentsPrecision(MeasuredRows);
    heads->setSectionResizeMode(QHeaderView::ResizeToContents);
    heads->setSectionResizeMode(stretched, QHeaderView::Stretch);
    setSortingEnabled(true);
    sortByColumn(0, Qt::AscendingOrder);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* copy = new QAction(tr("Copy rows"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ValueTable::copyRows);
    addAction(copy);
}

void ValueTable::copyRows() {
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    QString text;
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            cells += row.siblingAtColumn(column).data().toString();
        }
        text += cells.join(u'\t') + u'\n';
    }
    if (!text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
    }
}

} // namespace muscope
