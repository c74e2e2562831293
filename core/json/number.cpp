// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/number.h"

#include "core/json/decimal.h"

#include <algorithm>

namespace muscope::json {

namespace {

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
    const Decimal left = Decimal::of(first);
    const Decimal right = Decimal::of(second);
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
    const Decimal decimal = Decimal::of(number);
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
