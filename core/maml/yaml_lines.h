// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace muscope {

// Follows YAML line by line as far as its spelling needs: where comments begin, and whether a
// quoted text, a bracket or a block of text ("|") goes on.
class YamlLines final {
public:
    // The line without its comment and the blanks before that. A comment alone gives an empty line
    // where isComment() is true.
    [[nodiscard]] std::string_view read(std::string_view line);

    [[nodiscard]] bool isComment() const { return m_isComment; }
    // Whether what was read goes on in the next line, however far that is indented.
    [[nodiscard]] bool goesOn() const { return m_quote != 0 || m_depth > 0; }

private:
    [[nodiscard]] std::string_view withoutComment(std::string_view line);
    void follow(char c, std::string_view line, std::size_t at);
    [[nodiscard]] static bool beginsValue(std::string_view line, std::size_t at);

    char m_quote = 0;
    int m_depth = 0;        // of brackets
    int m_blockIndent = -1; // of the line that opened a block of text
    bool m_isComment = false;
};

} // namespace muscope
