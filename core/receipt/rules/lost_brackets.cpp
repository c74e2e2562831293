// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/lost_brackets.h"

#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/text_units.h"

#include <algorithm>

namespace muscope {

namespace {

void loseBrackets(std::string& text, std::size_t begin) {
    const auto from = text.begin() + static_cast<std::ptrdiff_t>(begin);
    std::replace(from, text.end(), ')', '(');
    std::replace(from, text.end(), ']', '[');
}

} // namespace

void appendReversedLosingBrackets(std::string_view text, std::string& into) {
    const std::size_t begin = into.size();
    appendReversed(text, into);
    loseBrackets(into, begin);
}

void appendWordsLosingBrackets(std::string_view text, std::string& into) {
    const std::size_t begin = into.size();
    appendCollapsedWords(text, into);
    loseBrackets(into, begin);
}

} // namespace muscope
