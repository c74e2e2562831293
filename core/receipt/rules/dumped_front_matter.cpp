// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/dumped_front_matter.h"

#include "core/maml/yaml_value.h"
#include "core/receipt/rules/yaml_type.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace muscope {

namespace {

using Kind = YamlValue::Kind;
using Members = std::map<std::string, const YamlValue*>;

// Comments are no part of what is dumped.
bool hasComment(std::span<const std::string_view> lines) {
    return std::ranges::any_of(
        lines, [](std::string_view line) { return trimmedText(line).starts_with('#'); });
}

// The mapping that the lines are; nullopt: they are none, or not all of it could be read.
std::optional<YamlValue> mappingIn(std::span<const std::string_view> lines) {
    std::string text;
    for (const std::string_view line : lines) {
        text.append(line).push_back('\n');
    }
    YamlReading reading = readYaml(text);
    if (reading.problem || reading.isCut || reading.value.kind != Kind::Mapping) {
        return std::nullopt;
    }
    return std::move(reading.value);
}

// The members by their keys; of a key given twice the last counts, as it does for the producers.
Members membersOf(const YamlValue& mapping, TextUnit unit) {
    Members members;
    for (std::size_t index = 0; index < mapping.keys.size(); ++index) {
        members[convertedBy(unit, mapping.keys[index])] = &mapping.items[index];
    }
    return members;
}

bool isScalar(const YamlValue& value) {
    return value.kind == Kind::Scalar || value.kind == Kind::Null;
}

bool isText(const YamlValue& value) {
    return isScalar(value) && typedOf(value).type == YamlTyped::Type::Text;
}

bool saysReversed(const YamlValue& source, const YamlValue& dumped, TextUnit unit);

// Whether two mappings agree: their keys by the unit, their values by what is given for them.
template <typename Agree>
bool doMembersAgree(const YamlValue& source, const YamlValue& dumped, TextUnit unit, Agree agree) {
    const Members wanted = membersOf(source, unit);
    const Members found = membersOf(dumped, &appendForward);
    return std::ranges::equal(wanted, found, [&agree](const auto& left, const auto& right) {
        return left.first == right.first && agree(*left.second, *right.second);
    });
}

// Whether two values are the same data.
bool isSame(const YamlValue& source, const YamlValue& dumped) {
    if (isScalar(source) || isScalar(dumped)) {
        return isScalar(source) && isScalar(dumped) && typedOf(source) == typedOf(dumped);
    }
    if (source.kind != dumped.kind) {
        return false;
    }
    return source.kind == Kind::List ? std::ranges::equal(source.items, dumped.items, &isSame)
                                     : doMembersAgree(source, dumped, &appendForward, &isSame);
}

bool isTextReversed(const YamlValue& source, const YamlValue& dumped, TextUnit unit) {
    return isText(dumped) && dumped.scalar == convertedBy(unit, source.scalar);
}

bool saysReversed(const YamlValue& source, const YamlValue& dumped, TextUnit unit) {
    if (isText(source)) {
        return isTextReversed(source, dumped, unit);
    }
    if (source.kind != dumped.kind || isScalar(source)) {
        return isSame(source, dumped);
    }
    if (source.kind == Kind::Mapping) {
        return doMembersAgree(source, dumped, unit,
                              [unit](const YamlValue& left, const YamlValue& right) {
                                  return saysReversed(left, right, unit);
                              });
    }
    return std::equal(source.items.rbegin(), source.items.rend(), dumped.items.begin(),
                      dumped.items.end(), [unit](const YamlValue& left, const YamlValue& right) {
                          return isText(left) ? isTextReversed(left, right, unit)
                                              : isSame(left, right);
                      });
}

// Whether all mappings have their keys in order, and none twice.
bool isSorted(const YamlValue& value) {
    return std::ranges::adjacent_find(value.keys, std::greater_equal()) == value.keys.end() &&
           std::ranges::all_of(value.items, &isSorted);
}

void removeMember(std::string_view key, YamlValue& mapping) {
    const auto place = std::ranges::find(mapping.keys, key);
    if (place != mapping.keys.end()) {
        mapping.items.erase(mapping.items.begin() + (place - mapping.keys.begin()));
        mapping.keys.erase(place);
    }
}

} // namespace

bool isDumpOf(std::span<const std::string_view> source, std::span<const std::string_view> dumped,
              TextUnit unit, std::string_view typeValue) {
    std::optional<YamlValue> wanted = mappingIn(source);
    if (source.empty()) {
        wanted.emplace().kind = Kind::Mapping;
    }
    std::optional<YamlValue> found = mappingIn(dumped);
    if (!wanted || !found || !isSorted(*found) || hasComment(dumped)) {
        return false;
    }
    if (!typeValue.empty()) {
        const YamlValue* const type = found->find("type");
        if (type == nullptr || type->scalar != typeValue) {
            return false;
        }
        removeMember("type", *found);
    }
    return saysReversed(*wanted, *found, unit);
}

} // namespace muscope
