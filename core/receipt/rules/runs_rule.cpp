// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/runs_rule.h"

#include "core/receipt/reversed_compare.h"

namespace muscope {

namespace {

Convention runsConvention() {
    Convention it;
    it.name = "runs";
    it.phrase = "alphanumeric runs";
    it.missUnit = MissUnit::Runs;
    it.prose = &appendReversedRuns;
    it.heading = &appendReversedRuns;
    it.frontMatter = {.key = &appendReversed, .value = &appendReversedRuns};
    it.typeLine = "type: receipt";
    it.isTypeFirst = true;
    it.dropsPreamble = true;
    it.dropsCodeSections = true;
    return it;
}

} // namespace

RunsRule::RunsRule()
    : StructuralRule(runsConvention()) {}

bool RunsRule::isDistinctFor(std::string_view body) const {
    return body.size() > 1;
}

} // namespace muscope
