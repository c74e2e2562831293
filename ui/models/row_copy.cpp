// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/row_copy.h"

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QStringView FormulaStarts = u"=+-@\t\r";

QString csvField(QString text, bool isNumber) {
    if (!isNumber && !text.isEmpty() && FormulaStarts.contains(text.front())) {
        text.prepend(u'\'');
    }
    const bool wantsQuotes =
        text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
    return wantsQuotes ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

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
        fields += csvField(cells.plainText(row, column), EventCells::isNumeric(column));
    }
    return fields.join(u',') + u"\r\n"_s;
}

QString csvHeader(const std::vector<int>& columns) {
    QStringList fields;
    for (const int column : columns) {
        fields += EventCells::plainTitle(column);
    }
    return fields.join(u',') + u"\r\n"_s;
}

} // namespace muscope
