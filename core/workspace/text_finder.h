// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringMatcher>

#include <array>
#include <string>
#include <string_view>

namespace muscope {

// Looks for one plain text in JSON texts, whatever its case: in the text as it is stored and, where
// that holds escapes, in it with the escapes read, so that "é" is found where \u00e9 is written.
// A needle of ASCII is compared byte by byte with the case of ASCII letters set aside; any other by
// Unicode's case folding. Linear in the text. Holds scratch memory: one per thread.
class TextFinder {
public:
    explicit TextFinder(const QString& needle);

    [[nodiscard]] bool isIn(std::string_view json);

private:
    [[nodiscard]] bool isInPlain(std::string_view text) const;

    bool m_isAscii = true;
    std::string m_needle;                   // ASCII in lower case
    std::array<std::size_t, 256> m_skips{}; // how far to go on after a byte (Horspool)
    QStringMatcher m_matcher;
    std::string m_scratch;
};

// text with its JSON escapes read, appended to out; what is no escape stays as it is.
void appendUnescaped(std::string_view text, std::string& out);

} // namespace muscope
