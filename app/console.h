// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <string_view>
#include <vector>

namespace muscope {

// Results, to standard output, as UTF-8. False once nobody reads it any more.
bool print(const QString& text);
bool print(std::string_view utf8);

// A message for a person, to standard error, with control characters made visible.
void printError(const QString& message);

// Shows on standard error where in a text something is wrong: the stretch around it, a caret below.
void printMarked(const QString& text, qsizetype position, qsizetype length);

// What is said where events hold bytes that are no text.
[[nodiscard]] QString unreadableMessage(std::int64_t events);

// A text from outside in one line that a terminal cannot misread: control and bidirectional
// characters are shown as U+XXXX in angle brackets.
[[nodiscard]] QString visibleText(const QString& text);

// Lines of columns padded to the widest cell; the columns in rightAligned hold numbers.
[[nodiscard]] QString alignedTable(const std::vector<QStringList>& rows,
                                   const std::vector<int>& rightAligned);

// Counts on standard error while work goes on, where that is a terminal; wiped by finish().
class Progress {
public:
    explicit Progress(const char* what);
    ~Progress() { finish(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance(std::int64_t count);
    void finish();

private:
    const char* m_what;
    bool m_isTerminal;
    bool m_isShown = false;
    std::int64_t m_count = 0;
    std::int64_t m_shownCount = 0;
};

} // namespace muscope
