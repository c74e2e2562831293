// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/timestamp.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace muscope {

namespace {

constexpr std::int64_t MicrosecondsPerSecond = 1'000'000;
constexpr std::int64_t SecondsPerDay = 86'400;
constexpr std::int64_t MaxYear = 294'246; // the last whole one that fits; PostgreSQL ends in 294276
constexpr std::int64_t MinYear = -4'713;

// Days since 1970-01-01 in the proleptic Gregorian calendar; year 0 is 1 BC.
// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
constexpr std::int64_t daysFromCivil(std::int64_t year, int month, int day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 719'468;
}

struct CivilDate {
    std::int64_t year;
    int month;
    int day;
};

constexpr CivilDate civilFromDays(std::int64_t days) {
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const std::int64_t dayOfEra = days - era * 146'097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1'460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1)};
}

constexpr int daysInMonth(std::int64_t year, int month) {
    constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && isLeap ? 29 : days[static_cast<std::size_t>(month - 1)];
}

// Reads a time from the front of a text; every step fails by leaving its answer empty.
class Reader {
public:
    explicit Reader(std::string_view text)
        : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    bool skip(char expected) {
        if (m_rest.empty() || m_rest.front() != expected) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }

    bool skip(std::string_view expected) {
        if (!m_rest.starts_with(expected)) {
            return false;
        }
        m_rest.remove_prefix(expected.size());
        return true;
    }

    std::optional<std::int64_t> digits(std::size_t atLeast, std::size_t atMost) {
        std::size_t length = 0;
        std::int64_t value = 0;
        while (length < m_rest.size() && length < atMost && m_rest[length] >= '0' &&
               m_rest[length] <= '9') {
            value = value * 10 + (m_rest[length] - '0');
            ++length;
        }
        if (length < atLeast) {
            return std::nullopt;
        }
        m_rest.remove_prefix(length);
        return value;
    }

    // ".25" as 250 000; digits beyond the sixth are read and dropped.
    std::optional<std::int64_t> fraction() {
        std::int64_t value = 0;
        std::size_t length = 0;
        while (length < m_rest.size() && m_rest[length] >= '0' && m_rest[length] <= '9') {
            if (length < 6) {
                value = value * 10 + (m_rest[length] - '0');
            }
            ++length;
        }
        if (length == 0) {
            return std::nullopt;
        }
        m_rest.remove_prefix(length);
        for (; length < 6; ++length) {
            value *= 10;
        }
        return value;
    }

private:
    std::string_view m_rest;
};

struct TimeOfDay {
    std::int64_t microseconds = 0;
    bool hasZone = false;
};

// The offset from UTC in seconds: "Z", "+00", "-03:30", "+05:53:28", "+0530".
std::optional<std::int64_t> zoneOffset(Reader& reader, bool& hasZone) {
    hasZone = true;
    if (reader.skip('Z') || reader.skip('z')) {
        return 0;
    }
    const bool isNegative = reader.skip('-');
    if (!isNegative && !reader.skip('+')) {
        hasZone = false;
        return 0;
    }
    const auto hours = reader.digits(2, 2);
    if (!hours || *hours > 15) {
        return std::nullopt;
    }
    std::int64_t seconds = *hours * 3'600;
    for (const std::int64_t unit : {std::int64_t{60}, std::int64_t{1}}) {
        const bool hasColon = reader.skip(':');
        const auto part = reader.digits(2, 2);
        if (!part) {
            if (hasColon) {
                return std::nullopt;
            }
            break;
        }
        if (*part > 59) {
            return std::nullopt;
        }
        seconds += *part * unit;
    }
    return isNegative ? -seconds : seconds;
}

