// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace muscope::json {

// A JSON number taken apart: the significant digits whole + fraction (no zeros at either end),
// times ten to the power of exponent + shift. Views into its spelling; zero has no digits.
struct Decimal {
    bool isNegative = false;
    std::string_view whole;
    std::string_view fraction;
    bool isExponentNegative = false;
    std::string_view exponent; // digits without leading zeros
    std::int64_t shift = 0;

    // The parts of a well-formed JSON number.
    [[nodiscard]] static Decimal of(std::string_view number);

    [[nodiscard]] std::size_t size() const { return whole.size() + fraction.size(); }
    [[nodiscard]] char digit(std::size_t index) const {
        return index < whole.size() ? whole[index] : fraction[index - whole.size()];
    }
};

} // namespace muscope::json
