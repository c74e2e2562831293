// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/markdown_text.h"

#include "core/json/visible_text.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::size_t LeastFence = 3;

std::size_t longestRun(std::string_view text, char wanted) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == wanted ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

std::string markdownText(std::string_view text) {
    std::string escaped;
    for (const char c : json::visibleLine(text)) {
        switch (c) {
        case '|': // a table looks for pipes before it looks for backslashes
            escaped += "&#124;";
            break;
        case '@': // an address is found behind escapes and entities alike, but not around code
            escaped += "`@`";
            break;
        case '\\':
        case '`':
        case '*':
        case '_':
        case '{':
        case '}':
        case '[':
        case ']':
        case '(':
        case ')':
        case '<':
        case '>':
        case '#':
        case '+':
        case '-':
        case '.':
        case '!':
        case '~':
        case '&':
        case ':':
        case '=':
        case '"':
        case '\'':
        case '$':
        case '^':
        case '/':
            escaped += '\\';
            escaped += c;
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

std::string markdownCode(std::string_view text) {
    const std::string shown = json::visibleLine(text);
    if (shown.empty()) {
        return {};
    }
    const std::string ticks(longestRun(shown, '`') + 1, '`');
    // A blank at both ends is taken off again; without one, a tick would join the fence.
    const bool needsBlanks =
        shown.front() == '`' || shown.back() == '`' || shown.front() == ' ' || shown.back() == ' ';
    const std::string blank = needsBlanks ? " " : "";
    return ticks + blank + shown + blank + ticks;
}

std::string markdownFence(std::string_view text) {
    const std::string shown = json::visibleText(text);
    const std::string ticks(std::max(longestRun(shown, '`') + 1, LeastFence), '`');
    return ticks + '\n' + shown + (shown.ends_with('\n') ? "" : "\n") + ticks + '\n';
}

} // namespace muscope
