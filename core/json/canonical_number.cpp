// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/canonical_number.h"

#include "core/json/decimal.h"

#include <algorithm>
#include <optional>

namespace muscope::json {

namespace {

// From here on, on either side, a number has an exponent (ECMA-262).
constexpr std::int64_t LargestPlainPoint = 21;
constexpr std::int64_t SmallestPlainPoint = -5;

// As many digits of an exponent as an int64 holds with room for what a text's length adds.
constexpr std::size_t FewDigits = 17;

void appendDigits(const Decimal& decimal, std::size_t from, std::size_t count, std::string& into) {
    for (std::size_t index = from; index < from + count; ++index) {
        into.push_back(decimal.digit(index));
    }
}

// The written exponent, where it is small.
std::optional<std::int64_t> smallExponent(const Decimal& decimal) {
    if (decimal.exponent.size() > FewDigits) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (const char digit : decimal.exponent) {
        value = value * 10 + (digit - '0');
    }
    return decimal.isExponentNegative ? -value : value;
}

// digits + delta for more than FewDigits digits: delta is far smaller, so the sign stays.
std::string sumOf(std::string_view digits, std::int64_t delta) {
    std::string sum(digits);
    std::int64_t carry = delta;
    for (std::size_t index = sum.size(); index-- > 0 && carry != 0;) {
        std::int64_t digit = (sum[index] - '0') + carry;
        carry = digit / 10;
        digit %= 10;
        if (digit < 0) {
            digit += 10;
            --carry;
        }
        sum[index] = static_cast<char>('0' + digit);
    }
    if (carry > 0) {
        sum.insert(0, std::to_string(carry));
    }
    return sum.substr(std::min(sum.find_first_not_of('0'), sum.size()));
}

void appendScientific(const Decimal& decimal, bool isNegative, std::string_view exponent,
                      std::string& into) {
    into.push_back(decimal.digit(0));
    if (decimal.size() > 1) {
        into.push_back('.');
        appendDigits(decimal, 1, decimal.size() - 1, into);
    }
    into.append(isNegative ? "e-" : "e+");
    into.append(exponent);
}

// point digits stand before the decimal point; it lies between the bounds above.
void appendPlain(const Decimal& decimal, std::int64_t point, std::string& into) {
    const auto size = static_cast<std::int64_t>(decimal.size());
    if (point <= 0) {
        into.append("0.");
        into.append(static_cast<std::size_t>(-point), '0');
        appendDigits(decimal, 0, decimal.size(), into);
        return;
    }
    const auto before = static_cast<std::size_t>(std::min(size, point));
    appendDigits(decimal, 0, before, into);
    into.append(static_cast<std::size_t>(point) - before, '0');
    if (size > point) {
        into.push_back('.');
        appendDigits(decimal, before, decimal.size() - before, into);
    }
}

} // namespace

void appendCanonicalNumber(std::string_view number, std::string& into) {
    const Decimal decimal = Decimal::of(number);
    if (decimal.size() == 0) {
        into.push_back('0');
        return;
    }
    if (decimal.isNegative) {
        into.push_back('-');
    }
    const std::int64_t shift = static_cast<std::int64_t>(decimal.size()) + decimal.shift;
    const std::optional<std::int64_t> written = smallExponent(decimal);
    if (!written) {
        const std::int64_t delta = decimal.isExponentNegative ? 1 - shift : shift - 1;
        appendScientific(decimal, decimal.isExponentNegative, sumOf(decimal.exponent, delta), into);
        return;
    }
    const std::int64_t point = *written + shift;
    if (point >= SmallestPlainPoint && point <= LargestPlainPoint) {
        appendPlain(decimal, point, into);
        return;
    }
    const std::int64_t exponent = point - 1;
    appendScientific(decimal, exponent < 0, std::to_string(exponent < 0 ? -exponent : exponent),
                     into);
}

} // namespace muscope::json
