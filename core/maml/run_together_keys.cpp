// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/run_together_keys.h"

#include "core/maml/text_lines.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

constexpr std::size_t LeastKeys = 3;

// Longer before shorter, so that schema_version is not taken for version.
constexpr std::array<std::string_view, 27> Keys{"quantum_security_flag",
                                                "quantum_context_layer",
                                                "schema_version",
                                                "output_schema",
                                                "maml_version",
                                                "verification",
                                                "input_schema",
                                                "permissions",
                                                "description",
                                                "dependencies",
                                                "created_at",
                                                "encryption",
                                                "timestamp",
                                                "arguments",
                                                "requires",
                                                "security",
                                                "version",
                                                "context",
                                                "license",
                                                "origin",
                                                "schema",
                                                "author",
                                                "title",
                                                "tools",
                                                "tool",
                                                "type",
                                                "id"};

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The known key that ends before the colon and begins at or behind from.
std::string_view keyBefore(std::string_view line, std::size_t from, std::size_t colon) {
    for (const std::string_view key : Keys) {
        if (colon - from < key.size() || !line.substr(0, colon).ends_with(key)) {
            continue;
        }
        const std::size_t begin = colon - key.size();
        const char before = begin == 0 ? ' ' : line[begin - 1];
        // "id" ends too many words; "_", "-" and "." join words.
        if (before == '_' || before == '-' || before == '.' || (key == "id" && isLetter(before))) {
            continue;
        }
        return line.substr(begin, key.size());
    }
    return {};
}

// Follows quotes and brackets through a line.
class Nesting {
public:
    void step(char c) {
        if (m_quote != 0) {
            m_quote = c == m_quote ? '\0' : m_quote;
        } else if (c == '"' || c == '\'') {
            m_quote = c;
        } else if (c == '[' || c == '{') {
            ++m_depth;
        } else if (c == ']' || c == '}') {
            m_depth = std::max(0, m_depth - 1);
        }
    }
    [[nodiscard]] bool isOutside() const { return m_quote == 0 && m_depth == 0; }

private:
    char m_quote = 0;
    int m_depth = 0;
};

} // namespace

std::vector<RunTogetherKey> splitRunTogether(std::string_view line) {
    line = trimmed(line);
    std::vector<RunTogetherKey> found;
    Nesting nesting;
    std::size_t valueBegin = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != ':' || !nesting.isOutside()) {
            nesting.step(line[i]);
            continue;
        }
        const std::string_view key = keyBefore(line, valueBegin, i);
        if (key.empty() || std::ranges::find(found, key, &RunTogetherKey::key) != found.end()) {
            continue;
        }
        const std::size_t begin = i - key.size();
        if (found.empty() && begin != 0) {
            return {};
        }
        if (!found.empty()) {
            found.back().value = trimmed(line.substr(valueBegin, begin - valueBegin));
        }
        found.push_back({key, {}});
        valueBegin = i + 1;
    }
    if (!found.empty()) {
        found.back().value = trimmed(line.substr(valueBegin));
    }
    return found;
}

bool isRunTogether(std::string_view line) {
    return splitRunTogether(line).size() >= LeastKeys;
}

} // namespace muscope
