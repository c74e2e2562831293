// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/redactor.h"

#include "core/base/text_patch.h"
#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "core/json/string_value.h"
#include "core/receipt/reversed_compare.h"
#include "core/report/json_redactor.h"

#include <algorithm>
#include <charconv>

namespace muscope {

namespace {

constexpr std::size_t ShortestEncoded = 16; // characters of base64 that can hold a secret

// How often escapes may be escaped: what is still not plain then is not told.
constexpr int MostEscaped = 24;

// Whether a text may be an object or an array. A text and the same turned round never both are.
bool mayBeContainer(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

constexpr bool isBase64Character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '/' || c == '-' || c == '_' || c == '=';
}

std::string decodedBase64(std::string_view text) {
    if (text.size() < ShortestEncoded || !std::ranges::all_of(text, isBase64Character)) {
        return {};
    }
    const bool isForUrls = text.find_first_of("-_") != std::string_view::npos;
    return QByteArray::fromBase64(toBytes(text), isForUrls ? QByteArray::Base64UrlEncoding
                                                           : QByteArray::Base64Encoding)
        .toStdString();
}

// One character behind a backslash; nullopt where that is no escape of JSON. Moves at past it.
std::optional<std::uint32_t> escapedAt(std::string_view text, std::size_t& at) {
    constexpr std::string_view Letters = "\"\\/bfnrt";
    constexpr std::string_view Characters = "\"\\/\b\f\n\r\t";
    constexpr std::size_t Digits = 4;
    const std::string_view behind = text.substr(at + 1);
    const std::size_t letter = behind.empty() ? behind.npos : Letters.find(behind.front());
    if (letter != std::string_view::npos) {
        at += 2;
        return static_cast<unsigned char>(Characters[letter]);
    }
    std::uint32_t codePoint = 0;
    const std::string_view digits = behind.substr(std::min<std::size_t>(1, behind.size()), Digits);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), codePoint, 16);
    if (!behind.starts_with('u') || error != std::errc() || end != digits.data() + Digits) {
        return std::nullopt;
    }
    at += 2 + Digits;
    return codePoint;
}

// The text, which is no JSON, with the escapes that strings of JSON have resolved once; empty
// where it has none.
std::string unescaped(std::string_view text) {
    std::string plain;
    std::size_t done = 0;
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
        const std::size_t begin = at;
        if (const auto codePoint = escapedAt(text, at)) {
            plain += text.substr(done, begin - done);
            json::appendCodePoint(*codePoint, plain);
            done = at;
        } else {
            ++at;
        }
    }
    return done == 0 ? std::string() : plain.append(text.substr(done));
}

std::string turnedRound(std::string_view text) {
    std::string reversed;
    appendReversed(text, reversed);
    return reversed;
}

std::string without(std::string_view text, const FoundSecrets& found) {
    TextPatch patch(text);
    for (const FoundSecret& one : found) {
        patch.replace(one.begin, one.end, {});
    }
    return patch.take();
}

} // namespace

std::optional<std::string> Redactor::text(std::string_view text) {
    if (mayBeContainer(text)) {
        json::Parser parser;
        if (const auto json = parser.parse(text)) {
            return JsonRedactor(**json, *this).apply({});
        }
    }
    if (!m_finder.mayFind(text)) {
        return std::nullopt;
    }
    const std::string reversed = turnedRound(text);
    if (isReceiptOfSecret(reversed)) {
        return take(idOf(BuiltinSecret::Reversed));
    }
    FoundSecrets found = m_finder.find(text);
    for (const FoundSecret& one : m_finder.find(reversed)) {
        found.push_back(
            {idOf(BuiltinSecret::Reversed), text.size() - one.end, text.size() - one.begin});
    }
    found = apart(std::move(found));
    if (hidesSecret(without(text, found))) {
        return take(idOf(BuiltinSecret::Encoded));
    }
    return patched(text, found);
}

std::optional<std::string> Redactor::document(std::string_view json,
                                              std::span<const std::string_view> receiptKeys) {
    json::Parser parser;
    const auto document = parser.parse(json);
    if (document) {
        return JsonRedactor(**document, *this).apply(receiptKeys);
    }
    return receiptKeys.empty() ? text(json) : take(idOf(BuiltinSecret::Receipt));
}

std::optional<RedactionRuleId> Redactor::ruleOfNumber(std::string_view spelling) const {
    const FoundSecrets found = m_finder.find(spelling);
    return found.empty() ? std::nullopt : std::optional(found.front().rule);
}

std::string Redactor::take(RedactionRuleId rule) {
    if (m_tally != nullptr) {
        m_tally->add(rule);
    }
    return m_rules.labelOf(rule);
}

bool Redactor::hidesSecret(std::string_view text) const {
    const std::string decoded = decodedBase64(text);
    if (!decoded.empty() && Redactor(m_rules, nullptr).text(decoded)) {
        return true;
    }
    std::string plain = unescaped(text);
    for (int times = 0; !plain.empty(); ++times) {
        if (times == MostEscaped || !m_finder.find(plain).empty()) {
            return true;
        }
        plain = unescaped(plain);
    }
    return false;
}

bool Redactor::isReceiptOfSecret(std::string_view reversed) const {
    json::Parser parser;
    const auto json =
        mayBeContainer(reversed) ? parser.parse(reversed) : tl::unexpected(json::ParseError());
    Redactor uncounted(m_rules, nullptr);
    return json && JsonRedactor(**json, uncounted).apply({});
}

std::optional<std::string> Redactor::patched(std::string_view text, const FoundSecrets& found) {
    if (found.empty()) {
        return std::nullopt;
    }
    TextPatch patch(text);
    for (const FoundSecret& one : found) {
        patch.replace(one.begin, one.end, take(one.rule));
    }
    return patch.take();
}

} // namespace muscope
