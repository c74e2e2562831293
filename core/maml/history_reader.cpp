// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/history_reader.h"

#include "core/maml/text_lines.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

namespace {

constexpr std::string_view DateForm = "0000-00-00";

struct Reading {
    MamlHistoryEntry entry;
    bool isTruncated = false;
};

// How many bytes at the front have the form of a date.
std::size_t dateLength(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && length < DateForm.size() &&
           (DateForm[length] == '-' ? text[length] == '-'
                                    : text[length] >= '0' && text[length] <= '9')) {
        ++length;
    }
    return length;
}

std::string_view takeTime(std::string_view& text, bool isBracketed) {
    std::size_t end = isBracketed ? text.find(']') : text.find_first_of(" \t[");
    end = std::min(end, text.size());
    std::string_view time = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + (isBracketed ? 1U : 0U)));
    while (time.ends_with(':')) {
        time.remove_suffix(1);
    }
    text = trimmed(text);
    if (text.starts_with(':')) {
        text = trimmed(text.substr(1));
    }
    return time;
}

std::optional<Reading> readLine(std::string_view text, bool isLast) {
    const bool isItem = text.starts_with("- ") || text.starts_with("* ");
    text = trimmed(text.substr(isItem ? 2 : 0));
    const bool isBracketed = text.starts_with('[');
    text.remove_prefix(isBracketed ? 1 : 0);
    const std::size_t length = dateLength(text);
    Reading reading;
    if (length < DateForm.size()) {
        // Only the last line of all can have lost its end.
        if (!isLast || length < 4 || length != text.size()) {
            return std::nullopt;
        }
        reading.entry.time = std::string(text);
        reading.isTruncated = true;
        return reading;
    }
    reading.isTruncated = isBracketed && text.find(']') == std::string_view::npos;
    reading.entry.time = std::string(takeTime(text, isBracketed));
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        reading.isTruncated = reading.isTruncated || end == std::string_view::npos;
        if (end != std::string_view::npos) {
            reading.entry.action = std::string(trimmed(text.substr(1, end - 1)));
            text = trimmed(text.substr(end + 1));
        }
    } else {
        reading.isTruncated = reading.isTruncated || text.empty();
    }
    reading.entry.text = std::string(text);
    return reading;
}

} // namespace

std::vector<MamlHistoryEntry> readHistory(const MamlSection& section, DiagnosticList& diagnostics) {
    std::vector<MamlHistoryEntry> entries;
    const TextLines lines(section.text);
    for (int i = 0; i < lines.count(); ++i) {
        const bool isLast = lines.firstFilled(i + 1, lines.count()) == lines.count();
        auto reading = readLine(trimmed(lines[i]), isLast);
        if (!reading) {
            continue;
        }
        reading->entry.line = section.line + 1 + i;
        if (reading->isTruncated) {
            diagnostics.add("history-truncated", {reading->entry.line, 1},
                            "the entry ends before its action does");
        }
        entries.push_back(std::move(reading->entry));
    }
    return entries;
}

} // namespace muscope
