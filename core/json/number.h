// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace muscope::json {

// Whether two JSON numbers are the same decimal value, whatever their spelling: 1.0 and 1e0 are,
// 0.1 and 0.10000000000000001 are not, -0 and 0 are. Exact for any number of digits and any
// exponent; nothing is expanded, rounded or allocated.
[[nodiscard]] bool equalNumbers(std::string_view first, std::string_view second);

// A hash that equal numbers share.
[[nodiscard]] std::uint64_t hashNumber(std::string_view number);

} // namespace muscope::json
