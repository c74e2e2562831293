// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/schema_shape.h"

#include "core/schema/keyword.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;
using schema::Keyword;

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

// Whether a value is what the keyword has in a schema. A property of the same name has a schema,
// an object, or a word for its type.
bool fits(const schema::KeywordRule& rule, const Document& document, NodeId node) {
    const Type type = document.type(node);
    switch (rule.shape) {
    case schema::Shape::One:
        return type == Type::Object || type == Type::True || type == Type::False;
    case schema::Shape::OneOrMany:
        return type != Type::String && type != Type::Number && type != Type::Null;
    case schema::Shape::Many:
        return type == Type::Array;
    case schema::Shape::Named:
        return holdsObjects(document, node);
    case schema::Shape::None:
        break;
    }
    const auto isOneOf = [&rule](auto... keywords) { return ((rule.keyword == keywords) || ...); };
    const bool isFree = isOneOf(Keyword::Annotation, Keyword::Const);
    switch (type) {
    case Type::Object:
        return false;
    case Type::Array:
        return isFree || isOneOf(Keyword::Type, Keyword::Enum, Keyword::Required);
    case Type::String:
        return isFree || isOneOf(Keyword::Type, Keyword::Ref, Keyword::DynamicRef, Keyword::Pattern,
                                 Keyword::Format);
    case Type::Number: // what is left are limits
        return !isOneOf(Keyword::Type, Keyword::Enum, Keyword::Required, Keyword::Pattern);
    case Type::True:
    case Type::False:
        return isFree || rule.keyword == Keyword::UniqueItems;
    case Type::Null:
        return isFree;
    }
    return false;
}

// A keyword that says by itself that it stands in a schema: what an object asks can be asked of a
// property that has the keyword's name, and a title can be a property's type.
bool saysSchema(const schema::KeywordRule& rule, const Document& document, NodeId node) {
    if (rule.keyword == Keyword::Annotation || rule.keyword == Keyword::Format) {
        return rule.name.starts_with('$');
    }
    return document.type(node) != Type::Object || rule.name == "properties";
}

// Whether a member says so, or all members are keywords.
bool isSchemaRoot(const Document& document, NodeId node) {
    bool areKeywords = true;
    std::string scratch;
    for (auto child = document.firstChild(node); child; child = document.nextSibling(*child)) {
        const schema::KeywordRule* rule =
            schema::keywordRule(document.decodedKey(*child, scratch), schema::Draft::Undeclared);
        const bool isKeyword = rule != nullptr && fits(*rule, document, *child);
        if (isKeyword && saysSchema(*rule, document, *child)) {
            return true;
        }
        areKeywords = areKeywords && isKeyword;
    }
    return areKeywords;
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
