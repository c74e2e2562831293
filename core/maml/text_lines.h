// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A text taken apart into lines without their ends (LF or CR LF). The text is not owned. Lines are
// counted from 0 here; what is told to people counts from 1.
class TextLines final {
public:
    explicit TextLines(std::string_view text);

    [[nodiscard]] int count() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] std::string_view operator[](int index) const {
        return m_lines[static_cast<std::size_t>(index)];
    }
    // The first line that ended with CR LF.
    [[nodiscard]] std::optional<int> firstCrLf() const { return m_firstCrLf; }

    // The lines [begin, end) without up to indent blanks in front, each with an LF behind it.
    [[nodiscard]] std::string joined(int begin, int end, int indent) const;
    // The first line in [begin, end) that is not blank; end: there is none. O(1).
    [[nodiscard]] int firstFilled(int begin, int end) const {
        return begin < end ? std::min(m_nextFilled[static_cast<std::size_t>(begin)], end) : end;
    }

private:
    std::vector<std::string_view> m_lines;
    std::vector<int> m_nextFilled; // for each line the first from it on that is not blank
    std::optional<int> m_firstCrLf;
};

[[nodiscard]] bool isBlank(std::string_view text);
// Without the blanks (spaces, tabs, line ends) around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// How many spaces and tabs a line begins with.
[[nodiscard]] int indentOf(std::string_view line);
// The line without up to indent blanks in front.
[[nodiscard]] std::string_view dedented(std::string_view line, int indent);
// The column, from 1 and in code points, of a byte of a line.
[[nodiscard]] int columnAt(std::string_view line, std::size_t offset);

} // namespace muscope
