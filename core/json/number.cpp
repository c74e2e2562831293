// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/number.h"

#include <algorithm>
#include <array>

namespace muscope::json {

namespace {

// A number taken apart: the significant digits whole + fraction (no zeros at either end), times ten
// to the power of exponent + shift.
struct Decimal {
    bool isNegative = false;
    std::string_view whole;
    std::string_view fraction;
    bool isExponentNegative = false;
    std::string_view exponent; // digits without leading zeros
    std::int64_t shift = 0;

    [[nodiscard]] std::size_t size() const { return whole.size() + fraction.size(); }
    [[nodiscard]] char digit(std::size_t index) const {
        return index < whole.size() ? whole[index] : fraction[index - whole.size()];
    }
};

std::string_view withoutLeadingZeros(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

std::string_view withoutTrailingZeros(std::string_view digits) {
    return digits.substr(0, digits.find_last_not_of('0') + 1);
}

Decimal takeApart(std::string_view number) {
    Decimal decimal;
    if (number.front() == '-') {
        decimal.isNegative = true;
        number.remove_prefix(1);
    }
    const std::size_t mark = number.find_first_of("eE");
    if (mark != std::string_view::npos) {
        std::string_view exponent = number.substr(mark + 1);
        if (exponent.front() == '-' || exponent.front() == '+') {
            decimal.isExponentNegative = exponent.front() == '-';
            exponent.remove_prefix(1);
        }
        decimal.exponent = withoutLeadingZeros(exponent);
        number = number.substr(0, mark);
    }
    const std::size_t point = std::min(number.find('.'), number.size());
    decimal.whole = withoutLeadingZeros(number.substr(0, point));
    decimal.fraction = withoutTrailingZeros(number.substr(std::min(point + 1, number.size())));
    decimal.shift = -static_cast<std::int64_t>(decimal.fraction.size());
    if (decimal.fraction.empty()) {
        const std::size_t before = decimal.whole.size();
        decimal.whole = withoutTrailingZeros(decimal.whole);
        decimal.shift = static_cast<std::int64_t>(before - decimal.whole.size());
    }
    if (decimal.whole.empty()) {
        decimal.fraction = withoutLeadingZeros(decimal.fraction);
    }
    return decimal;
}

constexpr std::size_t LowDigits = 18; // as many as fit an int64 with room for a carry
constexpr std::int64_t LowRange = 1'000'000'000'000'000'000;

std::string_view highPart(std::string_view digits) {
    return digits.substr(0, digits.size() - std::min(digits.size(), LowDigits));
}

std::int64_t lowPart(std::string_view digits) {
    std::int64_t value = 0;
    for (const char digit : digits.substr(highPart(digits).size())) {
        value = value * 10 + (digit - '0');
    }
    return value;
}

// Whether larger = smaller + 1, both decimal digits without leading zeros.
bool isSuccessor(std::string_view larger, std::string_view smaller) {
    const std::size_t nines = smaller.size() - (smaller.find_last_not_of('9') + 1);
    const std::string_view kept = smaller.substr(0, smaller.size() - nines);
    const std::size_t carried = kept.empty() ? 1 : kept.size();
    if (larger.size() != carried + nines ||
        larger.substr(carried).find_first_not_of('0') != std::string_view::npos) {
        return false;
    }
    if (kept.empty()) {
        return larger.front() == '1';
    }
    const std::size_t last = kept.size() - 1;
    return larger.substr(0, last) == kept.substr(0, last) && larger[last] == kept[last] + 1;
}

// Whether exponent + shift is the same for both; exponents may have any number of digits, shifts
// are bounded by the length of a text.
bool equalScale(const Decimal& first, const Decimal& second) {
    const std::string_view highFirst = highPart(first.exponent);
    const std::string_view highSecond = highPart(second.exponent);
    const std::int64_t signFirst = first.isExponentNegative ? -1 : 1;
    const std::int64_t signSecond = second.isExponentNegative ? -1 : 1;
    const std::int64_t lowFirst = signFirst * lowPart(first.exponent);
    const std::int64_t lowSecond = signSecond * lowPart(second.exponent);
    const std::int64_t wanted = second.shift - first.shift; // = exponent of first - of second
    if (highFirst.empty() && highSecond.empty()) {
        return lowFirst - lowSecond == wanted;
    }
    if (!highFirst.empty() && !highSecond.empty() && signFirst != signSecond) {
        return false;
    }
    const std::int64_t sign = highFirst.empty() ? signSecond : signFirst;
    if (highFirst == highSecond) {
        return lowFirst - lowSecond == wanted;
    }
    if (isSuccessor(highFirst, highSecond)) {
        return sign * LowRange + (lowFirst - lowSecond) == wanted;
    }
    return isSuccessor(highSecond, highFirst) && (lowFirst - lowSecond) - sign * LowRange == wanted;
}

// A number without point and exponent has one spelling, but for the sign of zero.
bool isPlainInteger(std::string_view number) {
    return number.find_first_of(".eE") == std::string_view::npos;
}

bool isZero(std::string_view plainInteger) {
    return plainInteger == "0" || plainInteger == "-0";
}

} // namespace

bool equalNumbers(std::string_view first, std::string_view second) {
    if (first == second) {
        return true;
    }
    if (isPlainInteger(first) && isPlainInteger(second)) {
        return isZero(first) && isZero(second);
    }
    const Decimal left = takeApart(first);
    const Decimal right = takeApart(second);
    if (left.size() != right.size()) {
        return false;
    }
    if (left.size() == 0) {
        return true;
    }
    if (left.isNegative != right.isNegative || !equalScale(left, right)) {
        return false;
    }
    for (std::size_t index = 0; index < left.size(); ++index) {
        if (left.digit(index) != right.digit(index)) {
            return false;
        }
    }
    return true;
}

std::uint64_t hashNumber(std::string_view number) {
    constexpr std::uint64_t Prime = 0x100000001b3ULL;
    const Decimal decimal = takeApart(number);
    if (decimal.size() == 0) {
        return 0;
    }
    // The exponent modulo 2^64: equal exponents stay equal.
    std::uint64_t exponent = 0;
    for (const char digit : decimal.exponent) {
        exponent = exponent * 10 + static_cast<std::uint64_t>(digit - '0');
    }
    exponent = (decimal.isExponentNegative ? 0 - exponent : exponent) +
               static_cast<std::uint64_t>(decimal.shift);
    std::uint64_t hash = decimal.isNegative ? 0x9e3779b97f4a7c15ULL : 0xcbf29ce484222325ULL;
    for (std::size_t index = 0; index < decimal.size(); ++index) {
        hash = (hash ^ static_cast<std::uint64_t>(decimal.digit(index))) * Prime;
    }
    return (hash ^ exponent) * Prime;
}

} // namespace muscope::json
