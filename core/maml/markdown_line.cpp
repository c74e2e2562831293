// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/markdown_line.h"

#include "core/maml/text_lines.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr int LeastFence = 3;
constexpr std::size_t DeepestHeading = 6;
constexpr int MostHeadingIndent = 3;

} // namespace

std::optional<FenceLine> fenceOf(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (text.empty() || (text.front() != '`' && text.front() != '~')) {
        return std::nullopt;
    }
    const std::size_t length = std::min(text.find_first_not_of(text.front()), text.size());
    const std::string_view info = trimmed(text.substr(length));
    if (length < LeastFence || (text.front() == '`' && info.find('`') != std::string_view::npos)) {
        return std::nullopt;
    }
    return FenceLine{.mark = text.front(),
                     .length = static_cast<int>(length),
                     .language = info.substr(0, info.find_first_of(" \t")),
                     .isBare = info.empty()};
}

std::optional<HeadingLine> headingOf(std::string_view line) {
    if (indentOf(line) > MostHeadingIndent) {
        return std::nullopt;
    }
    std::string_view text = trimmed(line);
    const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
    if (level == 0 || level > DeepestHeading ||
        (level != text.size() && text[level] != ' ' && text[level] != '\t')) {
        return std::nullopt;
    }
    text = trimmed(text.substr(level));
    const std::size_t name = text.find_last_not_of('#');
    if (name == std::string_view::npos) {
        text = {};
    } else if (name + 1 != text.size() && (text[name] == ' ' || text[name] == '\t')) {
        text = trimmed(text.substr(0, name));
    }
    return HeadingLine{static_cast<int>(level), text};
}

bool isRule(std::string_view line) {
    return trimmed(line) == "---";
}

} // namespace muscope
