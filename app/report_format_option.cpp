// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/report_format_option.h"

#include "app/cli_application.h"
#include "app/options.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

template <typename Condition>
QStringList formatWords(Condition condition) {
    QStringList words;
    for (const ReportFormat& format : commandFormats()) {
        if (condition(format)) {
            words += QString::fromLatin1(format.id);
        }
    }
    return words;
}

QStringList allWords() {
    return formatWords([](const ReportFormat&) { return true; });
}

// "html, pdf and md"
QString listed(QStringList words, const QString& lastWord) {
    const QString last = words.takeLast();
    return words.isEmpty() ? last : words.join(u", "_s) + lastWord + last;
}

} // namespace

void addReportFormat(Options& options) {
    const QStringList words = allWords();
    QStringList told = words;
    told.front() += u" (the default)"_s;
    options.addValue("format", "FORMAT", qPrintable(listed(told, u" or "_s)), words);
}

const ReportFormat& reportFormatOf(const Options& options) {
    const QString word = options.value("format");
    const auto found = std::ranges::find_if(commandFormats(), [&word](const ReportFormat& format) {
        return word == QLatin1StringView(format.id);
    });
    return found == commandFormats().end() ? commandFormats().front() : *found;
}

QString partsMisuse() {
    const auto isForPrograms = [](const ReportFormat& format) { return format.isForPrograms(); };
    return u"--parts is for %1; %2 hold every event"_s.arg(
        listed(formatWords(std::not_fn(isForPrograms)), u" and "_s),
        listed(formatWords(isForPrograms), u" and "_s));
}

} // namespace muscope
