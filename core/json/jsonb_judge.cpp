// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/jsonb_judge.h"

#include <algorithm>
#include <cstdint>

namespace muscope::json {

namespace {

// JSONB's parser calls itself for each level; with 2 MB of stack it bears some 6000.
constexpr std::size_t MostDepth = 5000;
// NUMERIC: digits before and behind the decimal point.
constexpr std::int64_t MostWholeDigits = 131072;
constexpr std::int64_t MostScale = 16383;
// JSONB keeps lengths of strings, and of all that a container holds, in 28 bits.
constexpr std::size_t MostStringBytes = (std::size_t{1} << 28) - 1;
constexpr std::size_t MostTextBytes = MostStringBytes;

constexpr const char* BrokenUtf8 = "bytes that are no UTF-8";
constexpr const char* NulCharacter = "the character U+0000";
constexpr const char* LoneSurrogate = "half of a surrogate pair";

std::uint32_t unitAt(std::string_view digits) {
    std::uint32_t unit = 0;
    for (const char digit : digits) {
        const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(digit));
        unit = unit << 4 | (byte <= '9' ? byte - '0' : (byte | 0x20U) - 'a' + 10);
    }
    return unit;
}

// Of a well-formed string, as written between its quotes.
const char* refusalOfString(std::string_view spelling) {
    bool wantsLow = false; // the escape before was the first half of a pair
    for (std::size_t at = 0; at < spelling.size(); ++at) {
        const bool isUnit = spelling[at] == '\\' && spelling[at + 1] == 'u';
        const std::uint32_t unit = isUnit ? unitAt(spelling.substr(at + 2, 4)) : 1;
        const bool isLow = (unit & 0xfc00U) == 0xdc00U;
        if (unit == 0) {
            return NulCharacter;
        }
        if (isLow != wantsLow) {
            return LoneSurrogate;
        }
        wantsLow = (unit & 0xfc00U) == 0xd800U;
        at += isUnit ? 5 : spelling[at] == '\\' ? 1 : 0;
    }
    return wantsLow ? LoneSurrogate : nullptr;
}

// Saturates: what has more digits is out of range in any case.
std::int64_t exponentOf(std::string_view digits) {
    constexpr std::int64_t Beyond = 1'000'000'000;
    const bool isNegative = digits.starts_with('-');
    std::int64_t exponent = 0;
    for (const char digit : digits) {
        if (digit >= '0' && digit <= '9') {
            exponent = std::min(exponent * 10 + (digit - '0'), Beyond);
        }
    }
    return isNegative ? -exponent : exponent;
}

bool isInNumericRange(std::string_view number) {
    const std::size_t mark = number.find_first_of("eE");
    const std::int64_t exponent =
        mark == std::string_view::npos ? 0 : exponentOf(number.substr(mark + 1));
    const std::string_view mantissa = number.substr(0, mark);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const auto whole = static_cast<std::int64_t>(point);
    const auto fraction =
        point == mantissa.size() ? 0 : static_cast<std::int64_t>(mantissa.size() - point - 1);
    return whole + exponent <= MostWholeDigits && fraction - exponent <= MostScale;
}

// An exponent is written out, the sign of zero is lost.
bool isSpelledOtherwise(std::string_view number) {
    return number.find_first_of("eE") != std::string_view::npos ||
           (number.front() == '-' && number.find_first_of("123456789") == std::string_view::npos);
}

const char* refusalOf(const Document& document, NodeId node) {
    if (document.isKeyEscaped(node)) {
        if (const char* refusal = refusalOfString(document.keySpelling(node))) {
            return refusal;
        }
    }
    if (document.type(node) == Type::Number && !isInNumericRange(document.spelling(node))) {
        return "a number beyond the range of NUMERIC";
    }
    return document.type(node) == Type::String && document.isStringEscaped(node)
               ? refusalOfString(document.stringSpelling(node))
               : nullptr;
}

} // namespace

JsonbVerdict JsonbJudge::judge(const Document& document) {
    JsonbVerdict verdict;
    if (document.firstInvalidUtf8()) {
        verdict.refusal = BrokenUtf8;
    } else if (document.text().size() > MostTextBytes) {
        verdict.refusal = "more than 256 MB";
    } else if (isTooDeep(document)) {
        verdict.refusal = "nested deeper than " + std::to_string(MostDepth);
    }
    for (std::uint32_t i = 0; i < document.nodeCount() && verdict.refusal.empty(); ++i) {
        const NodeId node{i};
        if (const char* refusal = refusalOf(document, node)) {
            verdict.refusal = refusal;
        }
        verdict.changesValue =
            verdict.changesValue ||
            (document.type(node) == Type::Number && isSpelledOtherwise(document.spelling(node)));
    }
    verdict.changesValue = verdict.changesValue ||
                           (verdict.refusal.empty() && m_duplicates.findIn(document).has_value());
    return verdict;
}

bool JsonbJudge::isTooDeep(const Document& document) {
    m_open.clear();
    for (std::uint32_t i = 0; i < document.nodeCount(); ++i) {
        const NodeId node{i};
        const Type type = document.type(node);
        if (type != Type::Array && type != Type::Object) {
            continue;
        }
        while (!m_open.empty() && m_open.back() <= document.start(node)) {
            m_open.pop_back();
        }
        m_open.push_back(document.end(node));
        if (m_open.size() > MostDepth) {
            return true;
        }
    }
    return false;
}

} // namespace muscope::json
