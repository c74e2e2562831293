// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/schema_shape.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

// A keyword, and the types its value has in a schema. A property of that name is an object.
struct Keyword {
    std::string_view name;
    Type first;
    Type second;
};

constexpr std::array Keywords{
    Keyword{"type", Type::String, Type::Array},     Keyword{"$schema", Type::String, Type::String},
    Keyword{"$ref", Type::String, Type::String},    Keyword{"$id", Type::String, Type::String},
    Keyword{"enum", Type::Array, Type::Array},      Keyword{"required", Type::Array, Type::Array},
    Keyword{"oneOf", Type::Array, Type::Array},     Keyword{"anyOf", Type::Array, Type::Array},
    Keyword{"allOf", Type::Array, Type::Array},     Keyword{"const", Type::String, Type::Number},
    Keyword{"pattern", Type::String, Type::String}, Keyword{"minimum", Type::Number, Type::Number},
    Keyword{"maximum", Type::Number, Type::Number}};

// Whether every member is an object: "properties" that holds schemas, not a schema for a property
// of that name.
bool holdsObjects(const Document& document, NodeId node) {
    if (document.type(node) != Type::Object) {
        return false;
    }
    for (auto child = document.firstChild(node); child; child = document.nextSibling(*child)) {
        if (document.type(*child) != Type::Object && document.type(*child) != Type::True) {
            return false;
        }
    }
    return true;
}

bool isSchemaRoot(const Document& document, NodeId node) {
    const auto holds = [&](const Keyword& keyword) {
        const auto member = document.find(node, keyword.name);
        return member && (document.type(*member) == keyword.first ||
                          document.type(*member) == keyword.second);
    };
    const auto properties = document.find(node, "properties");
    return std::ranges::any_of(Keywords, holds) ||
           (properties && holdsObjects(document, *properties));
}

bool namesTool(const Document& document, NodeId map, const std::vector<MamlTool>& tools) {
    std::unordered_set<std::string_view> names;
    for (const MamlTool& tool : tools) {
        names.insert(tool.name);
    }
    std::string scratch;
    for (auto child = document.firstChild(map); child; child = document.nextSibling(*child)) {
        if (names.contains(document.decodedKey(*child, scratch))) {
            return true;
        }
    }
    return false;
}

// Whether each member describes an object with properties, as the arguments of a tool are.
bool holdsWholeSchemas(const Document& document, NodeId map) {
    for (auto child = document.firstChild(map); child; child = document.nextSibling(*child)) {
        if (!document.find(*child, "properties")) {
            return false;
        }
    }
    return true;
}

} // namespace

MamlSchemaShape schemaShape(const Document& document, const std::vector<MamlTool>& tools) {
    const Type type = document.type(json::Root);
    if (type == Type::True || type == Type::False) {
        return MamlSchemaShape::JsonSchema;
    }
    if (type != Type::Object) {
        return MamlSchemaShape::Unreadable;
    }
    const std::uint32_t members = document.childCount(json::Root);
    if (members == 0 || isSchemaRoot(document, json::Root)) {
        return MamlSchemaShape::JsonSchema;
    }
    if (namesTool(document, json::Root, tools) ||
        (tools.empty() && members > 1 && holdsWholeSchemas(document, json::Root))) {
        return MamlSchemaShape::ToolMap;
    }
    return MamlSchemaShape::PropertyMap;
}

} // namespace muscope
