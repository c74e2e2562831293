// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/draft.h"

#include <optional>
#include <string_view>

namespace muscope::schema {

// What a keyword asks. Keywords that belong together are one check: properties, patternProperties
// and additionalProperties are Properties; prefixItems, items and additionalItems are Items.
enum class Keyword : unsigned char {
    Annotation, // asks nothing
    Format,     // an annotation by default (2020-12 validation, section 7.2.1)
    Ref,
    DynamicRef,
    Type,
    Enum,
    Const,
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
    MinLength,
    MaxLength,
    Pattern,
    MinItems,
    MaxItems,
    UniqueItems,
    Items,
    Contains,
    MinProperties,
    MaxProperties,
    Required,
    Properties,
    PropertyNames,
    DependentRequired,
    DependentSchemas,
    Dependencies,
    AllOf,
    AnyOf,
    OneOf,
    Not,
    If,
    UnevaluatedItems,
    UnevaluatedProperties,
    Beside,     // is read together with another keyword beside it
    Unreadable, // asks something that cannot be told
};

// Where a keyword's value holds subschemas.
enum class Shape : unsigned char {
    None,
    One,       // is one
    Many,      // an array of them
    OneOrMany, // either
    Named,     // an object of them
};

struct KeywordRule {
    std::string_view name;
    Keyword keyword;
    Shape shape;
    bool isDraft07;
    bool isDraft2020;

    [[nodiscard]] bool isIn(Draft draft) const;
};

// The keyword of that name in a draft. Constant time, near enough.
[[nodiscard]] const KeywordRule* keywordRule(std::string_view name, Draft draft);

} // namespace muscope::schema
