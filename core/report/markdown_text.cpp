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

bool isWordByte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

// Whether a character could begin or end something else than text where it stands.
bool isMarkup(std::string_view text, std::size_t at) {
    constexpr std::string_view Always = "\\`*[]<>&~$#";
    constexpr std::string_view AtStart = "-+=#>:";
    const char before = at > 0 ? text[at - 1] : ' ';
    const char after = at + 1 < text.size() ? text[at + 1] : ' ';
    switch (text[at]) {
    case '_': // inside a word it is nothing else
        return !isWordByte(before) || !isWordByte(after);
    case '.': // the number of a list's item, or a web address
    case ')':
        return before == 'w' || before == 'W' ||
               text.substr(0, at).find_first_not_of("0123456789") == std::string_view::npos;
    case ':': // a web address, or the name of a picture
        return after == '/' || after == '+' ||
               (isWordByte(after) && !(after >= '0' && after <= '9')) || at == 0;
    default:
        return Always.find(text[at]) != std::string_view::npos ||
               (at == 0 && AtStart.find(text[at]) != std::string_view::npos);
    }
}

} // namespace

std::string markdownText(std::string_view text) {
    const std::string shown = json::visibleLine(text);
    std::string escaped;
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const char c = shown[at];
        if (c == '|') { // a table looks for pipes before it looks for backslashes
            escaped += "&#124;";
        } else if (c == '@') { // addresses are found behind escapes, but not around code
            escaped += "`@`";
        } else if (c == ' ' && at == 0) { // four of them are code
            escaped += "&#32;";
        } else {
            escaped += isMarkup(shown, at) ? "\\" : "";
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

std::string belowSection(std::string_view markdown) {
    std::string lower;
    while (!markdown.empty()) {
        const std::size_t end = std::min(markdown.find('\n'), markdown.size() - 1) + 1;
        lower += markdown.starts_with('#') ? "##" : "";
        lower += markdown.substr(0, end);
        markdown.remove_prefix(end);
    }
    return lower;
}

} // namespace muscope
