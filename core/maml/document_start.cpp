// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/document_start.h"

#include "core/maml/known_names.h"
#include "core/maml/run_together_keys.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace muscope {

namespace {

std::vector<int> commentsBefore(const TextLines& lines, int first, int from) {
    std::vector<int> comments;
    for (int i = first - 1; i >= from; --i) {
        if (trimmed(lines[i]).starts_with("//")) {
            comments.push_back(i);
        } else if (!isBlank(lines[i])) {
            break;
        }
    }
    std::ranges::reverse(comments);
    return comments;
}

bool hasSection(const TextLines& lines, int begin, int limit) {
    for (int i = begin; i < limit; ++i) {
        const auto heading = headingOf(lines[i]);
        if (isLoneSection(lines[i]) || (heading && isCoreSection(heading->name))) {
            return true;
        }
    }
    return false;
}

// Whether a word begins with a picture, U+2000 to U+2FFF or above U+FFFF: an emoji and its like.
bool isPicture(std::string_view word) {
    return !word.empty() && (word.front() == '\xE2' || word.front() == '\xF0');
}

// The text between the pictures around it: "Intent 🐪" is a heading too.
std::string_view withoutPictures(std::string_view line) {
    std::string_view text = trimmed(line);
    while (isPicture(text)) {
        text = trimmed(text.substr(std::min(text.find_first_of(" \t"), text.size())));
    }
    for (std::size_t blank = text.find_last_of(" \t");
         blank != std::string_view::npos && isPicture(text.substr(blank + 1));
         blank = text.find_last_of(" \t")) {
        text = trimmed(text.substr(0, blank));
    }
    return text;
}

} // namespace

ScannedDocument startAt(const TextLines& lines, const FrontMatterSpan& span, int from) {
    ScannedDocument document;
    document.start = DocumentStart::FrontMatter;
    document.first = span.opening;
    document.frontMatter = span;
    document.bodyBegin = span.isClosed ? span.end + 1 : span.end;
    document.indent = span.indent;
    document.comments = commentsBefore(lines, span.opening, from);
    return document;
}

std::optional<ScannedDocument> startAtKeys(const TextLines& lines, int at, int limit,
                                           FrontMatterPlace place, int from) {
    if (at >= limit) {
        return std::nullopt;
    }
    if (!isRunTogether(lines[at])) {
        const auto key = keyOf(lines[at]);
        if (place != FrontMatterPlace::FileStart || !key || !isMarkerKey(*key) ||
            !hasSection(lines, at, limit)) {
            return std::nullopt;
        }
    }
    int end = at + 1;
    while (end < limit && !isBlank(lines[end]) && !isLoneSection(lines[end]) &&
           !isRule(lines[end]) && !fenceOf(lines[end]) && !headingOf(lines[end])) {
        ++end;
    }
    ScannedDocument document;
    document.start = DocumentStart::RunTogetherKeys;
    document.first = at;
    document.indent = indentOf(lines[at]);
    document.frontMatter = FrontMatterSpan{
        .opening = at, .begin = at, .end = end, .isClosed = true, .indent = document.indent};
    document.bodyBegin = end < limit && isRule(lines[end]) ? end + 1 : end;
    document.comments = commentsBefore(lines, at, from);
    return document;
}

ScannedDocument startAtHeading(const TextLines& lines, int at, int from) {
    ScannedDocument document;
    document.start = DocumentStart::Headings;
    document.first = at;
    document.bodyBegin = at;
    document.indent = indentOf(lines[at]);
    document.comments = commentsBefore(lines, at, from);
    return document;
}

bool isLoneSection(std::string_view line) {
    const std::string_view text = withoutPictures(line);
    const auto isPart = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ' ';
    };
    return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' &&
           std::ranges::all_of(text, isPart) && isKnownSection(text);
}

} // namespace muscope
