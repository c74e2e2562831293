// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/filter_values.h"

#include "core/event/timestamp.h"

#include <QLatin1StringView>
#include <QString>

#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace muscope {

namespace {

constexpr std::int64_t Second = 1'000'000;
constexpr std::int64_t Minute = 60 * Second;
constexpr std::int64_t Hour = 60 * Minute;
constexpr std::int64_t Day = 24 * Hour;

struct Unit {
    QStringView name;
    double factor;
};

constexpr std::array SizeUnits{Unit{u"", 1},          Unit{u"b", 1},           Unit{u"kb", 1e3},
                               Unit{u"mb", 1e6},      Unit{u"gb", 1e9},        Unit{u"kib", 1024},
                               Unit{u"mib", 1048576}, Unit{u"gib", 1073741824}};
constexpr std::array DurationUnits{Unit{u"us", 1},   Unit{u"\u00B5s", 1}, Unit{u"\u03BCs", 1},
                                   Unit{u"ms", 1e3}, Unit{u"s", 1e6},     Unit{u"min", 6e7},
                                   Unit{u"h", 3.6e9}};

bool isDigit(QChar unit) {
    return unit >= u'0' && unit <= u'9';
}

// How many units from place on are digits.
qsizetype digitsFrom(QStringView text, qsizetype place) {
    qsizetype count = 0;
    while (place + count < text.size() && isDigit(text[place + count])) {
        ++count;
    }
    return count;
}

std::optional<std::int64_t> readMeasure(QStringView text, std::span<const Unit> units) {
    qsizetype end = digitsFrom(text, 0);
    if (end == 0) {
        return std::nullopt;
    }
    if (end < text.size() && text[end] == u'.') {
        const qsizetype fraction = digitsFrom(text, end + 1);
        if (fraction == 0) {
            return std::nullopt;
        }
        end += 1 + fraction;
    }
    const double number = text.first(end).toDouble();
    const QStringView unitName = text.sliced(end).trimmed();
    for (const Unit& unit : units) {
        if (unitName.compare(unit.name, Qt::CaseInsensitive) != 0) {
            continue;
        }
        constexpr double Most = 9e18;
        constexpr double Rounding = 1e-6;
        const double value = number * unit.factor;
        if (value > Most) {
            return std::numeric_limits<std::int64_t>::max();
        }
        const double whole = std::nearbyint(value);
        return std::abs(value - whole) <= Rounding * std::max(1.0, value)
                   ? std::optional(static_cast<std::int64_t>(whole))
                   : std::nullopt;
    }
    return std::nullopt;
}

// "HH:MM[:SS[.f]]" at place: fills the missing parts in and says how long what was written lasts.
struct Clock {
    QString whole;
    std::int64_t length = Minute;
    qsizetype end = 0;
};

std::optional<Clock> readClock(QStringView text, qsizetype place) {
    if (digitsFrom(text, place) != 2 || text.mid(place + 2, 1) != u":" ||
        digitsFrom(text, place + 3) != 2) {
        return std::nullopt;
    }
    Clock clock{text.mid(place, 5).toString(), Minute, place + 5};
    if (text.mid(clock.end, 1) != u":") {
        clock.whole += QStringLiteral(":00");
        return clock;
    }
    if (digitsFrom(text, clock.end + 1) != 2) {
        return std::nullopt;
    }
    clock.whole += text.mid(clock.end, 3);
    clock.end += 3;
    clock.length = Second;
    if (text.mid(clock.end, 1) == u".") {
        const qsizetype digits = digitsFrom(text, clock.end + 1);
        if (digits == 0) {
            return std::nullopt;
        }
        clock.whole += text.mid(clock.end, 1 + digits);
        clock.end += 1 + digits;
        for (qsizetype i = 0; i < digits && clock.length > 1; ++i) {
            clock.length /= 10;
        }
    }
    return clock;
}

std::optional<WrittenTime> readMoment(const QString& spelling, std::int64_t length) {
    const Timestamp moment = Timestamp::parse(spelling.toStdString());
    if (!moment.isKnown()) {
        return std::nullopt;
    }
    return WrittenTime{moment.microseconds(), length, false};
}

} // namespace

std::optional<std::int64_t> readCount(QStringView text) {
    constexpr std::array Plain{Unit{u"", 1}};
    return readMeasure(text, Plain);
}

std::optional<std::int64_t> readSize(QStringView text) {
    return readMeasure(text, SizeUnits);
}

std::optional<std::int64_t> readDuration(QStringView text) {
    return text == u"0" ? std::optional<std::int64_t>(0) : readMeasure(text, DurationUnits);
}

std::optional<WrittenTime> readTime(QStringView text) {
    text = text.trimmed();
    if (const auto clock = readClock(text, 0)) {
        auto moment = readMoment(QStringLiteral("1970-01-01 ") + clock->whole, clock->length);
        if (!moment || clock->end != text.size() || moment->from >= Day) {
            return std::nullopt;
        }
        moment->isTimeOfDay = true;
        return moment;
    }
    constexpr qsizetype DateLength = 10; // YYYY-MM-DD
    if (digitsFrom(text, 0) != 4 || text.size() < DateLength) {
        return std::nullopt;
    }
    const QString date = text.first(DateLength).toString();
    if (text.size() == DateLength) {
        return readMoment(date + QStringLiteral(" 00:00:00"), Day);
    }
    const QChar between = text[DateLength];
    const auto clock = readClock(text, DateLength + 1);
    if (!clock || (between != u' ' && between != u'T' && between != u't')) {
        return std::nullopt;
    }
    return readMoment(date + u' ' + clock->whole + text.sliced(clock->end).toString(),
                      clock->length);
}

} // namespace muscope
