// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/visible_text.h"

#include "core/json/string_value.h"

#include <algorithm>
#include <cstdint>

namespace muscope::json {

namespace {

constexpr std::string_view CodePointDigits = "0123456789ABCDEF";
constexpr std::size_t LeastNameDigits = 4;
constexpr std::uint32_t FirstPicture = 0x2400; // of the control characters
constexpr std::uint32_t DeletePicture = 0x2421;

bool isPlain(char byte) {
    return byte >= 0x20 && byte < 0x7f;
}

void appendHex(char32_t value, std::size_t leastDigits, std::string& into) {
    std::string digits;
    for (; value > 0 || digits.size() < leastDigits; value >>= 4U) {
        digits += CodePointDigits[value & 0xfU];
    }
    into.append(digits.rbegin(), digits.rend());
}

struct Character {
    char32_t code;
    std::size_t length;
};

// The character beyond ASCII that a valid text begins with.
Character firstOf(std::string_view valid) {
    const auto lead = static_cast<unsigned char>(valid.front());
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    char32_t code = lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        code = (code << 6U) | (static_cast<unsigned char>(valid[i]) & 0x3fU);
    }
    return {code, length};
}

void appendValid(std::string_view valid, bool keepsLines, std::string& into) {
    while (!valid.empty()) {
        const auto plain = static_cast<std::size_t>(
            std::find_if_not(valid.begin(), valid.end(), isPlain) - valid.begin());
        into += valid.substr(0, plain);
        valid.remove_prefix(plain);
        if (valid.empty()) {
            return;
        }
        const auto byte = static_cast<unsigned char>(valid.front());
        if (byte < 0x80) {
            if (keepsLines && (byte == '\n' || byte == '\t')) {
                into += valid.front();
            } else {
                appendCodePoint(byte == 0x7f ? DeletePicture : FirstPicture + byte, into);
            }
            valid.remove_prefix(1);
            continue;
        }
        const Character character = firstOf(valid);
        if (isTreacherous(character.code)) {
            into += "⟨U+";
            appendHex(character.code, LeastNameDigits, into);
            into += "⟩";
        } else {
            into += valid.substr(0, character.length);
        }
        valid.remove_prefix(character.length);
    }
}

std::string visible(std::string_view utf8, bool keepsLines) {
    std::string shown;
    shown.reserve(utf8.size() + utf8.size() / 8);
    while (!utf8.empty()) {
        const std::size_t good = firstInvalidUtf8(utf8).value_or(utf8.size());
        appendValid(utf8.substr(0, good), keepsLines, shown);
        utf8.remove_prefix(good);
        if (!utf8.empty()) {
            shown += "⟨";
            appendHex(static_cast<unsigned char>(utf8.front()), 2, shown);
            shown += "⟩";
            utf8.remove_prefix(1);
        }
    }
    return shown;
}

} // namespace

bool isTreacherous(char32_t code) {
    return (code >= 0x80 && code <= 0x9f) || code == 0xad || code == 0x61c || code == 0x180e ||
           (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x206f) || (code >= 0xd800 && code <= 0xdfff) ||
           code == 0xfeff || (code >= 0xfff9 && code <= 0xfffb) ||
           (code >= 0xe0000 && code <= 0xe007f);
}

std::string visibleLine(std::string_view utf8) {
    return visible(utf8, false);
}

std::string visibleText(std::string_view utf8) {
    return visible(utf8, true);
}

} // namespace muscope::json
