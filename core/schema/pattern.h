// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QString>

#include <tl/expected.hpp>

#include <cstdint>
#include <string_view>
#include <utility>

namespace muscope::schema {

// A pattern of a schema (ECMA-262), compiled once and shared between threads. A match costs at most
// what the text's length allows, whatever the pattern: PCRE2 gives up at a limit, and long texts
// are tried on patterns alone that match nowhere but at their start.
class Pattern {
public:
    enum class Match : unsigned char { Yes, No, GaveUp };

    struct Tried {
        Match match = Match::GaveUp;
        std::uint64_t steps = 0; // what it may have cost (see Limits), the same each time
    };

    // Or why PCRE2 or ECMA-262 refuses it.
    [[nodiscard]] static tl::expected<Pattern, QString> compile(std::string_view source);

    // Whether it matches somewhere in the text. Half of a surrogate pair alone, and a byte that is
    // no UTF-8, are read as U+FFFD.
    [[nodiscard]] Tried match(std::string_view text) const;

private:
    Pattern(QRegularExpression quick, QRegularExpression patient, bool isAnchored)
        : m_quick(std::move(quick))
        , m_patient(std::move(patient))
        , m_isAnchored(isAnchored) {}

    QRegularExpression m_quick;   // with a limit that everyday patterns keep to
    QRegularExpression m_patient; // where that one gives up; compiled when it is first wanted
    bool m_isAnchored;
};

} // namespace muscope::schema
