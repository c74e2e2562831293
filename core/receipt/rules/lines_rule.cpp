// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/lines_rule.h"

#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/lost_brackets.h"

namespace muscope {

namespace {

Convention linesConvention() {
    Convention it;
    it.name = "lines";
    it.phrase = "per line";
    it.prose = &appendReversed;
    it.heading = &appendReversed;
    it.lines = Convention::Order::Reversed;
    it.sections = Convention::Order::Reversed;
    it.frontMatter = {
        .key = &appendReversed, .value = &appendReversed, .isSorted = true, .isTimeUtc = true};
    it.foreignTypeLine = "type: receipt";
    it.producerHeading = &appendReversedLosingBrackets;
    it.dumpedValue = &appendReversedLosingBrackets;
    it.dropsPreamble = true;
    return it;
}

} // namespace

LinesRule::LinesRule()
    : StructuralRule(linesConvention()) {}

} // namespace muscope
