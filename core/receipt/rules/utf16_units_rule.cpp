// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/utf16_units_rule.h"

#include "core/json/ascii_prefix.h"
#include "core/json/string_value.h"
#include "core/json/utf16.h"

#include <cstdint>
#include <cstring>
#include <vector>

namespace muscope {

namespace {

bool isHigh(std::uint32_t unit) {
    return (unit & 0xfffffc00U) == 0xd800U;
}

bool isLow(std::uint32_t unit) {
    return (unit & 0xfffffc00U) == 0xdc00U;
}

std::vector<std::uint32_t> unitsOf(std::string_view text) {
    std::vector<std::uint32_t> units;
    units.reserve(text.size());
    json::Utf16Reader reader(text);
    while (!reader.atEnd()) {
        units.push_back(reader.next());
    }
    return units;
}

// Appends the units from the last to the first. Halves that come to stand side by side become a
// character, as in every UTF-16 string; a half alone keeps its three-byte form or becomes U+FFFD.
enum class LoneHalf : unsigned char { Kept, Replaced };

void appendBackwards(const std::vector<std::uint32_t>& units, LoneHalf loneHalf,
                     std::string& into) {
    for (std::size_t left = units.size(); left != 0; --left) {
        const std::uint32_t unit = units[left - 1];
        if (isHigh(unit) && left > 1 && isLow(units[left - 2])) {
            const std::uint32_t low = units[left - 2];
            json::appendCodePoint(0x10000U + ((unit & 0x3ffU) << 10) + (low & 0x3ffU), into);
            --left;
        } else if (unit > 0xffff) {
            into.push_back(static_cast<char>(unit)); // a byte that is no UTF-8
        } else if ((isHigh(unit) || isLow(unit)) && loneHalf == LoneHalf::Replaced) {
            json::appendCodePoint(json::ReplacementUnit, into);
        } else {
            json::appendCodePoint(unit, into);
        }
    }
}

} // namespace

void Utf16UnitsRule::appendReceipt(std::string_view text, std::string& into) const {
    into.append("## Receipt\n");
    appendBackwards(unitsOf(text), LoneHalf::Replaced, into);
}

void Utf16UnitsRule::appendTurnedBack(std::string_view body, std::string& into) const {
    appendBackwards(unitsOf(body), LoneHalf::Kept, into);
}

bool Utf16UnitsRule::matches(std::string_view subject, std::string_view body) const {
    std::string turned;
    appendTurnedBack(body, turned);
    return turned == subject;
}

bool Utf16UnitsRule::isDistinctFor(std::string_view body) const {
    // Characters above U+FFFF start at 0xf0, lone halves (and some of Hangul) at 0xed, U+FFFD at
    // 0xef.
    for (std::size_t at = json::asciiPrefix(body); at != body.size();
         at += json::asciiPrefix(body.substr(at))) {
        const auto byte = static_cast<unsigned char>(body[at]);
        if (byte >= 0xf0 || byte == 0xed || body.substr(at).starts_with("\xef\xbf\xbd")) {
            return true;
        }
        ++at;
    }
    return false;
}

} // namespace muscope
