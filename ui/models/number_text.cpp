// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/number_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::int64_t Millisecond = 1000; // in microseconds
constexpr std::int64_t Second = 1'000'000;

QString words(const char* text) {
    return QCoreApplication::translate("muscope::NumberText", text);
}

QString twoParts(std::int64_t major, const char* majorUnit, std::int64_t minor,
                 const char* minorUnit, int minorDigits) {
    return u"%1\u00a0%2 %3\u00a0%4"_s.arg(major)
        .arg(words(majorUnit))
        .arg(QString::number(minor).rightJustified(minorDigits, u'0'), words(minorUnit));
}

} // namespace

QString countText(std::int64_t count) {
    QString text = QString::number(count);
    for (qsizetype at = text.size() - 3; at > (count < 0 ? 1 : 0); at -= 3) {
        text.insert(at, QChar::Nbsp);
    }
    return text;
}

QString durationText(std::int64_t microseconds) {
    const std::int64_t milliseconds = microseconds / Millisecond;
    const std::int64_t seconds = microseconds / Second;
    if (microseconds > 0 && milliseconds == 0) {
        return QString::number(microseconds) + u'\u00a0' + words("µs");
    }
    if (seconds == 0) {
        return QString::number(milliseconds) + u'\u00a0' + words("ms");
    }
    if (seconds < 60) {
        return QString::number(seconds) + u'.' + QString::number(milliseconds % 1000 / 100) +
               u'\u00a0' + words("s");
    }
    if (seconds < 3600) {
        return twoParts(seconds / 60, "min", seconds % 60, "s", 1);
    }
    if (seconds < 86'400) {
        return twoParts(seconds / 3600, "h", seconds / 60 % 60, "min", 2);
    }
    return twoParts(seconds / 86'400, "d", seconds / 3600 % 24, "h", 1);
}

QString deltaText(std::int64_t microseconds) {
    return microseconds < 0 ? u'−' + durationText(-microseconds)
                            : u'+' + durationText(microseconds);
}

} // namespace muscope
