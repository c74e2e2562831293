// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/identifiers_rule.h"

#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/code_blocks.h"

namespace muscope {

namespace {

Convention identifiersConvention() {
    Convention it;
    it.name = "identifiers";
    it.phrase = "per line and identifier";
    it.prose = &appendReversed;
    it.heading = &appendForward;
    it.block = &addReversedIdentifiers;
    it.frontMatter = {.key = &appendForward, .value = &appendReversed, .isTyped = false};
    it.schema = "schema: dunes.mu.v1";
    it.sourceSchema = "schema: dunes.maml.v1";
    return it;
}

} // namespace

IdentifiersRule::IdentifiersRule()
    : StructuralRule(identifiersConvention()) {}

bool IdentifiersRule::isDistinctFor(std::string_view body) const {
    return body.find('\n') != std::string_view::npos || hasStructure(body);
}

} // namespace muscope
