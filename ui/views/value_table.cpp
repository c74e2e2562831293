// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/value_table.h"

#include "ui/state/selection_copier.h"
#include "ui/style/flat_table.h"
#include "ui/style/value_delegate.h"

#include <QHeaderView>

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
    connect(new SelectionCopier(*this), &SelectionCopier::copied, this, &ValueTable::copied);
}

} // namespace muscope
