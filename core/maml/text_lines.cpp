// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/text_lines.h"

#include "core/json/text_position.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::string_view Blanks = " \t\r\n";

} // namespace

TextLines::TextLines(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (end != std::string_view::npos && line.ends_with('\r')) {
            line.remove_suffix(1);
            if (!m_firstCrLf) {
                m_firstCrLf = count();
            }
        }
        m_lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    m_nextFilled.resize(m_lines.size());
    int next = count();
    for (int i = count() - 1; i >= 0; --i) {
        next = isBlank(m_lines[static_cast<std::size_t>(i)]) ? next : i;
        m_nextFilled[static_cast<std::size_t>(i)] = next;
    }
}

std::string TextLines::joined(int begin, int end, int indent) const {
    std::string text;
    for (int i = begin; i < end; ++i) {
        text += dedented((*this)[i], indent);
        text += '\n';
    }
    return text;
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(Blanks) == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(Blanks), text.size());
    return text.substr(begin, text.find_last_not_of(Blanks) + 1 - begin);
}

int indentOf(std::string_view line) {
    return static_cast<int>(std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string_view dedented(std::string_view line, int indent) {
    return line.substr(static_cast<std::size_t>(std::min(indentOf(line), indent)));
}

int columnAt(std::string_view line, std::size_t offset) {
    return json::positionAt(line, offset).column;
}

} // namespace muscope