std::optional<TimeOfDay> timeOfDay(Reader& reader) {
    const auto hour = reader.digits(2, 2);
    if (!hour || !reader.skip(':')) {
        return std::nullopt;
    }
    const auto minute = reader.digits(2, 2);
    if (!minute) {
        return std::nullopt;
    }
    std::int64_t second = 0;
    std::int64_t fraction = 0;
    if (reader.skip(':')) {
        const auto seconds = reader.digits(2, 2);
        if (!seconds) {
            return std::nullopt;
        }
        second = *seconds;
        if (reader.skip('.') || reader.skip(',')) {
            const auto read = reader.fraction();
            if (!read) {
                return std::nullopt;
            }
            fraction = *read;
        }
    }
    if (*hour > 24 || *minute > 59 || second > 60) {
        return std::nullopt;
    }
    TimeOfDay time;
    const auto offset = zoneOffset(reader, time.hasZone);
    if (!offset) {
        return std::nullopt;
    }
    time.microseconds =
        (*hour * 3'600 + *minute * 60 + second - *offset) * MicrosecondsPerSecond + fraction;
    return time;
}

// A bare number: time since the epoch.
std::optional<Timestamp> fromNumber(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    const double size = std::fabs(value);
    std::int64_t whole = 0;
    const bool isWhole = std::from_chars(text.data(), text.data() + text.size(), whole).ptr == end;
    if (size < 1e11) {
        return Timestamp::fromMicroseconds(std::llround(value * 1e6));
    }
    if (size < 1e14) {
        return Timestamp::fromMicroseconds(std::llround(value * 1e3));
    }
    if (size < 1e17) {
        return Timestamp::fromMicroseconds(isWhole ? whole : std::llround(value));
    }
    return size < 9e18
               ? Timestamp::fromMicroseconds(isWhole ? whole / 1'000 : std::llround(value / 1e3))
               : Timestamp::unreadable();
}

} // namespace

Timestamp Timestamp::parse(std::string_view text) {
    if (text.empty()) {
        return missing();
    }
    if (text == "infinity") {
        return infinity();
    }
    if (text == "-infinity") {
        return minusInfinity();
    }
    if (const auto number = fromNumber(text)) {
        return *number;
    }
    Reader reader(text);
    const auto writtenYear = reader.digits(4, 6);
    if (!writtenYear || !reader.skip('-')) {
        return unreadable();
    }
    const auto month = reader.digits(2, 2);
    if (!month || *month < 1 || *month > 12 || !reader.skip('-')) {
        return unreadable();
    }
    const auto day = reader.digits(2, 2);
    TimeOfDay time;
    if (day && (reader.skip('T') || reader.skip('t') || reader.skip(' '))) {
        const auto read = timeOfDay(reader);
        if (!read) {
            return unreadable();
        }
        time = *read;
    }
    const std::int64_t year =
        reader.skip(std::string_view(" BC")) ? 1 - *writtenYear : *writtenYear;
    if (!day || !reader.atEnd() || year < MinYear || year > MaxYear || *day < 1 ||
        *day > daysInMonth(year, static_cast<int>(*month))) {
        return unreadable();
    }
    const std::int64_t days = daysFromCivil(year, static_cast<int>(*month), static_cast<int>(*day));
    return fromMicroseconds(days * SecondsPerDay * MicrosecondsPerSecond + time.microseconds,
                            time.hasZone ? Zone::Utc : Zone::Unknown);
}

std::string Timestamp::toText() const {
    if (*this == infinity()) {
        return "infinity";
    }
    if (*this == minusInfinity()) {
        return "-infinity";
    }
    if (!isKnown()) {
        return {};
    }
    constexpr std::int64_t perDay = SecondsPerDay * MicrosecondsPerSecond;
    std::int64_t days = m_value / perDay;
    std::int64_t rest = m_value % perDay;
    if (rest < 0) {
        rest += perDay;
        --days;
    }
    const CivilDate date = civilFromDays(days);
    const std::int64_t seconds = rest / MicrosecondsPerSecond;
    const std::int64_t fraction = rest % MicrosecondsPerSecond;
    const bool isBeforeChrist = date.year < 1;
    std::array<char, 80> buffer{};
    const int length = std::snprintf(
        buffer.data(), buffer.size(), "%04lld-%02d-%02d%c%02lld:%02lld:%02lld.%06lld",
        static_cast<long long>(isBeforeChrist ? 1 - date.year : date.year), date.month, date.day,
        isBeforeChrist ? ' ' : 'T', static_cast<long long>(seconds / 3'600),
        static_cast<long long>(seconds / 60 % 60), static_cast<long long>(seconds % 60),
        static_cast<long long>(fraction));
    std::string text(buffer.data(), static_cast<std::size_t>(length));
    if (!isBeforeChrist) {
        return text + (m_zone == Zone::Utc ? "Z" : "");
    }
    // As PostgreSQL spells it: no zeros behind the last digit, the zone, then the era.
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text + (m_zone == Zone::Utc ? "+00 BC" : " BC");
}

std::string Timestamp::printed(std::string_view stored) {
    std::string text = parse(stored).toText();
    return text.empty() || text.ends_with(" BC") ? std::string(stored) : text;
}

} // namespace muscope
