// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/csv_text.h"

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QStringView FormulaStarts = u"=+-@\t\r";

} // namespace

QString csvField(QString text, CsvKind kind) {
    if (kind == CsvKind::Text && !text.isEmpty() && FormulaStarts.contains(text.front())) {
        text.prepend(u'\'');
    }
    const bool wantsQuotes =
        text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r');
    return wantsQuotes ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

QString csvLine(const QStringList& fields) {
    return fields.join(u',') + u"\r\n"_s;
}

} // namespace muscope
