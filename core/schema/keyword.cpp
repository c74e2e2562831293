// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/keyword.h"

#include <algorithm>
#include <array>

namespace muscope::schema {

namespace {

// Sorted by name. "definitions" is in the meta-schema of 2020-12, "$defs" is harmless in draft-07.
constexpr std::array Rules{
    KeywordRule{"$anchor", Keyword::Annotation, Shape::None, false, true},
    KeywordRule{"$comment", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"$defs", Keyword::Annotation, Shape::Named, true, true},
    KeywordRule{"$dynamicAnchor", Keyword::Annotation, Shape::None, false, true},
    KeywordRule{"$dynamicRef", Keyword::DynamicRef, Shape::None, false, true},
    KeywordRule{"$id", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"$recursiveRef", Keyword::Unreadable, Shape::None, false, false},
    KeywordRule{"$ref", Keyword::Ref, Shape::None, true, true},
    KeywordRule{"$schema", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"$vocabulary", Keyword::Annotation, Shape::None, false, true},
    KeywordRule{"additionalItems", Keyword::Beside, Shape::One, true, false},
    KeywordRule{"additionalProperties", Keyword::Properties, Shape::One, true, true},
    KeywordRule{"allOf", Keyword::AllOf, Shape::Many, true, true},
    KeywordRule{"anyOf", Keyword::AnyOf, Shape::Many, true, true},
    KeywordRule{"const", Keyword::Const, Shape::None, true, true},
    KeywordRule{"contains", Keyword::Contains, Shape::One, true, true},
    KeywordRule{"contentEncoding", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"contentMediaType", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"contentSchema", Keyword::Annotation, Shape::One, false, true},
    KeywordRule{"default", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"definitions", Keyword::Annotation, Shape::Named, true, true},
    KeywordRule{"dependencies", Keyword::Dependencies, Shape::Named, true, false},
    KeywordRule{"dependentRequired", Keyword::DependentRequired, Shape::None, false, true},
    KeywordRule{"dependentSchemas", Keyword::DependentSchemas, Shape::Named, false, true},
    KeywordRule{"deprecated", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"description", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"else", Keyword::Beside, Shape::One, true, true},
    KeywordRule{"enum", Keyword::Enum, Shape::None, true, true},
    KeywordRule{"examples", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"exclusiveMaximum", Keyword::ExclusiveMaximum, Shape::None, true, true},
    KeywordRule{"exclusiveMinimum", Keyword::ExclusiveMinimum, Shape::None, true, true},
    KeywordRule{"format", Keyword::Format, Shape::None, true, true},
    KeywordRule{"if", Keyword::If, Shape::One, true, true},
    KeywordRule{"items", Keyword::Items, Shape::OneOrMany, true, true},
    KeywordRule{"maxContains", Keyword::Beside, Shape::None, false, true},
    KeywordRule{"maxItems", Keyword::MaxItems, Shape::None, true, true},
    KeywordRule{"maxLength", Keyword::MaxLength, Shape::None, true, true},
    KeywordRule{"maxProperties", Keyword::MaxProperties, Shape::None, true, true},
    KeywordRule{"maximum", Keyword::Maximum, Shape::None, true, true},
    KeywordRule{"minContains", Keyword::Beside, Shape::None, false, true},
    KeywordRule{"minItems", Keyword::MinItems, Shape::None, true, true},
    KeywordRule{"minLength", Keyword::MinLength, Shape::None, true, true},
    KeywordRule{"minProperties", Keyword::MinProperties, Shape::None, true, true},
    KeywordRule{"minimum", Keyword::Minimum, Shape::None, true, true},
    KeywordRule{"multipleOf", Keyword::MultipleOf, Shape::None, true, true},
    KeywordRule{"not", Keyword::Not, Shape::One, true, true},
    KeywordRule{"oneOf", Keyword::OneOf, Shape::Many, true, true},
    KeywordRule{"pattern", Keyword::Pattern, Shape::None, true, true},
    KeywordRule{"patternProperties", Keyword::Properties, Shape::Named, true, true},
    KeywordRule{"prefixItems", Keyword::Items, Shape::Many, false, true},
    KeywordRule{"properties", Keyword::Properties, Shape::Named, true, true},
    KeywordRule{"propertyNames", Keyword::PropertyNames, Shape::One, true, true},
    KeywordRule{"readOnly", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"required", Keyword::Required, Shape::None, true, true},
    KeywordRule{"then", Keyword::Beside, Shape::One, true, true},
    KeywordRule{"title", Keyword::Annotation, Shape::None, true, true},
    KeywordRule{"type", Keyword::Type, Shape::None, true, true},
    KeywordRule{"unevaluatedItems", Keyword::UnevaluatedItems, Shape::One, false, true},
    KeywordRule{"unevaluatedProperties", Keyword::UnevaluatedProperties, Shape::One, false, true},
    KeywordRule{"uniqueItems", Keyword::UniqueItems, Shape::None, true, true},
    KeywordRule{"writeOnly", Keyword::Annotation, Shape::None, true, true},
};

constexpr bool isBefore(const KeywordRule& left, const KeywordRule& right) {
    return left.name < right.name;
}

static_assert(std::is_sorted(Rules.begin(), Rules.end(), isBefore));

} // namespace

bool KeywordRule::isIn(Draft draft) const {
    switch (draft) {
    case Draft::Draft07:
        return isDraft07;
    case Draft::Draft2020:
        return isDraft2020;
    case Draft::Undeclared:
        break;
    }
    return true;
}

const KeywordRule* keywordRule(std::string_view name, Draft draft) {
    const auto* const found = std::lower_bound(
        Rules.begin(), Rules.end(), name,
        [](const KeywordRule& rule, std::string_view wanted) { return rule.name < wanted; });
    return found != Rules.end() && found->name == name && found->isIn(draft) ? found : nullptr;
}

} // namespace muscope::schema
