// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope {

// The one kernel of receipts: text against text reversed by code point, without a copy between.
// A unit of reversal is a UTF-8 sequence; a byte that belongs to none is a unit of its own.
// 16 bytes at a time where the processor can (SSSE3 or AVX2, NEON), chosen at run time.

// Whether receipt is subject, reversed.
[[nodiscard]] bool equalsReversed(std::string_view subject, std::string_view receipt);

// Appends text, reversed.
void appendReversed(std::string_view text, std::string& into);

} // namespace muscope
