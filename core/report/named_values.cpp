// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/named_values.h"

#include "core/base/byte_set.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::size_t LongestName = 256; // bytes
constexpr std::size_t LongestGap = 64;   // quotes, backslashes and blanks around the sign

constexpr bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '$' || (c & '\x80') != 0;
}

constexpr bool isGap(char c) {
    return c == ' ' || c == '\t' || c == '"' || c == '\'' || c == '\\';
}

// What stands before the sign at that place, without quotes.
std::string_view nameBefore(std::string_view text, std::size_t sign) {
    std::size_t end = sign;
    while (end > 0 && sign - end < LongestGap && isGap(text[end - 1])) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin < LongestName && isNameCharacter(text[begin - 1])) {
        --begin;
    }
    return text.substr(begin, end - begin);
}

// The same between quotes: there a name may hold any characters.
std::string_view quotedBefore(std::string_view text, std::size_t sign) {
    std::size_t end = sign;
    while (end > 0 && sign - end < LongestGap && (text[end - 1] == ' ' || text[end - 1] == '\t')) {
        --end;
    }
    if (end == 0 || text[end - 1] != '"') {
        return {};
    }
    do {
        --end;
    } while (end > 0 && text[end - 1] == '\\');
    const std::size_t least = end > LongestName ? end - LongestName : 0;
    std::size_t begin = end;
    while (begin > least && text[begin - 1] != '"') {
        --begin;
    }
    return text.substr(begin, end - begin);
}

// The value that begins there, without its quotes; empty where there is none.
struct Value {
    std::size_t begin = 0;
    std::size_t end = 0;
};

Value valueAt(std::string_view text, std::size_t from) {
    constexpr ByteSet Ends(" \t\r\n,;&<>\"'}])");
    const std::size_t at = std::min(text.find_first_not_of('\\', from), text.size());
    if (at == text.size()) {
        return {from, at};
    }
    if (text[at] == '{' || text[at] == '[') {
        return {at, text.size()};
    }
    if (text[at] != '"' && text[at] != '\'') {
        return {from, Ends.firstIn(text, from)};
    }
    // The quote that ends it has as many backslashes before it as the one that begins it, or fewer.
    const std::size_t depth = at - from;
    const char quote = text[at];
    for (std::size_t next = text.find(quote, at + 1); next != std::string_view::npos;
         next = text.find(quote, next + 1)) {
        std::size_t slashes = 0;
        while (slashes <= depth && text[next - 1 - slashes] == '\\') {
            ++slashes;
        }
        if (slashes <= depth) {
            return {at + 1, next - slashes};
        }
    }
    return {at + 1, text.size()};
}

} // namespace

void findNamedValues(std::string_view text, const RedactionRules& rules, FoundSecrets& into) {
    constexpr ByteSet Signs(":=");
    for (std::size_t sign = Signs.firstIn(text); sign < text.size();
         sign = Signs.firstIn(text, sign + 1)) {
        auto rule = rules.ruleOfKey(nameBefore(text, sign));
        if (!rule) {
            rule = rules.ruleOfKey(quotedBefore(text, sign));
        }
        if (!rule) {
            continue;
        }
        const auto [begin, end] =
            valueAt(text, std::min(text.find_first_not_of(" \t", sign + 1), text.size()));
        if (end > begin) {
            into.push_back({*rule, begin, end});
            sign = end - 1;
        }
    }
}

} // namespace muscope
