// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QString>

#include <cstdint>
#include <limits>
#include <vector>

namespace muscope {

// What of an event a test looks at.
enum class FilterColumn : unsigned char {
    Number,
    Time,
    TimeOfDay, // of the same time, microseconds since midnight
    Size,
    Took,
    Type,
    Name,
    TypeOrName,
    Direction,
    Kind,
    Verdict,
    Level,
    Error,
    Operation,
};

// How a text is compared. Equality minds the case, parts of a text do not, a pattern says so
// itself.
enum class TextComparison : unsigned char { Equal, Contains, StartsWith, EndsWith, Matches };

// A stretch of whole numbers, both ends included.
struct NumberRange {
    std::int64_t low = std::numeric_limits<std::int64_t>::min();
    std::int64_t high = std::numeric_limits<std::int64_t>::max();
};

// One question about an event, and which one comes next. A filter is a list of them: reading starts
// at the entry and ends at Accept or Reject; "and", "or" and "not" are nothing but ways to go.
struct FilterTest {
    static constexpr std::uint32_t Accept = 0xFFFF'FFFF;
    static constexpr std::uint32_t Reject = 0xFFFF'FFFE;

    FilterColumn column = FilterColumn::TypeOrName;
    std::vector<NumberRange> ranges; // number, time, size, took: in one of them; unknown is in none
    unsigned mask = 0;               // direction and the like: the enumerator's bit is set
    unsigned kinds = ~0U;            // name: of events of other kinds it counts as empty
    TextComparison comparison = TextComparison::Equal;
    QStringList texts; // type, name: one of them fits
    QRegularExpression pattern;
    std::uint32_t onTrue = Accept;
    std::uint32_t onFalse = Reject;
};

struct FilterProgram {
    std::vector<FilterTest> tests;
    std::uint32_t entry = FilterTest::Accept;
};

} // namespace muscope
