// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/string_value.h"

#include <cstring>

namespace muscope::json {

namespace {

std::uint32_t hexValue(char c) {
    const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(c));
    return byte <= '9' ? byte - '0' : (byte | 0x20U) - 'a' + 10;
}

std::uint32_t fourDigits(const char* at) {
    return hexValue(at[0]) << 12 | hexValue(at[1]) << 8 | hexValue(at[2]) << 4 | hexValue(at[3]);
}

bool isHighSurrogate(std::uint32_t unit) {
    return (unit & 0xfc00U) == 0xd800U;
}

bool isLowSurrogate(std::uint32_t unit) {
    return (unit & 0xfc00U) == 0xdc00U;
}

// From the u of an escape; returns what lies behind it.
const char* appendUnicodeEscape(const char* at, const char* end, std::string& into) {
    std::uint32_t unit = fourDigits(at + 1);
    at += 5;
    if (isHighSurrogate(unit) && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        const std::uint32_t low = fourDigits(at + 2);
        if (isLowSurrogate(low)) {
            unit = 0x10000U + ((unit & 0x3ffU) << 10) + (low & 0x3ffU);
            at += 6;
        }
    }
    appendCodePoint(unit, into);
    return at;
}

char simpleEscape(char c) {
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return c;
    }
}

// How many bytes the well-formed sequence at the front has; 0: it is none (Unicode, table 3-7).
std::size_t wellFormedLength(const unsigned char* at, std::size_t left) {
    const auto continues = [&](std::size_t index) { return (at[index] & 0xc0U) == 0x80U; };
    const unsigned char lead = at[0];
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xc2 || lead > 0xf4 || left < 2 || !continues(1)) {
        return 0;
    }
    if (lead < 0xe0) {
        return 2;
    }
    if (left < 3 || !continues(2)) {
        return 0;
    }
    if (lead < 0xf0) {
        const bool isOverlong = lead == 0xe0 && at[1] < 0xa0;
        const bool isSurrogate = lead == 0xed && at[1] >= 0xa0;
        return isOverlong || isSurrogate ? 0 : 3;
    }
    const bool isOutside = (lead == 0xf0 && at[1] < 0x90) || (lead == 0xf4 && at[1] >= 0x90);
    return left < 4 || !continues(3) || isOutside ? 0 : 4;
}

} // namespace

void appendCodePoint(std::uint32_t codePoint, std::string& into) {
    const auto put = [&into](std::uint32_t byte) { into.push_back(static_cast<char>(byte)); };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xc0U | codePoint >> 6);
        put(0x80U | (codePoint & 0x3fU));
    } else if (codePoint < 0x10000) {
        put(0xe0U | codePoint >> 12);
        put(0x80U | (codePoint >> 6 & 0x3fU));
        put(0x80U | (codePoint & 0x3fU));
    } else {
        put(0xf0U | codePoint >> 18);
        put(0x80U | (codePoint >> 12 & 0x3fU));
        put(0x80U | (codePoint >> 6 & 0x3fU));
        put(0x80U | (codePoint & 0x3fU));
    }
}

void appendDecoded(std::string_view spelling, std::string& into) {
    const char* at = spelling.data();
    const char* const end = at + spelling.size();
    while (at != end) {
        const auto left = static_cast<std::size_t>(end - at);
        const void* const found = std::memchr(at, '\\', left);
        const char* const stop = found == nullptr ? end : static_cast<const char*>(found);
        into.append(at, stop);
        if (stop == end) {
            return;
        }
        at = stop + 1;
        if (*at == 'u') {
            at = appendUnicodeEscape(at, end, into);
        } else {
            into.push_back(simpleEscape(*at));
            ++at;
        }
    }
}

std::optional<std::size_t> firstInvalidUtf8(std::string_view text) {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t at = 0;
    while (at != text.size()) {
        if (text.size() - at >= 8) {
            std::uint64_t block = 0;
            std::memcpy(&block, bytes + at, sizeof block);
            if ((block & 0x8080808080808080ULL) == 0) {
                at += 8;
                continue;
            }
        }
        const std::size_t length = wellFormedLength(bytes + at, text.size() - at);
        if (length == 0) {
            return at;
        }
        at += length;
    }
    return std::nullopt;
}

void appendQuoted(std::string_view text, std::string& into) {
    constexpr std::string_view Digits = "0123456789abcdef";
    into.push_back('"');
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            into.push_back('\\');
            into.push_back(c);
        } else if (byte < 0x20) {
            into.append("\\u00");
            into.push_back(Digits[byte >> 4]);
            into.push_back(Digits[byte & 0xfU]);
        } else {
            into.push_back(c);
        }
    }
    into.push_back('"');
}

} // namespace muscope::json
