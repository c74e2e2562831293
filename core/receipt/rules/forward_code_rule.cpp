// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/forward_code_rule.h"

#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/code_blocks.h"

namespace muscope {

namespace {

Convention forwardCodeConvention() {
    Convention it;
    it.name = "forward-code";
    it.phrase = "per word, code forward";
    it.missUnit = MissUnit::Words;
    it.prose = &appendReversedWords;
    it.heading = &appendReversedRuns;
    it.block = &addForwardLines;
    it.sections = Convention::Order::Reversed;
    it.frontMatter = {.key = &appendReversed, .value = &appendReversedWords};
    it.typeLine = "type: receipt";
    it.isTypeFirst = true;
    return it;
}

} // namespace

ForwardCodeRule::ForwardCodeRule()
    : StructuralRule(forwardCodeConvention()) {}

const char* ForwardCodeRule::refusal(std::string_view /*text*/) const {
    return "receipts that keep code forward prove nothing of it; they are recognised, not made";
}

const char* ForwardCodeRule::provesNothingBecause() const {
    return "it keeps code forward, so that it proves nothing of the code";
}

bool ForwardCodeRule::isDistinctFor(std::string_view body) const {
    return body.find("```") != std::string_view::npos;
}

} // namespace muscope
