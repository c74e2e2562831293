// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/filter_comparison.h"

#include "core/query/filter_values.h"

#include <algorithm>
#include <optional>

namespace muscope {

namespace {

constexpr std::int64_t Least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t Most = std::numeric_limits<std::int64_t>::max();
constexpr NumberRange Nothing{Most, Least};

std::optional<std::int64_t> readNumber(FieldShape shape, QStringView text) {
    switch (shape) {
    case FieldShape::Number:
        return readCount(text);
    case FieldShape::Size:
        return readSize(text);
    case FieldShape::Duration:
        return readDuration(text);
    case FieldShape::Time:
    case FieldShape::Text:
    case FieldShape::Word:
    case FieldShape::Truth:
        break;
    }
    return std::nullopt;
}

NumberRange below(std::int64_t value) {
    return value == Least ? Nothing : NumberRange{Least, value - 1};
}

NumberRange above(std::int64_t value) {
    return value == Most ? Nothing : NumberRange{value + 1, Most};
}

} // namespace

bool Comparison::isSign(QLatin1StringView spelling) const {
    return sign.in(text).compare(spelling, Qt::CaseInsensitive) == 0;
}

bool Comparison::isList() const {
    return isSign(QLatin1StringView("in"));
}

bool Comparison::isEquality() const {
    return isSign(QLatin1StringView("==")) || isSign(QLatin1StringView("=")) ||
           isSign(QLatin1StringView("!=")) || isList();
}

QString Comparison::valueText(const FilterToken& value) const {
    const QStringView spelling = value.in(text);
    return isQuoted(spelling) ? unquoted(spelling) : spelling.toString();
}

tl::unexpected<FilterError> Comparison::wrongValue(const FilterToken& value,
                                                   const QString& message) const {
    return tl::unexpected(FilterError{value.start, value.length, message});
}

tl::unexpected<FilterError> Comparison::wrongSign(const QString& allowed) const {
    return tl::unexpected(
        FilterError{sign.start, sign.length,
                    QStringLiteral("“%1” is compared with %2").arg(field.name, allowed)});
}

tl::expected<CompiledTest, FilterError> Comparison::compile() const {
    Compiled compiled = [this] {
        switch (field.shape) {
        case FieldShape::Text:
            return compileText();
        case FieldShape::Word:
        case FieldShape::Truth:
            return compileMask();
        case FieldShape::Time:
            return compileTimes();
        case FieldShape::Number:
        case FieldShape::Size:
        case FieldShape::Duration:
            break;
        }
        return compileNumbers();
    }();
    if (compiled && isSign(QLatin1StringView("!="))) {
        compiled->isNegated = !compiled->isNegated;
    }
    return compiled;
}

Comparison::Compiled Comparison::compileText() const {
    CompiledTest compiled;
    FilterTest& test = compiled.test;
    test.column = field.column;
    test.kinds = field.mask;
    for (const FilterToken& value : values) {
        test.texts += valueText(value);
    }
    if (isEquality()) {
        test.comparison = TextComparison::Equal;
    } else if (isSign(QLatin1StringView("contains"))) {
        test.comparison = TextComparison::Contains;
    } else if (isSign(QLatin1StringView("startswith"))) {
        test.comparison = TextComparison::StartsWith;
    } else if (isSign(QLatin1StringView("endswith"))) {
        test.comparison = TextComparison::EndsWith;
    } else if (isSign(QLatin1StringView("matches"))) {
        test.comparison = TextComparison::Matches;
        // A match that takes too many steps counts as none.
        test.pattern =
            QRegularExpression(QStringLiteral("(*LIMIT_MATCH=100000)") + test.texts.constFirst());
        if (!test.pattern.isValid()) {
            return wrongValue(
                values.front(),
                QStringLiteral("this pattern cannot be read: %1").arg(test.pattern.errorString()));
        }
    } else {
        return wrongSign(QStringLiteral("==, !=, in, contains, startswith, endswith or matches"));
    }
    return compiled;
}

Comparison::Compiled Comparison::compileMask() const {
    if (!isEquality()) {
        return wrongSign(field.shape == FieldShape::Truth
                             ? QStringLiteral("true or false; it may also stand alone")
                             : QStringLiteral("==, != or in"));
    }
    CompiledTest compiled;
    compiled.test.column = field.column;
    for (const FilterToken& value : values) {
        const QString word = valueText(value);
        if (field.shape == FieldShape::Truth) {
            const bool isTrue = word.compare(u"true", Qt::CaseInsensitive) == 0;
            if (!isTrue && word.compare(u"false", Qt::CaseInsensitive) != 0) {
                return wrongValue(value, valueExpected(field));
            }
            compiled.test.mask |= isTrue ? field.mask : ~field.mask;
            continue;
        }
        const auto found = std::ranges::find_if(field.words, [&word](const FieldWord& known) {
            return word.compare(known.name, Qt::CaseInsensitive) == 0;
        });
        if (found == field.words.end()) {
            const FieldWord* near = nearestWord(field, word);
            return wrongValue(value, near == nullptr
                                         ? valueExpected(field)
                                         : QStringLiteral("“%1” is no %2; did you mean %3?")
                                               .arg(word, field.name, near->name));
        }
        compiled.test.mask |= found->mask;
    }
    return compiled;
}

Comparison::Compiled Comparison::compileNumbers() const {
    CompiledTest compiled;
    compiled.test.column = field.column;
    for (const FilterToken& value : values) {
        const auto number = readNumber(field.shape, valueText(value));
        if (!number) {
            return wrongValue(value, valueExpected(field));
        }
        NumberRange range{*number, *number};
        if (isSign(QLatin1StringView("<"))) {
            range = below(*number);
        } else if (isSign(QLatin1StringView("<="))) {
            range.low = Least;
        } else if (isSign(QLatin1StringView(">"))) {
            range = above(*number);
        } else if (isSign(QLatin1StringView(">="))) {
            range.high = Most;
        } else if (!isEquality()) {
            return wrongSign(QStringLiteral("==, !=, <, <=, >, >= or in"));
        }
        compiled.test.ranges.push_back(range);
    }
    return compiled;
}

Comparison::Compiled Comparison::compileTimes() const {
    CompiledTest compiled;
    compiled.test.column = field.column;
    for (const FilterToken& value : values) {
        const auto time = readTime(valueText(value));
        if (!time) {
            return wrongValue(value, valueExpected(field));
        }
        const FilterColumn column = time->isTimeOfDay ? FilterColumn::TimeOfDay : field.column;
        if (&value != &values.front() && column != compiled.test.column) {
            return wrongValue(value, QStringLiteral("a list holds times with a date, or none"));
        }
        compiled.test.column = column;
        // "12:00:01" is the whole second when it is to be equal, and its beginning otherwise.
        NumberRange range{time->from, time->from + time->length - 1};
        if (isSign(QLatin1StringView("<"))) {
            range = below(time->from);
        } else if (isSign(QLatin1StringView("<="))) {
            range = {Least, time->from};
        } else if (isSign(QLatin1StringView(">"))) {
            range = above(time->from);
        } else if (isSign(QLatin1StringView(">="))) {
            range.high = Most;
        } else if (!isEquality()) {
            return wrongSign(QStringLiteral("==, !=, <, <=, >, >= or in"));
        }
        compiled.test.ranges.push_back(range);
    }
    return compiled;
}

FilterTest anyTextTest(const QString& text) {
    FilterTest test;
    test.column = FilterColumn::TypeOrName;
    test.comparison = TextComparison::Contains;
    test.texts = {text};
    return test;
}

} // namespace muscope
