// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/copy_form.h"

#include "core/base/csv_text.h"
#include "core/report/markdown_text.h"
#include "ui/models/visible_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// "-12.5e3": a spreadsheet reads a number and no formula.
bool isNumber(QStringView text) {
    const bool isPlain = std::ranges::all_of(
        text, [](QChar c) { return QStringView(u"0123456789+-.eE").contains(c); });
    bool isRead = false;
    static_cast<void>(isPlain ? text.toDouble(&isRead) : 0);
    return isRead;
}

QString tabbed(QStringList cells) {
    for (QString& cell : cells) {
        cell = visibleLine(cell); // a tab or line end in it would part what belongs together
    }
    return cells.join(u'\t') + u'\n';
}

QString csv(const QStringList& cells) {
    QStringList fields;
    for (const QString& cell : cells) {
        fields += csvField(cell, isNumber(cell) ? CsvKind::Number : CsvKind::Text);
    }
    return csvLine(fields);
}

QString markdown(const QStringList& cells) {
    QString row = u"|"_s;
    for (const QString& cell : cells) {
        row += u' ' + QString::fromStdString(markdownText(cell.toStdString())) + u" |"_s;
    }
    return row + u'\n';
}

} // namespace

QString copiedHead(CopyForm form, const QStringList& titles) {
    switch (form) {
    case CopyForm::Text:
        return {};
    case CopyForm::Csv:
        return csv(titles);
    case CopyForm::Markdown:
        return markdown(titles) + u"|"_s + u" --- |"_s.repeated(titles.size()) + u'\n';
    }
    Q_UNREACHABLE();
}

QString copiedRow(CopyForm form, const QStringList& cells) {
    switch (form) {
    case CopyForm::Text:
        return tabbed(cells);
    case CopyForm::Csv:
        return csv(cells);
    case CopyForm::Markdown:
        return markdown(cells);
    }
    Q_UNREACHABLE();
}

} // namespace muscope
