// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/front_matter.h"

#include "core/receipt/rules/yaml_scalar.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace muscope {

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t MostOrdered = 256; // keys; finding the place of each is linear

std::size_t indentOf(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

bool isItem(std::string_view line) {
    const std::string_view rest = line.substr(indentOf(line));
    return rest.starts_with("- ") || rest == "-";
}

// Where the colon stands that ends the key of a line; nullopt: the line has no key.
std::optional<std::size_t> keyEnd(std::string_view line) {
    const std::size_t begin = indentOf(line);
    if (begin == line.size() || line[begin] == '#' || line[begin] == '-' || line[begin] == '"' ||
        line[begin] == '\'') {
        return std::nullopt;
    }
    for (std::size_t at = line.find(':', begin); at != std::string_view::npos;
         at = line.find(':', at + 1)) {
        if (at != begin && (at + 1 == line.size() || line[at + 1] == ' ')) {
            return at;
        }
    }
    return std::nullopt;
}

void appendKeyLine(std::string_view line, std::size_t colon, const FrontMatterForm& form,
                   ScalarWay way, Lines& into) {
    const std::size_t begin = indentOf(line);
    std::string result(line.substr(0, begin));
    form.key(line.substr(begin, colon - begin), result);
    result.push_back(':');
    std::string_view value = line.substr(colon + 1);
    const std::string_view scalar = trimmedText(value);
    const auto lead = static_cast<std::size_t>(scalar.empty() ? 0 : scalar.data() - value.data());
    result.append(value.substr(0, lead));
    appendScalar(scalar, form, way, result);
    if (!scalar.empty()) {
        result.append(value.substr(lead + scalar.size()));
    }
    into.push_back(std::move(result));
}

// Consecutive items at one indentation: in reverse order, each reversed, where all are scalars.
std::size_t appendItems(const Lines& lines, std::size_t begin, const FrontMatterForm& form,
                        ScalarWay way, Lines& into) {
    const std::size_t indent = indentOf(lines[begin]);
    std::size_t end = begin;
    bool isScalar = true;
    while (end != lines.size() && isItem(lines[end]) && indentOf(lines[end]) == indent) {
        const std::string_view item = trimmedText(std::string_view(lines[end]).substr(indent + 1));
        isScalar = isScalar && !keyEnd(item) && !item.starts_with("- ");
        ++end;
    }
    isScalar = isScalar && (end == lines.size() || indentOf(lines[end]) <= indent);
    for (std::size_t count = 0; count != end - begin; ++count) {
        if (!isScalar) {
            into.push_back(lines[begin + count]);
            continue;
        }
        const std::string_view line = lines[end - 1 - count];
        const std::string_view item = trimmedText(line.substr(indent + 1));
        std::string& result = into.emplace_back(line.substr(
            0, item.empty() ? line.size() : static_cast<std::size_t>(item.data() - line.data())));
        appendScalar(item, form, way, result);
    }
    return end;
}

FrontMatterEntry converted(const FrontMatterEntry& entry, const FrontMatterForm& form,
                           ScalarWay way) {
    FrontMatterEntry result;
    std::size_t blockIndent = std::string::npos; // of the key whose "|" or ">" text this is
    for (std::size_t index = 0; index < entry.lines.size();) {
        const std::string& line = entry.lines[index];
        if (blockIndent != std::string::npos && (indentOf(line) > blockIndent || line.empty())) {
            result.lines.push_back(line);
            ++index;
            continue;
        }
        blockIndent = std::string::npos;
        if (isItem(line)) {
            index = appendItems(entry.lines, index, form, way, result.lines);
            continue;
        }
        if (const auto colon = keyEnd(line)) {
            const std::string_view value = trimmedText(std::string_view(line).substr(*colon + 1));
            if (value.starts_with('|') || value.starts_with('>')) {
                blockIndent = indentOf(line);
            }
            appendKeyLine(line, *colon, form, way, result.lines);
        } else {
            result.lines.push_back(line);
        }
        ++index;
    }
    if (!entry.key.empty()) {
        form.key(entry.key, result.key);
    }
    return result;
}

FrontMatter convertedAll(const FrontMatter& source, const FrontMatterForm& form, ScalarWay way) {
    FrontMatter result;
    for (const FrontMatterEntry& entry : source) {
        result.push_back(converted(entry, form, way));
    }
    return result;
}

} // namespace

FrontMatter readFrontMatter(const std::vector<std::string_view>& lines) {
    FrontMatter entries;
    for (const std::string_view line : lines) {
        const auto colon = indentOf(line) == 0 ? keyEnd(line) : std::nullopt;
        if (colon || entries.empty()) {
            entries.push_back({std::string(colon ? line.substr(0, *colon) : ""), {}});
        }
        entries.back().lines.emplace_back(line);
    }
    return entries;
}

FrontMatter written(const FrontMatter& source, const FrontMatterForm& form) {
    FrontMatter result = convertedAll(source, form, ScalarWay::Write);
    if (form.isSorted) {
        std::stable_sort(result.begin(), result.end(),
                         [](const auto& left, const auto& right) { return left.key < right.key; });
    }
    return result;
}

FrontMatter turnedBack(const FrontMatter& source, const FrontMatterForm& form) {
    return convertedAll(source, form, ScalarWay::TurnBack);
}

void orderLike(const FrontMatter& subject, FrontMatter& entries) {
    if (subject.size() > MostOrdered) {
        return;
    }
    const auto placeOf = [&subject](const FrontMatterEntry& entry) {
        const auto at = std::find_if(subject.begin(), subject.end(),
                                     [&](const auto& other) { return other.key == entry.key; });
        return std::distance(subject.begin(), at);
    };
    std::stable_sort(entries.begin(), entries.end(), [&](const auto& left, const auto& right) {
        return placeOf(left) < placeOf(right);
    });
}

} // namespace muscope
