// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/receipt/random_json.h"

#include "core/json/string_value.h"
#include "core/json/utf16.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace muscope {

namespace {

std::string randomText(std::mt19937& random, bool hasEmoji) {
    static constexpr std::array<const char*, 12> Pieces{
        "a", "Zz", " ", "é", "日本", "\"", "\\", "/", "\n\t", "0", "😀", "👩‍🔬"};
    std::string text;
    for (std::size_t count = random() % 7; count != 0; --count) {
        text += Pieces[random() % (Pieces.size() - (hasEmoji ? 0 : 2))];
    }
    return text;
}

RandomValue randomScalar(std::mt19937& random, bool hasEmoji) {
    static constexpr std::array<std::pair<const char*, const char*>, 10> Numbers{{
        {"0", "0"},
        {"-0", "0"},
        {"1.0", "1.0"},
        {"1e3", "1000"},
        {"1.5e+2", "150"},
        {"25e-3", "0.025"},
        {"12345678901234567890123", "12345678901234567890123"},
        {"0.1e-7", "0.00000001"},
        {"-7.25", "-7.25"},
        {"1e25", "10000000000000000000000000"},
    }};
    static constexpr std::array<const char*, 3> Words{"null", "true", "false"};
    RandomValue value;
    switch (random() % 3) {
    case 0:
        value.produced = Words[random() % Words.size()];
        value.stored = value.produced;
        break;
    case 1: {
        const auto& number = Numbers[random() % Numbers.size()];
        value.kind = RandomValue::Kind::Number;
        value.produced = number.first;
        value.stored = number.second;
        break;
    }
    default:
        value.kind = RandomValue::Kind::String;
        value.text = randomText(random, hasEmoji);
        break;
    }
    return value;
}

RandomValue randomValue(std::mt19937& random, bool hasEmoji, int depth) {
    const auto dice = random() % 10;
    if (depth == 0 || dice < 6) {
        return randomScalar(random, hasEmoji);
    }
    RandomValue value;
    value.kind = dice < 8 ? RandomValue::Kind::Array : RandomValue::Kind::Object;
    for (std::size_t count = random() % 5; count != 0; --count) {
        if (value.kind == RandomValue::Kind::Array) {
            value.elements.push_back(randomValue(random, hasEmoji, depth - 1));
            continue;
        }
        std::string key = randomText(random, hasEmoji) + std::to_string(value.members.size());
        value.members.push_back({std::move(key), randomValue(random, hasEmoji, depth - 1)});
    }
    return value;
}

void appendEscaped(const std::string& text, Escapes escapes, std::string& into) {
    if (escapes == Escapes::Few) {
        json::appendQuoted(text, into);
        return;
    }
    into.push_back('"');
    json::Utf16Reader reader(text);
    while (!reader.atEnd()) {
        const std::uint32_t unit = reader.next();
        if (unit >= 0x20 && unit < 0x7f && unit != '"' && unit != '\\') {
            into.push_back(static_cast<char>(unit));
        } else {
            std::array<char, 8> digits{};
            std::snprintf(digits.data(), digits.size(), "\\u%04X", unit);
            into.append(digits.data());
        }
    }
    into.push_back('"');
}

void produce(const RandomValue& value, Escapes escapes, std::mt19937& random, std::string& into) {
    const char* comma = "";
    switch (value.kind) {
    case RandomValue::Kind::Word:
    case RandomValue::Kind::Number:
        into += value.produced;
        return;
    case RandomValue::Kind::String:
        appendEscaped(value.text, escapes, into);
        return;
    case RandomValue::Kind::Array:
        into.push_back('[');
        for (const RandomValue& element : value.elements) {
            into += std::exchange(comma, ",");
            produce(element, escapes, random, into);
        }
        into.push_back(']');
        return;
    case RandomValue::Kind::Object:
        break;
    }
    into.push_back('{');
    for (const RandomValue::Member& member : value.members) {
        const bool isTwice = escapes == Escapes::AllButAscii && random() % 16 == 0;
        if (isTwice) {
            into += std::exchange(comma, ",");
            appendEscaped(member.key, escapes, into);
            into += ":\"dropped\"";
        }
        into += std::exchange(comma, ",");
        appendEscaped(member.key, escapes, into);
        into.push_back(':');
        produce(member.value, escapes, random, into);
    }
    into.push_back('}');
}

std::vector<RandomValue*> leavesOf(RandomValue& root) {
    std::vector<RandomValue*> leaves;
    std::vector<RandomValue*> open{&root};
    while (!open.empty()) {
        RandomValue* const value = open.back();
        open.pop_back();
        if (value->elements.empty() && value->members.empty()) {
            leaves.push_back(value);
        }
        for (RandomValue& element : value->elements) {
            open.push_back(&element);
        }
        for (RandomValue::Member& member : value->members) {
            open.push_back(&member.value);
        }
    }
    return leaves;
}

} // namespace

RandomValue randomObject(std::mt19937& random, bool hasEmoji) {
    RandomValue value;
    value.kind = RandomValue::Kind::Object;
    const std::size_t count = 1 + random() % 5;
    for (std::size_t index = 0; index != count; ++index) {
        value.members.push_back({randomText(random, hasEmoji) + "k" + std::to_string(index),
                                 randomValue(random, hasEmoji, 4)});
    }
    return value;
}

std::string asProduced(const RandomValue& value, Escapes escapes, std::mt19937& random) {
    std::string text;
    produce(value, escapes, random, text);
    return text;
}

std::string asStored(const RandomValue& value) {
    std::string text;
    switch (value.kind) {
    case RandomValue::Kind::Word:
    case RandomValue::Kind::Number:
        return value.stored;
    case RandomValue::Kind::String:
        json::appendQuoted(value.text, text);
        return text;
    case RandomValue::Kind::Array:
        for (const RandomValue& element : value.elements) {
            text += (text.empty() ? "" : ", ") + asStored(element);
        }
        return "[" + text + "]";
    case RandomValue::Kind::Object:
        break;
    }
    std::vector<const RandomValue::Member*> members;
    for (const RandomValue::Member& member : value.members) {
        members.push_back(&member);
    }
    std::sort(members.begin(), members.end(), [](const auto* left, const auto* right) {
        return std::pair(left->key.size(), left->key) < std::pair(right->key.size(), right->key);
    });
    for (const RandomValue::Member* member : members) {
        text += text.empty() ? "" : ", ";
        json::appendQuoted(member->key, text);
        text += ": " + asStored(member->value);
    }
    return "{" + text + "}";
}

void changeOneValue(RandomValue& value, std::mt19937& random) {
    if (random() % 4 == 0) {
        value.members.erase(value.members.begin() +
                            static_cast<std::ptrdiff_t>(random() % value.members.size()));
        return;
    }
    const auto leaves = leavesOf(value);
    RandomValue& leaf = *leaves[random() % leaves.size()];
    switch (leaf.kind) {
    case RandomValue::Kind::Word:
        leaf.stored = leaf.stored == "true" ? "false" : "true";
        break;
    case RandomValue::Kind::Number:
        leaf.stored += leaf.stored.find('.') == std::string::npos ? ".00000000001" : "1";
        break;
    case RandomValue::Kind::String:
        leaf.text.insert(0, "~");
        break;
    case RandomValue::Kind::Array:
        leaf.elements.push_back({RandomValue::Kind::Word, "null", "null", {}, {}, {}});
        break;
    case RandomValue::Kind::Object:
        leaf.members.push_back({"~", {RandomValue::Kind::Word, "null", "null", {}, {}, {}}});
        break;
    }
}

} // namespace muscope
