// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/decimal.h"

#include <algorithm>

namespace muscope::json {

namespace {

std::string_view withoutLeadingZeros(std::string_view digits) {
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

std::string_view withoutTrailingZeros(std::string_view digits) {
    return digits.substr(0, digits.find_last_not_of('0') + 1);
}

} // namespace

Decimal Decimal::of(std::string_view number) {
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

} // namespace muscope::json
