// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace muscope::schema {

// What keywords ask of JSON numbers as they are spelled. All of it is exact; nullopt means that the
// answer would take more than these can hold, which is told where that may be.

// Whether a number has no fraction: 1.0 and 1e400 have none.
[[nodiscard]] bool isInteger(std::string_view number);

// Less than, equal to or greater than 0 as the first is to the second. Nullopt where both have
// exponents of more than 18 digits.
[[nodiscard]] std::optional<int> compareNumbers(std::string_view first, std::string_view second);

// Nullopt as above, or where the divisor has more than 18 significant digits or is 0.
[[nodiscard]] std::optional<bool> isMultiple(std::string_view number, std::string_view divisor);

// A number as a count, 2.0 too; what is greater than an int64 is that. Nullopt: it is no count.
[[nodiscard]] std::optional<std::uint64_t> toCount(std::string_view number);

} // namespace muscope::schema
