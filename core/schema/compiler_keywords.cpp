// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/canonical.h"
#include "core/json/decimal.h"
#include "core/schema/compiler.h"
#include "core/schema/number_check.h"

#include <algorithm>
#include <array>
#include <utility>

// How the values of keywords are read. What has another form than its specification says cannot be
// told, rather than breached.
namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array<std::pair<std::string_view, unsigned>, 7> TypeNames{{
    {"null", types::Null},
    {"boolean", types::Boolean},
    {"object", types::Object},
    {"array", types::Array},
    {"number", types::Number},
    {"string", types::String},
    {"integer", types::Integer},
}};

unsigned typeNamed(std::string_view name) {
    for (const auto& [known, type] : TypeNames) {
        if (known == name) {
            return type;
        }
    }
    return types::Unknown;
}

} // namespace

std::optional<std::uint64_t> Compiler::countAt(Node node) const {
    return type(node) == json::Type::Number ? toCount(document().spelling(node)) : std::nullopt;
}

std::optional<std::vector<std::string>> Compiler::stringsAt(Node array) const {
    if (type(array) != json::Type::Array) {
        return std::nullopt;
    }
    std::vector<std::string> strings;
    for (auto item = document().firstChild(array); item; item = document().nextSibling(*item)) {
        if (type(*item) != json::Type::String) {
            return std::nullopt;
        }
        strings.push_back(document().decodedString(*item));
    }
    return strings;
}

void Compiler::readReference(Node object, Check& check) {
    if (type(check.node) != json::Type::String) {
        unreadable(check, u"its value is no string"_s);
        return;
    }
    const auto target =
        m_resources.resolve(m_resources.resourceOf(object), document().decodedString(check.node));
    if (!target) {
        unreadable(check, target.error());
        return;
    }
    check.schemas = {subschemaAt(target->node)};
    check.anchor = target->dynamicAnchor;
}

void Compiler::readType(Check& check) {
    const bool isOne = type(check.node) == json::Type::String;
    const auto names = isOne ? std::vector{document().decodedString(check.node)}
                             : stringsAt(check.node).value_or(std::vector<std::string>());
    if (names.empty()) {
        unreadable(check, u"its value is neither a type nor a list of types"_s);
        return;
    }
    for (const std::string& name : names) {
        const unsigned named = typeNamed(name);
        if (named == types::Unknown) {
            note(check.node, u"\"%1\" is no type of JSON Schema"_s.arg(
                                 QString::fromStdString(name.substr(0, 40))));
        }
        check.count |= named;
    }
}

void Compiler::readValues(Check& check) {
    if (check.keyword == Keyword::Const) {
        check.values.emplace_back();
        json::appendCanonical(document(), check.node, check.values.back());
        return;
    }
    if (type(check.node) != json::Type::Array) {
        unreadable(check, u"its value is no list"_s);
        return;
    }
    for (auto item = document().firstChild(check.node); item;
         item = document().nextSibling(*item)) {
        check.values.emplace_back();
        json::appendCanonical(document(), *item, check.values.back());
    }
    std::sort(check.values.begin(), check.values.end());
}

void Compiler::readNumber(Check& check) {
    if (type(check.node) != json::Type::Number) {
        unreadable(check, u"its value is no number"_s);
        return;
    }
    if (check.keyword == Keyword::MultipleOf) {
        const json::Decimal unit = json::Decimal::of(document().spelling(check.node));
        if (unit.size() == 0 || unit.isNegative) {
            unreadable(check, u"its value is not greater than 0"_s);
        } else if (!isMultiple("1", document().spelling(check.node))) {
            unreadable(check, u"its value has more than 18 digits"_s);
        }
    }
}

void Compiler::readCount(Check& check) {
    if (const auto count = countAt(check.node)) {
        check.count = *count;
    } else {
        unreadable(check, u"its value is no count"_s);
    }
}

void Compiler::readPattern(Check& check) {
    if (type(check.node) != json::Type::String) {
        unreadable(check, u"its value is no string"_s);
        return;
    }
    auto pattern = Pattern::compile(document().decodedString(check.node));
    if (pattern) {
        check.patterns.push_back(std::move(*pattern));
    } else {
        unreadable(check, pattern.error());
    }
}

void Compiler::readOne(Check& check) {
    check.schemas = {subschemaAt(check.node)};
}

