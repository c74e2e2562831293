// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/number_check.h"

#include "core/json/decimal.h"
#include "core/json/number.h"

#include <algorithm>
#include <limits>

namespace muscope::schema {

namespace {

constexpr std::size_t ExactDigits = 18; // as many as an int64 holds, whatever they are
constexpr std::int64_t Huge = 1'000'000'000'000'000'000; // farther than any text can shift a digit
constexpr std::int64_t AllFactors = 64; // no divisor of 18 digits has as many twos or fives

__extension__ using Wide = unsigned __int128;

bool hasHugeExponent(const json::Decimal& decimal) {
    return decimal.exponent.size() > ExactDigits;
}

// The power of ten by which the digits count; of a huge exponent only its sign and that it is huge.
std::int64_t scale(const json::Decimal& decimal) {
    std::int64_t exponent = 0;
    if (hasHugeExponent(decimal)) {
        exponent = Huge;
    } else {
        for (const char digit : decimal.exponent) {
            exponent = exponent * 10 + (digit - '0');
        }
    }
    return (decimal.isExponentNegative ? -exponent : exponent) + decimal.shift;
}

bool areBothHuge(const json::Decimal& first, const json::Decimal& second) {
    return hasHugeExponent(first) && hasHugeExponent(second) &&
           first.isExponentNegative == second.isExponentNegative;
}

template <typename T>
int threeWay(T first, T second) {
    return first < second ? -1 : static_cast<int>(second < first);
}

int compareDigits(const json::Decimal& first, const json::Decimal& second) {
    const std::size_t common = std::min(first.size(), second.size());
    for (std::size_t index = 0; index < common; ++index) {
        if (first.digit(index) != second.digit(index)) {
            return threeWay(first.digit(index), second.digit(index));
        }
    }
    return threeWay(first.size(), second.size());
}

int sign(const json::Decimal& decimal) {
    if (decimal.size() == 0) {
        return 0;
    }
    return decimal.isNegative ? -1 : 1;
}

std::uint64_t remainder(const json::Decimal& decimal, std::uint64_t divisor) {
    Wide rest = 0;
    for (std::size_t index = 0; index < decimal.size(); ++index) {
        rest = (rest * 10 + static_cast<unsigned>(decimal.digit(index) - '0')) % divisor;
    }
    return static_cast<std::uint64_t>(rest);
}

} // namespace

bool isInteger(std::string_view number) {
    const auto isMark = [](char c) { return c == '.' || c == 'e' || c == 'E'; };
    if (std::none_of(number.begin(), number.end(), isMark)) {
        return true;
    }
    const json::Decimal decimal = json::Decimal::of(number);
    return decimal.size() == 0 || scale(decimal) >= 0;
}

std::optional<int> compareNumbers(std::string_view first, std::string_view second) {
    const json::Decimal left = json::Decimal::of(first);
    const json::Decimal right = json::Decimal::of(second);
    if (sign(left) != sign(right) || sign(left) == 0) {
        return threeWay(sign(left), sign(right));
    }
    if (json::equalNumbers(first, second)) {
        return 0;
    }
    if (areBothHuge(left, right)) {
        return std::nullopt;
    }
    const std::int64_t leftTop = scale(left) + static_cast<std::int64_t>(left.size());
    const std::int64_t rightTop = scale(right) + static_cast<std::int64_t>(right.size());
    const int order =
        leftTop != rightTop ? threeWay(leftTop, rightTop) : compareDigits(left, right);
    return sign(left) * order;
}

std::optional<bool> isMultiple(std::string_view number, std::string_view divisor) {
    const json::Decimal value = json::Decimal::of(number);
    const json::Decimal unit = json::Decimal::of(divisor);
    if (unit.size() == 0 || unit.size() > ExactDigits) {
        return std::nullopt;
    }
    if (value.size() == 0) {
        return true;
    }
    if (areBothHuge(value, unit)) {
        return std::nullopt;
    }
    const std::int64_t power = scale(value) - scale(unit);
    if (power < 0) {
        return false; // the digits end in no zero, so no power of ten divides them
    }
    std::uint64_t by = 0;
    for (std::size_t index = 0; index < unit.size(); ++index) {
        by = by * 10 + static_cast<std::uint64_t>(unit.digit(index) - '0');
    }
    Wide rest = remainder(value, by);
    for (std::int64_t left = std::min(power, AllFactors); left != 0; --left) {
        rest = rest * 10 % by;
    }
    return rest == 0;
}

std::optional<std::uint64_t> toCount(std::string_view number) {
    const json::Decimal decimal = json::Decimal::of(number);
    if (decimal.size() == 0) {
        return 0;
    }
    if (decimal.isNegative || !isInteger(number)) {
        return std::nullopt;
    }
    constexpr auto Most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::int64_t power = scale(decimal);
    const auto digits = static_cast<std::int64_t>(decimal.size());
    if (power > static_cast<std::int64_t>(ExactDigits) ||
        power + digits > static_cast<std::int64_t>(ExactDigits)) {
        return Most;
    }
    std::uint64_t count = 0;
    for (std::int64_t index = 0; index < digits + power; ++index) {
        const char digit = index < digits ? decimal.digit(static_cast<std::size_t>(index)) : '0';
        count = count * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    return count;
}

} // namespace muscope::schema
