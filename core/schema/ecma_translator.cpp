// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/ecma_translator.h"

#include <array>
#include <optional>
#include <utility>

namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

// ECMA-262, WhiteSpace and LineTerminator; inside brackets.
constexpr QStringView Blanks =
    u"\\t\\n\\x0b\\f\\r \\xa0\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}"
    u"\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
constexpr QStringView LineEnds = u"\\n\\r\\x{2028}\\x{2029}";

// The long names of general categories (UAX 44, PropertyValueAliases) that PCRE2 has short alone.
constexpr std::array<std::pair<QStringView, QStringView>, 17> Categories{{
    {u"Letter", u"L"},
    {u"Uppercase_Letter", u"Lu"},
    {u"Lowercase_Letter", u"Ll"},
    {u"Titlecase_Letter", u"Lt"},
    {u"Modifier_Letter", u"Lm"},
    {u"Other_Letter", u"Lo"},
    {u"Mark", u"M"},
    {u"Number", u"N"},
    {u"Decimal_Number", u"Nd"},
    {u"digit", u"Nd"},
    {u"Letter_Number", u"Nl"},
    {u"Other_Number", u"No"},
    {u"Punctuation", u"P"},
    {u"punct", u"P"},
    {u"Symbol", u"S"},
    {u"Separator", u"Z"},
    {u"Space_Separator", u"Zs"},
}};

std::optional<uint> hexValue(QStringView digits) {
    bool isGood = !digits.isEmpty();
    for (const QChar digit : digits) {
        isGood = isGood && digit.unicode() < 0x80 && digit.isLetterOrNumber();
    }
    const uint value = isGood ? digits.toUInt(&isGood, 16) : 0;
    return isGood ? std::optional(value) : std::nullopt;
}

bool isAsciiDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

} // namespace

QChar EcmaTranslator::peek(qsizetype ahead) const {
    return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : QChar();
}

void EcmaTranslator::fail(const QString& reason) {
    if (m_failure.isEmpty()) {
        m_failure = reason;
    }
    m_at = m_pattern.size();
}

tl::expected<QString, QString> EcmaTranslator::translate() {
    m_startsWithCaret = m_pattern.startsWith(u'^');
    while (!atEnd()) {
        atom();
    }
    if (!m_failure.isEmpty()) {
        return tl::unexpected(m_failure);
    }
    return m_result;
}

void EcmaTranslator::atom() {
    const QChar c = peek();
    if (c == u'\\') {
        escape(false);
    } else if (c == u'[') {
        brackets();
    } else if (c == u'(') {
        group();
    } else if (const qsizetype size = quantifierSize(); size != 0) {
        quantifier(size);
    } else {
        if (c == u'.') {
            m_result.append(u"[^").append(LineEnds).append(u']');
        } else if (c == u'$') {
            m_result.append(u"\\z");
        } else if (c == u'{' || c == u'}' || c == u']' || c == u'#') {
            m_result.append(u'\\').append(c);
        } else {
            m_result.append(c);
        }
        m_depth -= c == u')' ? 1 : 0;
        m_hasTopLevelChoice = m_hasTopLevelChoice || (c == u'|' && m_depth == 0);
        ++m_at;
    }
}

void EcmaTranslator::group() {
    ++m_depth;
    if (peek(1) == u'*') {
        fail(u"nothing stands before the * to repeat"_s);
        return;
    }
    if (peek(1) == u'?') {
        const QChar kind = peek(2);
        const bool isName = kind == u'<' && (peek(3).isLetter() || peek(3) == u'_');
        const bool isBehind = kind == u'<' && (peek(3) == u'=' || peek(3) == u'!');
        if (kind != u':' && kind != u'=' && kind != u'!' && !isName && !isBehind) {
            fail(u"(?%1 is not of ECMA-262"_s.arg(kind));
            return;
        }
        const qsizetype size = isBehind ? 4 : 3;
        m_result.append(m_pattern.mid(m_at, size));
        m_at += size;
        return;
    }
    m_result.append(u'(');
    ++m_at;
}

qsizetype EcmaTranslator::quantifierSize() const {
    const QChar c = peek();
    if (c != u'{') {
        return c == u'*' || c == u'+' || c == u'?' ? 1 : 0;
    }
    const auto digitsFrom = [this](qsizetype at) {
        while (isAsciiDigit(peek(at))) {
            ++at;
        }
        return at;
    };
    qsizetype at = digitsFrom(1);
    if (at == 1) {
        return 0;
    }
    if (peek(at) == u',') {
        at = digitsFrom(at + 1);
    }
    return peek(at) == u'}' ? at + 1 : 0;
}

void EcmaTranslator::quantifier(qsizetype size) {
    m_result.append(m_pattern.mid(m_at, size));
    m_at += size;
    if (peek() == u'?') {
        m_result.append(u'?');
        ++m_at;
    }
    if (quantifierSize() != 0) {
        fail(u"a quantifier stands behind another"_s);
    }
}

