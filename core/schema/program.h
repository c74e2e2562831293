// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/owned_document.h"
#include "core/schema/keyword.h"
#include "core/schema/name_table.h"
#include "core/schema/outcome.h"
#include "core/schema/pattern.h"
#include "core/schema/resource_index.h"

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muscope::schema {

// A subschema of a program: its place there.
enum class SubschemaId : std::uint32_t {};

// The types a keyword allows, as a set. Integer is a number without a fraction.
namespace types {
inline constexpr unsigned Null = 1;
inline constexpr unsigned Boolean = 2;
inline constexpr unsigned Object = 4;
inline constexpr unsigned Array = 8;
inline constexpr unsigned Number = 16;
inline constexpr unsigned String = 32;
inline constexpr unsigned Integer = 64;
inline constexpr unsigned Unknown = 128; // a name that is no type
} // namespace types

// One thing that a schema asks; which fields mean something depends on the keyword.
struct Check {
    Keyword keyword = Keyword::Unreadable;
    Keyword readFor = Keyword::Unreadable; // as keyword, but where that became Unreadable
    json::NodeId node{};                   // the keyword's value
    std::uint64_t count = 0; // of characters, items, members; Contains: at least; Type: the set
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max(); // Contains: at most
    json::NodeId countNode{}; // Contains: the value of minContains, or of contains
    json::NodeId mostNode{};  // Contains: the value of maxContains, or of contains

    // AllOf, AnyOf, OneOf: in order. Items: of the first items. If, Not, Ref, ...: the only one.
    // Properties, Dependent...: by the places of names, then those of patterns.
    std::vector<SubschemaId> schemas;
    NameTable names; // Properties, Required and those that depend on a name
    std::vector<Pattern> patterns;
    // DependentRequired, Dependencies: by the places of names; nullopt: it is a schema.
    std::vector<std::optional<std::vector<std::string>>> needed;
    std::vector<std::string> values;  // Enum, Const: canonical forms, sorted
    std::optional<SubschemaId> rest;  // Items, Properties: of all the others; If: then
    std::optional<SubschemaId> other; // If: else
    std::string anchor;               // DynamicRef: the dynamic anchor; empty: none
};

// A schema as far as it is understood: an object's checks, in the order of the text but for those
// that need what the others evaluated.
struct Subschema {
    enum class Kind : unsigned char { Always, Never, Checks, Unreadable };
    json::NodeId node{};
    Kind kind = Kind::Unreadable;
    ResourceId resource{};
    bool hasUnevaluated = false; // one of its checks is UnevaluatedItems or UnevaluatedProperties
    std::vector<Check> checks;
};

// A whole schema ready to be evaluated: immutable, shared between threads.
struct Program {
    std::shared_ptr<const json::OwnedDocument> text;
    json::NodeId root{};
    std::vector<Subschema> subschemas; // the first is the root
    std::map<std::pair<ResourceId, std::string>, SubschemaId> dynamicAnchors;
    std::vector<Unchecked> unchecked;
    bool hasMoreUnchecked = false; // more than are listed
    bool usesUnevaluated = false;

    [[nodiscard]] const json::Document& document() const { return text->document(); }
    [[nodiscard]] const Subschema& at(SubschemaId id) const {
        return subschemas[static_cast<std::uint32_t>(id)];
    }
};

} // namespace muscope::schema
