// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/flat_table.h"

#include "ui/style/metrics.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace muscope {

void makeFlat(QTableView& table) {
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setFrameShape(QFrame::NoFrame);
    table.setTabKeyNavigation(false);
    table.setMouseTracking(true);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setCornerButtonEnabled(false);
    QHeaderView* rows = table.verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(metrics::RowHeight);
    rows->setDefaultSectionSize(
        std::max(lineHeight(monospaceFont(), 0), lineHeight(table.font(), metrics::RowHeight)));
}

} // namespace muscope
