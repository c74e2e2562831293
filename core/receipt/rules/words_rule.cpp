// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/words_rule.h"

#include "core/receipt/rules/lost_brackets.h"

namespace muscope {

namespace {

Convention wordsConvention() {
    Convention it;
    it.name = "words";
    it.phrase = "per word";
    it.missUnit = MissUnit::Words;
    it.prose = &appendReversedWords;
    it.heading = &appendReversedWords;
    it.lines = Convention::Order::Reversed;
    it.sections = Convention::Order::Reversed;
    it.frontMatter = {.key = &appendReversedWords,
                      .value = &appendReversedWords,
                      .isSorted = true,
                      .isTimeUtc = true};
    it.typeLine = "type: receipt";
    it.producerProse = &appendCollapsedWords;
    it.producerHeading = &appendWordsLosingBrackets;
    it.dumpedValue = &appendWordsLosingBrackets;
    it.dropsPreamble = true;
    return it;
}

} // namespace

WordsRule::WordsRule()
    : StructuralRule(wordsConvention()) {}

bool WordsRule::isDistinctFor(std::string_view body) const {
    return body.find_first_of(" \t\r\n\v\f") != std::string_view::npos;
}

} // namespace muscope
