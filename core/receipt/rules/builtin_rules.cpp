// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/builtin_rules.h"

#include "core/receipt/rules/code_points_rule.h"
#include "core/receipt/rules/forward_code_rule.h"
#include "core/receipt/rules/identifiers_rule.h"
#include "core/receipt/rules/inline_rule.h"
#include "core/receipt/rules/joined_words_rule.h"
#include "core/receipt/rules/json_mirror_rule.h"
#include "core/receipt/rules/labelled_pair_rule.h"
#include "core/receipt/rules/lines_rule.h"
#include "core/receipt/rules/number_list_rule.h"
#include "core/receipt/rules/partial_rule.h"
#include "core/receipt/rules/property_names_rule.h"
#include "core/receipt/rules/runs_rule.h"
#include "core/receipt/rules/shutdown_rule.h"
#include "core/receipt/rules/utf16_units_rule.h"
#include "core/receipt/rules/words_in_place_rule.h"
#include "core/receipt/rules/words_rule.h"
#include "core/receipt/rules/yaml_lines_rule.h"

namespace muscope {

RuleRegistry builtinRules() {
    RuleRegistry registry;
    registry.add(std::make_unique<CodePointsRule>());
    registry.add(std::make_unique<Utf16UnitsRule>());
    registry.add(std::make_unique<LinesRule>());
    registry.add(std::make_unique<WordsRule>());
    registry.add(std::make_unique<WordsInPlaceRule>());
    registry.add(std::make_unique<RunsRule>());
    registry.add(std::make_unique<IdentifiersRule>());
    registry.add(std::make_unique<PropertyNamesRule>());
    registry.add(std::make_unique<JsonMirrorRule>());
    registry.add(std::make_unique<LabelledPairRule>());
    registry.add(std::make_unique<NumberListRule>());
    registry.add(std::make_unique<YamlLinesRule>());
    registry.add(std::make_unique<ShutdownRule>());
    registry.add(std::make_unique<JoinedWordsRule>());
    registry.add(std::make_unique<PartialRule>());
    registry.add(std::make_unique<ForwardCodeRule>());
    registry.add(std::make_unique<InlineRule>());
    return registry;
}

} // namespace muscope
