// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/words_in_place_rule.h"

#include "core/receipt/rules/lost_brackets.h"

namespace muscope {

namespace {

// A line that starts with "#" is a heading of some level.
void appendWordsOrHeading(std::string_view line, std::string& into) {
    if (line.starts_with('#')) {
        into.append(line);
    } else {
        appendReversedWords(line, into);
    }
}

void appendCollapsedWordsOrHeading(std::string_view line, std::string& into) {
    if (line.starts_with('#')) {
        into.append(line);
    } else {
        appendCollapsedWords(line, into);
    }
}

void addLinesBackwards(std::string_view /*language*/, std::span<const std::string_view> lines,
                       Convention::Lines& into) {
    into.insert(into.end(), lines.rbegin(), lines.rend());
}

Convention wordsInPlaceConvention() {
    Convention it;
    it.name = "words-in-place";
    it.phrase = "per word, lines in place";
    it.missUnit = MissUnit::Words;
    it.prose = &appendWordsOrHeading;
    it.heading = &appendForward;
    it.block = &addLinesBackwards;
    it.frontMatter = {
        .key = &appendReversedWords, .value = &appendReversedWords, .isTimeUtc = true};
    it.producerProse = &appendCollapsedWordsOrHeading;
    it.dumpedValue = &appendWordsLosingBrackets;
    return it;
}

} // namespace

WordsInPlaceRule::WordsInPlaceRule()
    : StructuralRule(wordsInPlaceConvention()) {}

bool WordsInPlaceRule::isDistinctFor(std::string_view body) const {
    return body.find('\n') != std::string_view::npos || body.starts_with('#');
}

} // namespace muscope
