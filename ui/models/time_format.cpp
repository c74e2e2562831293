// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/time_format.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::int64_t MicrosecondsPerMillisecond = 1000;
constexpr std::int64_t MicrosecondsPerSecond = 1'000'000;
constexpr std::int64_t MicrosecondsPerDay = 86'400 * MicrosecondsPerSecond;

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(muscope::TimeFormat)
};

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

QString unknownText(const Timestamp& time) {
    return time.isMissing()      ? QString()
           : time.isUnreadable() ? FormatText::tr("not readable")
                                 : QString::fromStdString(time.toText());
}

QString offsetText(std::int64_t microseconds) {
    const std::int64_t minutes = std::abs(microseconds) / (60 * MicrosecondsPerSecond);
    return (microseconds < 0 ? u"−"_s : u"+"_s) +
           QString::number(minutes / 60).rightJustified(2, u'0') + u':' +
           QString::number(minutes % 60).rightJustified(2, u'0');
}

} // namespace

QString TimeFormat::text(const Timestamp& time, bool withDate) const {
    return time.isKnown() ? clockText(time, withDate, 3) : unknownText(time);
}

QString TimeFormat::preciseText(const Timestamp& time) const {
    if (!time.isKnown()) {
        return unknownText(time);
    }
    const QString zone = isAsStored(time) ? FormatText::tr("(zone unknown)")
                         : display == Display::Utc
                             ? FormatText::tr("UTC")
                             : offsetText(wallMicroseconds(time) - utcMicroseconds(time));
    return clockText(time, true, 6) + u' ' + zone;
}

QString TimeFormat::zoneText(Timestamp::Zone zone) const {
    if (zone == Timestamp::Zone::Unknown && !assumedZone) {
        return FormatText::tr("times as stored, zone unknown");
    }
    const QString shown =
        display == Display::Utc ? FormatText::tr("times in UTC") : FormatText::tr("local times");
    return zone == Timestamp::Zone::Utc ? shown
                                        : FormatText::tr("%1, taken to be %2")
                                              .arg(shown, QString::fromUtf8(assumedZone->id()));
}

std::int64_t TimeFormat::wallMicroseconds(const Timestamp& time) const {
    const std::int64_t utc = utcMicroseconds(time);
    if (isAsStored(time) || display == Display::Utc) {
        return utc;
    }
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(
        floorDivide(utc, MicrosecondsPerMillisecond), QTimeZone::systemTimeZone());
    return utc + moment.offsetFromUtc() * MicrosecondsPerSecond;
}

std::optional<std::int64_t> TimeFormat::dayOf(const Timestamp& time) const {
    return time.isKnown() ? std::optional(floorDivide(wallMicroseconds(time), MicrosecondsPerDay))
                          : std::nullopt;
}

// Times before year 1 or beyond what a clock of the day shows are spelled by Timestamp itself.
QString TimeFormat::clockText(const Timestamp& time, bool withDate, int fractionDigits) const {
    const std::int64_t wall = wallMicroseconds(time);
    const std::int64_t day = floorDivide(wall, MicrosecondsPerDay);
    const std::int64_t inDay = wall - day * MicrosecondsPerDay;
    const std::int64_t seconds = inDay / MicrosecondsPerSecond;
    const std::int64_t fraction = inDay % MicrosecondsPerSecond;
    const auto two = [](std::int64_t value) {
        return QString::number(value).rightJustified(2, u'0');
    };
    const QString clock = two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' +
                          two(seconds % 60) + u'.' +
                          QString::number(fraction).rightJustified(6, u'0').left(fractionDigits);
    if (!withDate) {
        return clock;
    }
    const QDate date = QDate(1970, 1, 1).addDays(day);
    return date.year() < 1 ? QString::fromStdString(time.toText())
                           : date.toString(u"yyyy-MM-dd"_s) + u' ' + clock;
}

std::int64_t TimeFormat::utcMicroseconds(const Timestamp& time) const {
    if (time.zone() == Timestamp::Zone::Utc || !assumedZone) {
        return time.microseconds();
    }
    // What is stored is what a clock in the assumed zone showed.
    const std::int64_t milliseconds = floorDivide(time.microseconds(), MicrosecondsPerMillisecond);
    const QDateTime stored = QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::utc());
    const QDateTime wall(stored.date(), stored.time(), *assumedZone);
    return time.microseconds() - wall.offsetFromUtc() * MicrosecondsPerSecond;
}

bool TimeFormat::isAsStored(const Timestamp& time) const {
    return time.zone() == Timestamp::Zone::Unknown && !assumedZone;
}

} // namespace muscope
