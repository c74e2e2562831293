// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"
#include "core/maml/text_lines.h"
#include "core/maml/yaml_lines.h"

#include <string_view>
#include <vector>

namespace muscope {

// Takes front matter apart at its top-level keys by looking at the lines, so that spellings
// survive.
class EntrySplitter final {
public:
    // Sound: the text is YAML, so quotes and brackets may go on over lines. Broken: it is not, and
    // every line that looks like a key is one, run-together keys too.
    enum class Text : unsigned char { Sound, Broken };

    // Lines [begin, end) without the indentation of the whole document.
    EntrySplitter(const TextLines& lines, int begin, int end, int indent, Text text);

    [[nodiscard]] const std::vector<MamlEntry>& entries() const { return m_entries; }
    // Lines, from 0, that belong to no key.
    [[nodiscard]] const std::vector<int>& lostLines() const { return m_lostLines; }

private:
    void readLine(int index, std::string_view line);
    void startEntries(int index, std::string_view line, std::string_view key);
    [[nodiscard]] std::string_view topKey(std::string_view line) const;

    Text m_text;
    int m_baseIndent = 0;
    YamlLines m_yaml;
    std::vector<MamlEntry> m_entries;
    std::vector<int> m_lostLines;
};

// A key or a scalar without the quotes around it.
[[nodiscard]] std::string_view unquoted(std::string_view text);

} // namespace muscope
