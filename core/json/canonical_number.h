// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope::json {

// Appends a JSON number in the notation of ECMAScript (ECMA-262, Number::toString), but with all of
// its digits: equal values, whatever their spelling, come out as the same bytes, and nothing is
// rounded. 1.0 is 1, 1e2 is 100, -0 is 0, 1e400 is 1e+400, 0.1e-7 is 1e-8. The exponent may have
// any number of digits; at most 21 digits are added.
void appendCanonicalNumber(std::string_view number, std::string& into);

} // namespace muscope::json
