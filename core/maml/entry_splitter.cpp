// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/entry_splitter.h"

#include "core/maml/front_matter_finder.h"
#include "core/maml/run_together_keys.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace muscope {

namespace {

// The key of "key:value", which is no YAML but is meant as such; an address is not.
std::string_view keyWithoutBlank(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.substr(colon).starts_with("://")) {
        return {};
    }
    const std::string key = std::string(text.substr(0, colon)) + ':';
    return keyOf(key) ? text.substr(0, colon) : std::string_view();
}

bool startsLikeList(std::string_view text) {
    return text.starts_with('-') || text.starts_with(']') || text.starts_with('}');
}

} // namespace

std::string_view unquoted(std::string_view text) {
    if (text.size() > 1 && text.front() == text.back() &&
        (text.front() == '"' || text.front() == '\'')) {
        return text.substr(1, text.size() - 2);
    }
    return text;
}

EntrySplitter::EntrySplitter(const TextLines& lines, int begin, int end, int indent, Text text)
    : m_text(text) {
    bool isFirst = true;
    for (int i = begin; i < end; ++i) {
        const std::string_view line = dedented(lines[i], indent);
        if (isFirst && !isBlank(line) && trimmed(line).front() != '#') {
            m_baseIndent = indentOf(line);
            isFirst = false;
        }
        readLine(i, line);
    }
    for (MamlEntry& entry : m_entries) {
        const std::size_t first =
            std::min(entry.value.find_first_not_of(" \t\n"), entry.value.size());
        const std::size_t lineEnd = entry.value.substr(0, first).find_last_of('\n');
        entry.indent = lineEnd == std::string::npos ? 0 : static_cast<int>(first - lineEnd - 1);
        entry.value = std::string(trimmed(entry.value));
    }
}

// The top-level key that a line begins with, as spelled; empty: none.
std::string_view EntrySplitter::topKey(std::string_view line) const {
    if (indentOf(line) > m_baseIndent || isBlank(line)) {
        return {};
    }
    const std::string_view text = trimmed(line);
    if (const auto key = keyOf(text)) {
        return *key;
    }
    if (m_text == Text::Broken) {
        return keyWithoutBlank(text);
    }
    if (startsLikeList(text) || text.front() == '#') {
        return {};
    }
    const std::size_t colon = text.find(": ");
    return text.substr(0, colon != std::string_view::npos ? colon
                          : text.ends_with(':')           ? text.size() - 1
                                                          : 0);
}

void EntrySplitter::startEntries(int index, std::string_view line, std::string_view key) {
    if (m_text == Text::Broken && isRunTogether(line)) {
        for (const RunTogetherKey& each : splitRunTogether(line)) {
            m_entries.push_back(
                {std::string(each.key), std::string(each.value), index + 1, index + 1});
        }
        return;
    }
    const std::size_t behind = static_cast<std::size_t>(key.data() - line.data()) + key.size();
    m_entries.push_back({std::string(unquoted(key)),
                         std::string(line.substr(line.find(':', behind) + 1)), index + 1,
                         index + 1});
}

void EntrySplitter::readLine(int index, std::string_view line) {
    const bool wasInside = m_yaml.goesOn();
    if (m_text == Text::Broken && wasInside && !topKey(line).empty()) {
        m_yaml = {};
    }
    const bool isInside = m_yaml.goesOn();
    const std::string_view text = m_yaml.read(line);
    if (m_yaml.isComment()) {
        return;
    }
    const std::string_view key = isInside ? std::string_view() : topKey(text);
    if (!key.empty()) {
        startEntries(index, text, key);
        return;
    }
    if (isBlank(text) && m_entries.empty()) {
        return;
    }
    const bool belongs =
        isBlank(text) || isInside || indentOf(text) > m_baseIndent || startsLikeList(trimmed(text));
    if (m_entries.empty() || !belongs) {
        m_lostLines.push_back(index);
        return;
    }
    m_entries.back().value += '\n';
    m_entries.back().value += text;
    m_entries.back().endLine = isBlank(text) ? m_entries.back().endLine : index + 1;
}

} // namespace muscope
