// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// What the conventions reverse within a line. Each appends to into; each but the last undoes itself
// when done twice. Reversal is by code point throughout.

// Turns a piece of text into what a receipt writes for it.
using TextUnit = void (*)(std::string_view text, std::string& into);

[[nodiscard]] std::string convertedBy(TextUnit unit, std::string_view text);

// Every word parted by ASCII white space; the order of words and all white space stay.
void appendReversedWords(std::string_view text, std::string& into);

// Every run of letters and digits; punctuation and white space stay where they are. A mark that
// combines with a letter belongs to its run.
void appendReversedRuns(std::string_view text, std::string& into);

// The text as it is.
void appendForward(std::string_view text, std::string& into);

// Every word, one blank between them and none around: " ".join(word[::-1] for word in split()).
void appendCollapsedWords(std::string_view text, std::string& into);

// The text parted at its line ends: one more than there are of them.
[[nodiscard]] std::vector<std::string_view> linesOf(std::string_view text);

[[nodiscard]] constexpr bool isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
}

// The text without ASCII white space around it.
[[nodiscard]] std::string_view trimmedText(std::string_view text);

// The words, or the runs of letters and digits, of a text in order.
[[nodiscard]] std::vector<std::string_view> wordsIn(std::string_view text);
[[nodiscard]] std::vector<std::string_view> runsIn(std::string_view text);

} // namespace muscope