void Compiler::readMany(Check& check) {
    if (type(check.node) != json::Type::Array || document().childCount(check.node) == 0) {
        unreadable(check, u"its value is no list of schemas"_s);
        return;
    }
    for (auto item = document().firstChild(check.node); item;
         item = document().nextSibling(*item)) {
        check.schemas.push_back(subschemaAt(*item));
    }
}

void Compiler::readItems(Node object, Check& check) {
    const auto items = keyword(object, "items");
    const auto prefix = keyword(object, "prefixItems");
    const bool isList = items && type(*items) == json::Type::Array;
    if (isList && (prefix || draftAt(object) == Draft::Draft2020)) {
        check.node = *items;
        unreadable(check, u"a list of schemas is called prefixItems in this draft"_s);
        return;
    }
    if (prefix || isList) {
        check.node = prefix ? *prefix : *items;
        readMany(check);
        if (check.keyword == Keyword::Unreadable) {
            return;
        }
    }
    const auto rest = isList ? keyword(object, "additionalItems") : items;
    if (rest) {
        check.rest = subschemaAt(*rest);
    }
}

void Compiler::readContains(Node object, Check& check) {
    const Node contains = check.node;
    const auto least = keyword(object, "minContains");
    const auto most = keyword(object, "maxContains");
    check.schemas = {subschemaAt(contains)};
    check.countNode = least.value_or(contains);
    check.mostNode = most.value_or(contains);
    const auto count = least ? countAt(*least) : std::optional<std::uint64_t>(1);
    const auto limit = most ? countAt(*most) : std::optional(check.most);
    if (!count || !limit) {
        check.node = count ? check.mostNode : check.countNode;
        unreadable(check, u"its value is no count"_s);
        return;
    }
    check.count = *count;
    check.most = *limit;
}

void Compiler::readCondition(Node object, Check& check) {
    readOne(check);
    if (const auto then = keyword(object, "then")) {
        check.rest = subschemaAt(*then);
    }
    if (const auto other = keyword(object, "else")) {
        check.other = subschemaAt(*other);
    }
}

void Compiler::readProperties(Node object, Check& check) {
    std::vector<std::string> names;
    for (const std::string_view name : {"properties", "patternProperties"}) {
        const auto value = keyword(object, name);
        if (value && type(*value) != json::Type::Object) {
            check.node = *value;
            unreadable(check, u"its value is no object"_s);
            return;
        }
    }
    if (const auto properties = keyword(object, "properties")) {
        for (auto member = m_members.first(*properties); member; member = m_members.next(*member)) {
            names.push_back(document().decodedKey(*member));
            check.schemas.push_back(subschemaAt(*member));
        }
    }
    check.names = NameTable(std::move(names));
    if (const auto patterns = keyword(object, "patternProperties")) {
        for (auto member = m_members.first(*patterns); member; member = m_members.next(*member)) {
            auto pattern = Pattern::compile(document().decodedKey(*member));
            if (!pattern) {
                check.node = *patterns;
                unreadable(check, pattern.error());
                return;
            }
            check.patterns.push_back(std::move(*pattern));
            check.schemas.push_back(subschemaAt(*member));
        }
    }
    if (const auto rest = keyword(object, "additionalProperties")) {
        check.rest = subschemaAt(*rest);
    }
}

void Compiler::readRequired(Check& check) {
    if (auto names = stringsAt(check.node)) {
        check.names = NameTable(std::move(*names));
    } else {
        unreadable(check, u"its value is no list of names"_s);
    }
}

// All three of them: a name, then the names or the schema that it brings with it.
void Compiler::readDependent(Check& check) {
    if (type(check.node) != json::Type::Object) {
        unreadable(check, u"its value is no object"_s);
        return;
    }
    const Keyword keyword = check.keyword;
    const Node all = check.node;
    std::vector<std::string> names;
    for (auto member = m_members.first(all); member; member = m_members.next(*member)) {
        const bool isList = type(*member) == json::Type::Array;
        if ((keyword == Keyword::DependentRequired && !isList) ||
            (keyword == Keyword::DependentSchemas && isList)) {
            unreadable(check, u"it holds something of another form"_s);
            return;
        }
        auto needed = stringsAt(*member);
        if (isList && !needed) {
            unreadable(check, u"it holds a list of something else than names"_s);
            return;
        }
        names.push_back(document().decodedKey(*member));
        check.needed.push_back(std::move(needed));
        check.schemas.push_back(isList ? SubschemaId{} : subschemaAt(*member));
    }
    check.names = NameTable(std::move(names));
}

} // namespace muscope::schema
