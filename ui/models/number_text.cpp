// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/number_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::int64_t MicrosecondsPerMillisecond = 1000;
constexpr std::int64_t MicrosecondsPerSecond = 1'000'000;
constexpr std::int64_t MicrosecondsPerDay = 86'400 * MicrosecondsPerSecond;

QString words(const char* text) {
    return QCoreApplication::translate("muscope::NumberText", text);
}

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

// Times before year 1 or beyond what a clock of the day shows are spelled by Timestamp itself.
QString clockText(const Timestamp& time, bool withDate, int fractionDigits) {
    const std::int64_t day = floorDivide(time.microseconds(), MicrosecondsPerDay);
    const std::int64_t inDay = time.microseconds() - day * MicrosecondsPerDay;
    const std::int64_t seconds = inDay / MicrosecondsPerSecond;
    const std::int64_t fraction = inDay % MicrosecondsPerSecond;
    const auto two = [](std::int64_t value) {
        return QString::number(value).rightJustified(2, u'0');
    };

    QString text = two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60) +
                   u'.' + QString::number(fraction).rightJustified(6, u'0').left(fractionDigits);
    if (!withDate) {
        return text;
    }
    const QDate date = QDate(1970, 1, 1).addDays(day);
    return date.year() < 1 ? QString::fromStdString(time.toText())
                           : date.toString(u"yyyy-MM-dd"_s) + u' ' + text;
}

QString unknownText(const Timestamp& time) {
    return time.isMissing()      ? QString()
           : time.isUnreadable() ? words(QT_TRANSLATE_NOOP("muscope::NumberText", "not readable"))
                                 : QString::fromStdString(time.toText());
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
    const std::int64_t milliseconds = microseconds / MicrosecondsPerMillisecond;
    const std::int64_t seconds = microseconds / MicrosecondsPerSecond;
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

QString timeText(const Timestamp& time, bool withDate) {
    return time.isKnown() ? clockText(time, withDate, 3) : unknownText(time);
}

QString preciseTimeText(const Timestamp& time) {
    if (!time.isKnown()) {
        return unknownText(time);
    }
    const bool isUtc = time.zone() == Timestamp::Zone::Utc;
    return clockText(time, true, 6) + u' ' + (isUtc ? words("UTC") : words("(zone unknown)"));
}

std::optional<std::int64_t> dayOf(const Timestamp& time) {
    return time.isKnown() ? std::optional(floorDivide(time.microseconds(), MicrosecondsPerDay))
                          : std::nullopt;
}

} // namespace muscope
