// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/block_finder.h"

#include "core/maml/known_names.h"
#include "core/maml/run_together_keys.h"

#include <algorithm>
#include <array>
#include <string>

namespace muscope {

namespace {

constexpr std::array<std::string_view, 5> MarkdownLanguages{"markdown", "md", "maml", "maml.md",
                                                            "mdx"};
constexpr std::array<std::string_view, 3> DataLanguages{"yaml", "yml", "json"};

std::string inSmallLetters(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    });
    return small;
}

} // namespace

bool canWrap(std::string_view language) {
    return isAmong(MarkdownLanguages, inSmallLetters(language));
}

int skipComments(const TextLines& lines, int begin, int limit) {
    while (begin < limit && (isBlank(lines[begin]) || trimmed(lines[begin]).starts_with("//"))) {
        ++begin;
    }
    return begin;
}

bool BlockFinder::isCoreHeading(int line, int indent) const {
    const auto heading = headingOf(dedented(m_lines[line], indent));
    return heading && heading->level == 2 && isCoreSection(heading->name);
}

bool BlockFinder::quotesDocument(int opening, int limit) const {
    const auto fence = fenceOf(m_lines[opening]);
    if (!fence) {
        return false;
    }
    const std::string language = inSmallLetters(fence->language);
    const bool isMarkdown = language.empty() || isAmong(MarkdownLanguages, language);
    if (!isMarkdown && !isAmong(DataLanguages, language)) {
        return false;
    }
    const int first = skipComments(m_lines, opening + 1, limit);
    if (first >= limit) {
        return false;
    }
    const auto heading = headingOf(trimmed(m_lines[first]));
    if ((heading && isMamlHeading(heading->name)) || isRunTogether(m_lines[first])) {
        return true;
    }
    return findFrontMatter(m_lines, first, limit,
                           isMarkdown ? FrontMatterPlace::Quoted : FrontMatterPlace::QuotedData)
        .has_value();
}

ScannedBlock BlockFinder::find(int opening, int limit, int indent) {
    const FenceLine fence = fenceOf(m_lines[opening]).value_or(FenceLine{});
    const bool isMarkdown = canWrap(fence.language);
    int depth = 1;
    int heading = -1;      // since the last fence
    int firstHeading = -1; // of all
    int end = limit;
    for (int i = opening + 1; i < limit && spend(); ++i) {
        const auto other = fenceOf(m_lines[i]);
        if (other && other->matches(fence)) {
            if (other->isBare && --depth == 0) {
                return {opening, i, i + 1, true, false, fence.language};
            }
            if (!other->isBare && !isMarkdown && depth == 1 &&
                (heading >= 0 || quotesDocument(i, limit))) {
                end = heading >= 0 ? heading : i;
                return {opening, end, end, false, false, fence.language};
            }
            depth += other->isBare ? 0 : 1;
            heading = -1;
        } else if (isCoreHeading(i, indent)) {
            heading = heading < 0 ? i : heading;
            firstHeading = firstHeading < 0 ? i : firstHeading;
        }
    }
    if (!isMarkdown && firstHeading >= 0) {
        end = firstHeading;
    }
    return {opening, end, end, false, false, fence.language};
}

bool BlockFinder::isStray(int at, int limit, int indent, const ScannedBlock* previous) {
    const FenceLine fence = fenceOf(m_lines[at]).value_or(FenceLine{});
    if (at + 1 < limit && isRule(m_lines[at + 1]) && quotesDocument(at, limit)) {
        return false;
    }
    const bool followsBlock = previous != nullptr && m_lines.firstFilled(previous->next, at) == at;
    bool hasContent = false;
    for (int i = at + 1; i < limit && spend(); ++i) {
        const auto next = fenceOf(m_lines[i]);
        if (next && next->matches(fence)) {
            if (followsBlock && previous->next == at && next->isBare) {
                return !hasContent || !hasPartner(at, limit, indent);
            }
            return followsBlock ? !next->isBare : !next->isBare && !hasContent;
        }
        if (isCoreHeading(i, indent)) {
            // A block of its own would be left by its closing fence before the next section.
            return followsBlock || !hasContent;
        }
        hasContent = hasContent || !isBlank(m_lines[i]);
    }
    return followsBlock || !hasContent;
}

// Whether the bare fences from line at on, up to the next section or fence of another kind, are
// two by two.
bool BlockFinder::hasPartner(int at, int limit, int indent) {
    const FenceLine fence = fenceOf(m_lines[at]).value_or(FenceLine{});
    bool isOdd = true;
    for (int i = at + 1; i < limit && spend() && !isCoreHeading(i, indent); ++i) {
        const auto next = fenceOf(m_lines[i]);
        if (next && next->matches(fence)) {
            if (!next->isBare) {
                break;
            }
            isOdd = !isOdd;
        }
    }
    return !isOdd;
}

} // namespace muscope
