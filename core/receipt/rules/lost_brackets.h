// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope {

// As producers reverse headings and front matter: .replace("(",")").replace(")","("), and so for
// square brackets, leaves opening ones alone. The first reverses the text, the second its words.
void appendReversedLosingBrackets(std::string_view text, std::string& into);
void appendWordsLosingBrackets(std::string_view text, std::string& into);

} // namespace muscope