void EcmaTranslator::brackets() {
    ++m_at;
    const bool isNegated = peek() == u'^';
    m_at += isNegated ? 1 : 0;
    if (peek() == u']') {
        m_result.append(isNegated ? u"[\\s\\S]" : u"(?!)");
        ++m_at;
        return;
    }
    m_result.append(isNegated ? u"[^" : u"[");
    while (!atEnd() && peek() != u']') {
        if (peek() == u'\\') {
            escape(true);
            continue;
        }
        if (peek() == u'[') {
            m_result.append(u'\\');
        }
        m_result.append(peek());
        ++m_at;
    }
    if (atEnd()) {
        fail(u"a [ is not closed"_s);
        return;
    }
    m_result.append(u']');
    ++m_at;
}

void EcmaTranslator::escape(bool isInBrackets) {
    ++m_at;
    if (atEnd()) {
        fail(u"it ends in a backslash"_s);
        return;
    }
    const QChar c = peek();
    if (c.unicode() < 0x80 && c.isLetter()) {
        letterEscape(c, isInBrackets);
    } else if (c == u'0' && !isAsciiDigit(peek(1))) {
        m_result.append(u"\\x00");
        ++m_at;
    } else if (isAsciiDigit(c) && (c == u'0' || isInBrackets)) {
        fail(u"\\%1 here is not of ECMA-262"_s.arg(c));
    } else {
        if (c.unicode() < 0x80) {
            m_result.append(u'\\'); // what is no ASCII stands for itself
        }
        m_result.append(c);
        ++m_at;
    }
}

void EcmaTranslator::letterEscape(QChar letter, bool isInBrackets) {
    switch (letter.unicode()) {
    case u's':
        ++m_at;
        m_result.append(isInBrackets ? Blanks.toString() : u"[%1]"_s.arg(Blanks));
        return;
    case u'S':
        ++m_at;
        m_result.append(isInBrackets ? u"\\S"_s : u"[^%1]"_s.arg(Blanks));
        return;
    case u'd':
    case u'D':
    case u'w':
    case u'W':
    case u't':
    case u'n':
    case u'f':
    case u'r':
        break;
    case u'v':
        ++m_at;
        m_result.append(u"\\x0b");
        return;
    case u'u':
    case u'x':
        unicodeEscape();
        return;
    case u'p':
    case u'P':
        property(isInBrackets);
        return;
    case u'c':
        if (peek(1).unicode() >= 0x80 || !peek(1).isLetter()) {
            fail(u"\\c wants a letter behind it"_s);
            return;
        }
        m_result.append(u"\\x%1"_s.arg(peek(1).unicode() % 32, 2, 16, QLatin1Char('0')));
        m_at += 2;
        return;
    case u'b':
        break;
    case u'B':
    case u'k':
        if (!isInBrackets) {
            break;
        }
        [[fallthrough]];
    default:
        fail(u"\\%1 is not of ECMA-262"_s.arg(letter));
        return;
    }
    m_result.append(u'\\').append(letter);
    ++m_at;
}

// \xHH, \uHHHH, \u{H...}, and two \uHHHH that are one character.
void EcmaTranslator::unicodeEscape() {
    const bool isBraced = peek() == u'u' && peek(1) == u'{';
    const qsizetype begin = m_at + (isBraced ? 2 : 1);
    qsizetype size = peek() == u'x' ? 2 : 4;
    if (isBraced) {
        size = m_pattern.indexOf(u'}', begin) - begin;
    }
    if (size <= 0 || begin + size > m_pattern.size()) {
        fail(u"\\u and \\x want hexadecimal digits behind them"_s);
        return;
    }
    std::optional<uint> value = hexValue(m_pattern.mid(begin, size));
    m_at = begin + size + (isBraced ? 1 : 0);
    if (value && QChar::isHighSurrogate(*value) && startsWith(u"\\u")) {
        const auto low = hexValue(m_pattern.mid(m_at + 2, 4));
        if (low && QChar::isLowSurrogate(*low)) {
            value =
                QChar::surrogateToUcs4(static_cast<char16_t>(*value), static_cast<char16_t>(*low));
            m_at += 6;
        }
    }
    if (!value || *value > QChar::LastValidCodePoint || QChar::isSurrogate(*value)) {
        fail(u"an escape of \\u or \\x is no character"_s);
        return;
    }
    m_result.append(u"\\x{%1}"_s.arg(*value, 0, 16));
}

void EcmaTranslator::property(bool isInBrackets) {
    const qsizetype end = m_pattern.indexOf(u'}', m_at);
    if (peek(1) != u'{' || end < 0) {
        fail(u"\\p wants {name} behind it"_s);
        return;
    }
    QStringView name = m_pattern.mid(m_at + 2, end - m_at - 2);
    for (const QStringView prefix : {QStringView(u"General_Category="), QStringView(u"gc="),
                                     QStringView(u"Script="), QStringView(u"sc=")}) {
        if (name.startsWith(prefix)) {
            name = name.mid(prefix.size());
            break;
        }
    }
    for (const auto& [longName, shortName] : Categories) {
        if (name == longName) {
            name = shortName;
            break;
        }
    }
    if (name == u"ASCII") {
        const bool isNegated = peek() == u'P';
        m_result.append(isInBrackets ? (isNegated ? u"\\x{80}-\\x{10ffff}" : u"\\x00-\\x7f")
                                     : (isNegated ? u"[^\\x00-\\x7f]" : u"[\\x00-\\x7f]"));
    } else {
        m_result.append(u'\\').append(peek()).append(u'{').append(name).append(u'}');
    }
    m_at = end + 1;
}

} // namespace muscope::schema
