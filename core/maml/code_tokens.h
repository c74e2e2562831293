// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

#include <vector>

namespace muscope {

enum class CodeTokenKind : unsigned char { String, Number, Comment, Keyword, Key };

// A stretch of code to be coloured, in UTF-16 units. Tokens do not overlap and come in order; one
// that goes over a line end is a token on each of its lines.
struct CodeToken {
    qsizetype start = 0;
    qsizetype length = 0;
    CodeTokenKind kind = CodeTokenKind::Keyword;

    bool operator==(const CodeToken&) const = default;
};

// What to colour of a text in the language of its fence ("python", "json"); nothing in a language
// that is not known. A guess for the eye: nothing is understood, nothing is refused. Linear.
[[nodiscard]] std::vector<CodeToken> codeTokens(QStringView text, QStringView language);

} // namespace muscope
