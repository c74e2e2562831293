// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/string_value.h"

#include "core/json/ascii_prefix.h"

#include <array>
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

char* writeCodePoint(std::uint32_t codePoint, char* out) {
    const auto put = [&out](std::uint32_t byte) {
        *out = static_cast<char>(byte);
        ++out;
    };
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
    return out;
}

// From the u of an escape; returns what lies behind it.
const char* writeUnicodeEscape(const char* at, const char* end, char*& out) {
    std::uint32_t unit = fourDigits(at + 1);
    at += 5;
    if (isHighSurrogate(unit) && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        const std::uint32_t low = fourDigits(at + 2);
        if (isLowSurrogate(low)) {
            unit = 0x10000U + ((unit & 0x3ffU) << 10) + (low & 0x3ffU);
            at += 6;
        }
    }
    out = writeCodePoint(unit, out);
    return at;
}

// Copies up to the next backslash, eight bytes at a time; may write past it, but not past what is
// left of the input. Returns how many bytes come before the backslash or the end.
std::size_t copyPlain(const char* at, const char* end, char* out) {
    constexpr std::uint64_t Ones = 0x0101010101010101ULL;
    constexpr std::uint64_t Tops = 0x8080808080808080ULL;
    const char* const begin = at;
    while (end - at >= 8) {
        std::uint64_t block = 0;
        std::memcpy(&block, at, sizeof block);
        std::memcpy(out + (at - begin), &block, sizeof block);
        const std::uint64_t other = block ^ (Ones * '\\');
        if (((other - Ones) & ~other & Tops) != 0) {
            break;
        }
        at += 8;
    }
    for (; at != end && *at != '\\'; ++at) {
        out[at - begin] = *at;
    }
    return static_cast<std::size_t>(at - begin);
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
    std::array<char, 4> bytes{};
    const char* const end = writeCodePoint(codePoint, bytes.data());
    into.append(bytes.data(), static_cast<std::size_t>(end - bytes.data()));
}

void appendDecoded(std::string_view spelling, std::string& into) {
    // Decoded is never longer than written, so there is room for whole blocks as they are copied.
    const std::size_t begin = into.size();
    into.resize(begin + spelling.size());
    char* out = into.data() + begin;
    const char* at = spelling.data();
    const char* const end = at + spelling.size();
    while (at != end) {
        const std::size_t plain = copyPlain(at, end, out);
        at += plain;
        out += plain;
        if (at == end) {
            break;
        }
        ++at;
        if (*at == 'u') {
            at = writeUnicodeEscape(at, end, out);
        } else {
            *out = simpleEscape(*at);
            ++out;
            ++at;
        }
    }
    into.resize(static_cast<std::size_t>(out - into.data()));
}

std::optional<std::size_t> firstInvalidUtf8(std::string_view text) {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t at = asciiPrefix(text);
    while (at != text.size()) {
        const std::size_t length = wellFormedLength(bytes + at, text.size() - at);
        if (length == 0) {
            return at;
        }
        at += length;
        at += asciiPrefix(text.substr(at));
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
