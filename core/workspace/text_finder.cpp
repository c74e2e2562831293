// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/text_finder.h"

#include "core/json/string_value.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace muscope {

namespace {

constexpr std::uint32_t Replacement = 0xFFFD;

unsigned char lower(char byte) {
    return static_cast<unsigned char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
}

// The unit of a \uXXXX at place.
std::optional<std::uint32_t> unitAt(std::string_view text, std::size_t place) {
    constexpr std::size_t Length = 6;
    if (place + Length > text.size() || text[place] != '\\' || text[place + 1] != 'u') {
        return std::nullopt;
    }
    std::uint32_t unit = 0;
    for (const char digit : text.substr(place + 2, 4)) {
        const unsigned char low = lower(digit);
        const bool isNumber = low >= '0' && low <= '9';
        if (!isNumber && (low < 'a' || low > 'f')) {
            return std::nullopt;
        }
        unit = unit * 16 + static_cast<std::uint32_t>(isNumber ? low - '0' : low - 'a' + 10);
    }
    return unit;
}

std::optional<char> shortEscape(char letter) {
    switch (letter) {
    case '"':
    case '\\':
    case '/':
        return letter;
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
        return std::nullopt;
    }
}

// Reads the escape at place, which is a backslash; how many bytes it takes.
std::size_t appendEscape(std::string_view text, std::size_t place, std::string& out) {
    constexpr std::size_t UnitLength = 6;
    if (const auto unit = unitAt(text, place)) {
        const bool isHigh = *unit >= 0xD800 && *unit < 0xDC00;
        const auto second = isHigh ? unitAt(text, place + UnitLength) : std::nullopt;
        if (second && *second >= 0xDC00 && *second < 0xE000) {
            json::appendCodePoint(0x10000 + ((*unit - 0xD800) << 10) + (*second - 0xDC00), out);
            return 2 * UnitLength;
        }
        json::appendCodePoint(*unit >= 0xD800 && *unit < 0xE000 ? Replacement : *unit, out);
        return UnitLength;
    }
    const auto letter =
        place + 1 < text.size() ? shortEscape(text[place + 1]) : std::optional<char>();
    out += letter.value_or('\\');
    return letter ? 2 : 1;
}

} // namespace

TextFinder::TextFinder(const QString& needle)
    : m_isAscii(std::all_of(needle.cbegin(), needle.cend(),
                            [](QChar unit) { return unit.unicode() < 0x80; }))
    , m_needle(needle.toStdString())
    , m_matcher(needle.toCaseFolded()) {
    for (char& byte : m_needle) {
        byte = static_cast<char>(lower(byte));
    }
    m_skips.fill(m_needle.size());
    for (std::size_t i = 0; i + 1 < m_needle.size(); ++i) {
        const auto byte = static_cast<unsigned char>(m_needle[i]);
        const std::size_t skip = m_needle.size() - 1 - i;
        m_skips[byte] = skip;
        if (byte >= 'a' && byte <= 'z') {
            m_skips[byte - ('a' - 'A')] = skip;
        }
    }
}

bool TextFinder::isIn(std::string_view json) {
    if (isInPlain(json)) {
        return true;
    }
    if (json.find('\\') == std::string_view::npos) {
        return false;
    }
    m_scratch.clear();
    appendUnescaped(json, m_scratch);
    return isInPlain(m_scratch);
}

bool TextFinder::isInPlain(std::string_view text) const {
    if (!m_isAscii) {
        // Folded first: Qt 6.8's matcher loses characters above U+FFFF when it sets case aside.
        const QString shown = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        return m_matcher.indexIn(shown.toCaseFolded()) >= 0;
    }
    const std::size_t length = m_needle.size();
    if (length == 0 || text.size() < length) {
        return length == 0;
    }
    for (std::size_t place = 0; place + length <= text.size();) {
        std::size_t at = length;
        while (at > 0 &&
               lower(text[place + at - 1]) == static_cast<unsigned char>(m_needle[at - 1])) {
            --at;
        }
        if (at == 0) {
            return true;
        }
        place += m_skips[static_cast<unsigned char>(text[place + length - 1])];
    }
    return false;
}

void appendUnescaped(std::string_view text, std::string& out) {
    out.reserve(out.size() + text.size());
    for (std::size_t place = 0; place < text.size();) {
        const std::size_t escape = std::min(text.find('\\', place), text.size());
        out.append(text.substr(place, escape - place));
        place = escape;
        if (place < text.size()) {
            place += appendEscape(text, place, out);
        }
    }
}

} // namespace muscope
