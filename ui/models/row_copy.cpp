// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/row_copy.h"

#include "core/base/csv_text.h"

using namespace Qt::StringLiterals;

namespace muscope {

QString tabbedRow(const EventCells& cells, RowNumber row, const std::vector<int>& columns) {
    QStringList texts;
    for (const int column : columns) {
        texts += cells.text(row, column);
    }
    return texts.join(u'\t') + u'\n';
}

QString csvRow(const EventCells& cells, RowNumber row, const std::vector<int>& columns) {
    QStringList fields;
    for (const int column : columns) {
        fields += csvField(cells.plainText(row, column),
                           EventCells::isNumeric(column) ? CsvKind::Number : CsvKind::Text);
    }
    return csvLine(fields);
}

QString csvHeader(const std::vector<int>& columns) {
    QStringList fields;
    for (const int column : columns) {
        fields += EventCells::plainTitle(column);
    }
    return csvLine(fields);
}

} // namespace muscope
