// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/query/filter_tokens.h"

#include "core/query/filter_fields.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

using Kind = FilterToken::Kind;

constexpr std::array Keywords{QLatin1StringView("and"),      QLatin1StringView("or"),
                              QLatin1StringView("not"),      QLatin1StringView("in"),
                              QLatin1StringView("contains"), QLatin1StringView("startswith"),
                              QLatin1StringView("endswith"), QLatin1StringView("matches")};

bool isQuote(QChar unit) {
    return unit == u'"' || unit == u'\'';
}

bool isSign(QChar unit) {
    return unit == u'=' || unit == u'!' || unit == u'<' || unit == u'>';
}

bool endsWord(QChar unit) {
    return unit.isSpace() || isQuote(unit) || isSign(unit) || unit == u'(' || unit == u')' ||
           unit == u',';
}

bool isKeyword(QStringView word) {
    return std::ranges::any_of(Keywords, [word](QLatin1StringView keyword) {
        return word.compare(keyword, Qt::CaseInsensitive) == 0;
    });
}

FilterToken readString(QStringView text, qsizetype start) {
    const QChar quote = text[start];
    qsizetype at = start + 1;
    while (at < text.size() && text[at] != quote) {
        at += text[at] == u'\\' ? 2 : 1;
    }
    if (at >= text.size()) {
        return {Kind::Broken, start, text.size() - start};
    }
    return {Kind::String, start, at + 1 - start};
}

FilterToken readSign(QStringView text, qsizetype start) {
    const bool isPair = start + 1 < text.size() && text[start + 1] == u'=';
    if (text[start] == u'!' && !isPair) {
        return {Kind::Broken, start, 1};
    }
    return {Kind::Operator, start, isPair ? 2 : 1};
}

FilterToken readWord(QStringView text, qsizetype start) {
    qsizetype at = start;
    while (at < text.size() && !endsWord(text[at])) {
        ++at;
    }
    const bool isKey = isKeyword(text.sliced(start, at - start));
    return {isKey ? Kind::Keyword : Kind::Word, start, at - start};
}

FilterToken readToken(QStringView text, qsizetype start) {
    const QChar unit = text[start];
    if (isQuote(unit)) {
        return readString(text, start);
    }
    if (isSign(unit)) {
        return readSign(text, start);
    }
    switch (unit.unicode()) {
    case u'(':
        return {Kind::Open, start, 1};
    case u')':
        return {Kind::Close, start, 1};
    case u',':
        return {Kind::Comma, start, 1};
    default:
        return readWord(text, start);
    }
}

// A comparison, the list of "in", or a unit parted from its number: what follows is a value.
bool wantsValue(QStringView text, const std::vector<FilterToken>& tokens, std::size_t at) {
    if (at == 0) {
        return false;
    }
    const FilterToken& before = tokens[at - 1];
    switch (before.kind) {
    case Kind::Operator:
    case Kind::Comma:
        return true;
    case Kind::Keyword:
        return before.length > 3 || before.in(text).compare(u"in", Qt::CaseInsensitive) == 0;
    case Kind::Open:
        return at >= 2 && tokens[at - 2].in(text).compare(u"in", Qt::CaseInsensitive) == 0;
    case Kind::Number:
        return true;
    default:
        return false;
    }
}

Kind kindOfWord(QStringView text, const std::vector<FilterToken>& tokens, std::size_t at) {
    const QStringView word = tokens[at].in(text);
    if (wantsValue(text, tokens, at)) {
        const bool isUnit = tokens[at - 1].kind == Kind::Number;
        return isUnit || word.front().isDigit() ? Kind::Number : Kind::String;
    }
    return findFilterField(word) != nullptr ? Kind::Field : Kind::Word;
}

// The character of a \uXXXX whose digits start at place; nullopt when they are not there.
std::optional<char16_t> escapedUnit(QStringView text, qsizetype place) {
    bool isNumber = false;
    const QStringView digits = text.mid(place, 4);
    const ushort unit = digits.toUShort(&isNumber, 16);
    return isNumber && digits.size() == 4 ? std::optional<char16_t>(unit) : std::nullopt;
}

} // namespace

std::vector<FilterToken> readFilterTokens(QStringView text) {
    std::vector<FilterToken> tokens;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        tokens.push_back(readToken(text, at));
        at = tokens.back().end();
    }
    return tokens;
}

std::vector<FilterToken> classifiedFilterTokens(QStringView text) {
    std::vector<FilterToken> tokens = readFilterTokens(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::Word) {
            tokens[i].kind = kindOfWord(text, tokens, i);
        }
    }
    return tokens;
}

bool isQuoted(QStringView token) {
    return token.size() >= 2 && isQuote(token.front()) && token.back() == token.front();
}

QString unquoted(QStringView token) {
    const QStringView inner = token.sliced(1, token.size() - 2);
    QString text;
    text.reserve(inner.size());
    for (qsizetype at = 0; at < inner.size(); ++at) {
        if (inner[at] != u'\\' || at + 1 == inner.size()) {
            text += inner[at];
            continue;
        }
        const QChar escaped = inner[++at];
        if (isQuote(escaped) || escaped == u'\\') {
            text += escaped;
        } else if (escaped == u'n' || escaped == u'r' || escaped == u't') {
            text += QChar(escaped == u'n' ? u'\n' : escaped == u'r' ? u'\r' : u'\t');
        } else if (const auto unit = escapedUnit(inner, at + 1); escaped == u'u' && unit) {
            text += QChar(*unit);
            at += 4;
        } else {
            text += u'\\';
            text += escaped;
        }
    }
    return text;
}

QString filterSpelling(const QString& value) {
    const auto tokens = readFilterTokens(value);
    if (tokens.size() == 1 && tokens.front().kind == Kind::Word &&
        tokens.front().length == value.size() && !value.contains(u'\\')) {
        return value;
    }
    QString quoted = value;
    quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    quoted.replace(u'\n', QStringLiteral("\\n")).replace(u'\r', QStringLiteral("\\r"));
    return u'"' + quoted + u'"';
}

} // namespace muscope
