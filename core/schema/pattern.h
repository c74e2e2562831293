// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QString>

#include <tl/expected.hpp>

#include <cstddef>
#include <string_view>

namespace muscope::schema {

// A pattern of a schema (ECMA-262), compiled once and shared between threads. A match costs at most
// what the text's length allows, whatever the pattern: PCRE2 gives up at a limit, and long texts
// are tried on patterns alone that match nowhere but at their start.
class Pattern {
public:
    enum class Match : unsigned char { Yes, No, GaveUp };

    // Or why PCRE2 or ECMA-262 refuses it.
    [[nodiscard]] static tl::expected<Pattern, QString> compile(std::string_view source);

    // Whether it matches somewhere in the text. Half of a surrogate pair alone, and a byte that is
    // no UTF-8, are read as U+FFFD.
    [[nodiscard]] Match match(std::string_view text) const;

private:
    Pattern(QRegularExpression expression, bool isAnchored)
        : m_expression(std::move(expression))
        , m_isAnchored(isAnchored) {}

    QRegularExpression m_expression;
    bool m_isAnchored;
};

} // namespace muscope::schema
