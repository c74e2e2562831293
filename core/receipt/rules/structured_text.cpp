// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/structured_text.h"

#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <iterator>

namespace muscope {

namespace {

constexpr std::string_view FrontMatterFence = "---";
constexpr std::string_view Heading = "## ";
constexpr std::string_view Fence = "```";

} // namespace

StructuredText takeApart(std::string_view text) {
    StructuredText structured;
    const std::vector<std::string_view> lines = linesOf(text);
    auto line = lines.begin();
    if (line != lines.end() && *line == FrontMatterFence) {
        const auto close = std::find(std::next(line), lines.end(), FrontMatterFence);
        if (close != lines.end()) {
            structured.frontMatter.emplace(std::next(line), close);
            line = std::next(close);
            if (line != lines.end()) {
                const auto front = static_cast<std::size_t>(line->data() - text.data());
                structured.behindFrontMatter = text.substr(front);
            }
        }
    }
    structured.sections.emplace_back();
    for (; line != lines.end(); ++line) {
        if (line->starts_with(Heading)) {
            structured.sections.push_back({line->substr(Heading.size()), {}});
        } else {
            structured.sections.back().lines.push_back(*line);
        }
    }
    return structured;
}

bool isFence(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    return begin != std::string_view::npos && line.substr(begin).starts_with(Fence);
}

bool hasStructure(std::string_view text) {
    constexpr std::string_view Close = "\n---";
    if (text.starts_with("---\n") &&
        (text.find("\n---\n", FrontMatterFence.size()) != std::string_view::npos ||
         (text.ends_with(Close) && text.size() > FrontMatterFence.size()))) {
        return true;
    }
    while (!text.empty()) {
        if (text.starts_with(Heading) || isFence(text.substr(0, text.find('\n')))) {
            return true;
        }
        const std::size_t end = text.find('\n');
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return false;
}

} // namespace muscope
