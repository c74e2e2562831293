// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/front_matter_finder.h"

#include "core/maml/known_names.h"
#include "core/maml/markdown_line.h"

namespace muscope {

namespace {

// What the lines behind an opening "---" look like.
struct Look {
    int closing = -1;
    int firstHeading = -1; // of level two
    int stop = -1;         // the heading, fence or limit that ends the search
    bool hasMarker = false;
    bool startsWithKey = false;
    bool isPlain = true; // nothing but keys, lists, comments and indented lines
    bool isReceipt = false;
};

bool isPlainLine(std::string_view line) {
    const std::string_view text = trimmed(line);
    return text.empty() || indentOf(line) > 0 || text.front() == '#' || text.front() == '-' ||
           text.front() == ']' || text.front() == '}' || keyOf(line).has_value();
}

Look lookBehind(const TextLines& lines, int at, int limit) {
    const int indent = indentOf(lines[at]);
    Look look;
    bool isFirst = true;
    int i = at + 1;
    for (; i < limit; ++i) {
        const std::string_view line = dedented(lines[i], indent);
        if (isRule(lines[i]) && indentOf(lines[i]) <= indent) {
            look.closing = i;
            break;
        }
        const auto heading = headingOf(line);
        if (heading && heading->level == 2 && look.firstHeading < 0) {
            look.firstHeading = i;
        }
        if (fenceOf(line) || (heading && heading->level == 2 && isCoreSection(heading->name))) {
            break;
        }
        const auto key = keyOf(line);
        if (isFirst && !isBlank(line) && trimmed(line).front() != '#') {
            look.startsWithKey = key.has_value() || trimmed(line).front() == '{';
            isFirst = false;
        }
        look.hasMarker = look.hasMarker || (key && indentOf(line) == 0 && isMarkerKey(*key));
        look.isReceipt =
            look.isReceipt || trimmed(line) == "type: receipt" || (key && *key == "noisrev_lmam");
        look.isPlain = look.isPlain && isPlainLine(line);
    }
    look.stop = i;
    if (look.firstHeading >= 0 && !look.isPlain) {
        look.closing = -1; // the "---" further down is a line across the page
    }
    return look;
}

// Whether the next line that is not blank is a section that only MAML has.
bool sectionFollows(const TextLines& lines, int begin, int limit) {
    const int at = lines.firstFilled(begin, limit);
    const auto heading = at < limit ? headingOf(trimmed(lines[at])) : std::nullopt;
    return heading && isCoreSection(heading->name);
}

bool opensDocument(const TextLines& lines, const Look& look, int limit, FrontMatterPlace place) {
    const bool isClosed = look.closing >= 0;
    const bool followed = sectionFollows(lines, isClosed ? look.closing + 1 : look.stop, limit);
    switch (place) {
    case FrontMatterPlace::FileStart:
        return isClosed ? look.startsWithKey || look.hasMarker || followed
                        : look.startsWithKey && (look.hasMarker || look.firstHeading >= 0);
    case FrontMatterPlace::Quoted:
        return !look.isReceipt && (isClosed ? look.startsWithKey || look.hasMarker || followed
                                            : look.hasMarker && followed);
    case FrontMatterPlace::QuotedData:
        return opensDocument(lines, look, limit, FrontMatterPlace::Quoted) &&
               (look.hasMarker || followed);
    case FrontMatterPlace::Prose:
        return !look.isReceipt && isClosed && look.startsWithKey && look.isPlain &&
               (look.hasMarker || followed);
    }
    return false;
}

} // namespace

std::optional<FrontMatterSpan> findFrontMatter(const TextLines& lines, int at, int limit,
                                               FrontMatterPlace place) {
    if (at >= limit || !isRule(lines[at])) {
        return std::nullopt;
    }
    const Look look = lookBehind(lines, at, limit);
    if (!opensDocument(lines, look, limit, place)) {
        return std::nullopt;
    }
    FrontMatterSpan span{.opening = at, .begin = at + 1, .indent = indentOf(lines[at])};
    span.isClosed = look.closing >= 0;
    if (span.isClosed) {
        span.end = look.closing;
    } else {
        span.end = look.firstHeading >= 0 ? look.firstHeading : look.stop;
    }
    return span;
}

std::optional<std::string_view> keyOf(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (text.empty()) {
        return std::nullopt;
    }
    if (text.front() == '"' || text.front() == '\'') {
        const std::size_t close = text.find(text.front(), 1);
        const std::size_t colon =
            close == std::string_view::npos ? close : text.find_first_not_of(' ', close + 1);
        if (colon == std::string_view::npos || text[colon] != ':') {
            return std::nullopt;
        }
        return text.substr(0, close + 1);
    }
    const auto isWordByte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    if (!isWordByte(text.front())) {
        return std::nullopt;
    }
    std::size_t end = 1;
    while (end < text.size() &&
           (isWordByte(text[end]) ||
            std::string_view(" .-/").find(text[end]) != std::string_view::npos)) {
        ++end;
    }
    if (end == text.size() || text[end] != ':' ||
        (end + 1 < text.size() && text[end + 1] != ' ' && text[end + 1] != '\t')) {
        return std::nullopt;
    }
    return trimmed(text.substr(0, end));
}

} // namespace muscope
