// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/yaml_lines.h"

#include "core/maml/text_lines.h"

#include <algorithm>

namespace muscope {

namespace {

// Whether a line ends in the header of a block of text: "key: |", "- >-", "key: |2".
bool opensBlock(std::string_view line) {
    line = trimmed(line);
    const std::size_t mark = line.find_last_not_of("+-0123456789");
    if (mark == std::string_view::npos || (line[mark] != '|' && line[mark] != '>')) {
        return false;
    }
    const std::string_view before = trimmed(line.substr(0, mark));
    return before.ends_with(':') || before == "-" || before.ends_with(" -");
}

} // namespace

std::string_view YamlLines::read(std::string_view line) {
    m_isComment = false;
    if (m_blockIndent >= 0) {
        if (isBlank(line) || indentOf(line) > m_blockIndent) {
            return line;
        }
        m_blockIndent = -1;
    }
    const bool isInside = goesOn();
    line = withoutComment(line);
    if (!isInside && !goesOn() && opensBlock(line)) {
        m_blockIndent = indentOf(line);
    }
    return line;
}

// Whether a value can begin at that byte: elsewhere quotes and brackets are part of a plain text.
bool YamlLines::beginsValue(std::string_view line, std::size_t at) {
    const std::size_t before =
        at == 0 ? std::string_view::npos : line.find_last_not_of(" \t", at - 1);
    if (before == std::string_view::npos ||
        std::string_view("[{,").find(line[before]) != std::string_view::npos) {
        return true;
    }
    return before + 1 != at && (line[before] == ':' || line[before] == '-');
}

void YamlLines::follow(char c, std::string_view line, std::size_t at) {
    if (c == ']' || c == '}') {
        m_depth = std::max(0, m_depth - 1);
    } else if (c == '"' || c == '\'') {
        m_quote = beginsValue(line, at) ? c : m_quote;
    } else if (c == '[' || c == '{') {
        m_depth += beginsValue(line, at) ? 1 : 0;
    }
}

std::string_view YamlLines::withoutComment(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (m_quote != 0) {
            const char next = i + 1 < line.size() ? line[i + 1] : '\0';
            if ((m_quote == '"' && c == '\\') || (m_quote == '\'' && c == '\'' && next == '\'')) {
                ++i;
            } else if (c == m_quote) {
                m_quote = 0;
            }
        } else if (c == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
            const std::size_t end = line.substr(0, i).find_last_not_of(" \t");
            m_isComment = end == std::string_view::npos;
            return line.substr(0, m_isComment ? 0 : end + 1);
        } else {
            follow(c, line, i);
        }
    }
    return line;
}

} // namespace muscope
