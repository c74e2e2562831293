// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/row_copy.h"

#include "ui/models/event_table_model.h"

namespace muscope {

QString copiedEventHead(CopyForm form, const std::vector<int>& columns) {
    QStringList titles;
    for (const int column : columns) {
        titles += form == CopyForm::Csv ? EventCells::plainTitle(column)
                                        : EventTableModel::columnTitle(column);
    }
    return copiedHead(form, titles);
}

QString copiedEvent(CopyForm form, const EventCells& cells, RowNumber row,
                    const std::vector<int>& columns) {
    QStringList texts;
    for (const int column : columns) {
        texts += form == CopyForm::Csv ? cells.plainText(row, column) : cells.text(row, column);
    }
    return copiedRow(form, texts);
}

} // namespace muscope
