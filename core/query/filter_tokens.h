// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace muscope {

// A piece of a filter's text.
struct FilterToken {
    enum class Kind : unsigned char {
        Word,     // as yet without a part to play
        Field,    // names a field
        Keyword,  // and or not in contains startswith endswith matches
        Operator, // == != < <= > >=
        String,   // in quotes, or a word a field is compared with
        Number,   // a value that begins with a digit
        Open,
        Close,
        Comma,
        Broken, // an unended string, or a character that has no meaning here
    };

    Kind kind = Kind::Word;
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] QStringView in(QStringView text) const { return text.sliced(start, length); }
    [[nodiscard]] qsizetype end() const { return start + length; }
    bool operator==(const FilterToken&) const = default;
};

// The pieces of any text, finished or not, in their order; blanks are in none. Words are Word and
// strings String: linear in the text.
[[nodiscard]] std::vector<FilterToken> readFilterTokens(QStringView text);
// The same with the words told apart by what stands before and behind them: for colours.
[[nodiscard]] std::vector<FilterToken> classifiedFilterTokens(QStringView text);

// True for a quoted String token.
[[nodiscard]] bool isQuoted(QStringView token);
// What a quoted token says: \" \' \\ \n \r \t and \uXXXX are read, any other backslash stays, so
// that patterns need not double theirs.
[[nodiscard]] QString unquoted(QStringView token);
// value as the language reads it back: bare where it can be, otherwise quoted.
[[nodiscard]] QString filterSpelling(const QString& value);

} // namespace muscope
