// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/front_matter_reader.h"

#include "core/maml/entry_splitter.h"
#include "core/maml/flow_mapping.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace muscope {

namespace {

constexpr int DeepestSearch = 8;

// Lines of a value that was read from a text whose first line is the file's line first (from 1).
void moveLines(YamlValue& value, int first) {
    value.line += first;
    for (YamlValue& item : value.items) {
        moveLines(item, first);
    }
}

class Reader {
public:
    Reader(const TextLines& lines, const FrontMatterSpan& span, DiagnosticList& diagnostics)
        : m_lines(lines)
        , m_span(span)
        , m_diagnostics(diagnostics) {}

    FrontMatter read(DocumentStart start) {
        const std::string text = m_lines.joined(m_span.begin, m_span.end, m_span.indent);
        if (start == DocumentStart::RunTogetherKeys) {
            tell("yaml-recovered", m_span.begin, 0,
                 "no --- around the front matter: taken apart at known keys");
            readBroken({m_span.begin, 0, {}}, false);
            return std::move(m_result);
        }
        if (!m_span.isClosed) {
            tell("yaml-recovered", m_span.opening, 0,
                 "the front matter has no closing ---: it ends before the first section");
        }
        YamlReading reading = readYaml(text);
        const std::string_view content = trimmed(text);
        if (content.starts_with('{')) {
            readFlow(text, std::move(reading));
        } else if (!reading.problem && reading.value.kind == YamlValue::Kind::Mapping) {
            const EntrySplitter splitter(m_lines, m_span.begin, m_span.end, m_span.indent,
                                         EntrySplitter::Text::Sound);
            m_result.entries = splitter.entries();
            m_result.values = std::move(reading.value);
            moveLines(m_result.values, m_span.begin + 1);
        } else if (reading.problem || reading.value.kind != YamlValue::Kind::Null) {
            readBroken(reading.problem.value_or(
                           YamlProblem{m_lines.firstFilled(m_span.begin, m_span.end) - m_span.begin,
                                       0, "no mapping of keys to values"}),
                       true);
        }
        return std::move(m_result);
    }

private:
    void tell(std::string_view code, int line, int column, std::string message) {
        const std::string_view text = m_lines[line];
        const int removed = std::min(indentOf(text), m_span.indent);
        m_diagnostics.add(code, {line + 1, removed + column + 1}, std::move(message));
    }

    // The line of a problem, kept within the front matter.
    [[nodiscard]] int lineOf(const YamlProblem& problem) const {
        return std::clamp(m_span.begin + problem.line, m_span.opening,
                          std::max(m_span.opening, m_span.end - 1));
    }

    void readFlow(const std::string& text, YamlReading reading) {
        int line = m_span.begin + 1;
        const char* at = text.data();
        for (const FlowMember& member : splitFlowMapping(text)) {
            line += static_cast<int>(std::count(at, member.key.data(), '\n'));
            at = member.key.data();
            m_result.entries.push_back(
                {std::string(unquoted(member.key)), std::string(member.value), line,
                 line + static_cast<int>(std::ranges::count(member.value, '\n'))});
        }
        if (reading.problem) {
            tell(m_result.entries.empty() ? "yaml-invalid" : "yaml-recovered",
                 lineOf(*reading.problem), reading.problem->column, reading.problem->message);
            return;
        }
        m_result.values = std::move(reading.value);
        moveLines(m_result.values, m_span.begin + 1);
    }

    // Key by key: what is YAML by itself gives a value, the rest is told.
    void readBroken(const YamlProblem& problem, bool isTold) {
        const EntrySplitter splitter(m_lines, m_span.begin, m_span.end, m_span.indent,
                                     EntrySplitter::Text::Broken);
        m_result.entries = splitter.entries();
        m_result.values.kind = YamlValue::Kind::Mapping;
        bool isFound = false;
        for (std::size_t i = 0; i < m_result.entries.size(); ++i) {
            const MamlEntry& entry = m_result.entries[i];
            const auto place = readEntry(entry, sharesLine(i));
            if (place && isTold) {
                tell("yaml-recovered", lineOf(*place), place->column,
                     "“" + entry.key + "” is no YAML: " + place->message);
            }
            isFound = isFound || place.has_value();
        }
        if (!isTold) {
            return;
        }
        if (m_result.entries.empty() || !splitter.lostLines().empty()) {
            const int line =
                m_result.entries.empty() ? lineOf(problem) : splitter.lostLines().front();
            tell("yaml-invalid", line, 0,
                 "the front matter is no YAML here and cannot be read: " + problem.message);
        } else if (!isFound) {
            tell("yaml-recovered", lineOf(problem), problem.column,
                 "the front matter is no YAML as a whole: " + problem.message);
        }
    }

    [[nodiscard]] bool sharesLine(std::size_t index) const {
        const std::vector<MamlEntry>& all = m_result.entries;
        return (index > 0 && all[index - 1].line == all[index].line) ||
               (index + 1 < all.size() && all[index + 1].line == all[index].line);
    }

    // Reads one entry as YAML; the problem's line counts from the front matter's first.
    std::optional<YamlProblem> readEntry(const MamlEntry& entry, bool isShared) {
        const std::string text = isShared
                                     ? entry.key + ": " + entry.value + '\n'
                                     : m_lines.joined(entry.line - 1, entry.endLine, m_span.indent);
        YamlReading reading = readYaml(text);
        if (reading.problem) {
            const int line =
                isShared ? entry.line - 1 : findBroken(entry.line - 1, entry.endLine, 0);
            return YamlProblem{line - m_span.begin, indentOf(m_lines[line]),
                               reading.problem->message};
        }
        for (std::size_t i = 0; i < reading.value.keys.size(); ++i) {
            moveLines(reading.value.items[i], entry.line);
            m_result.values.keys.push_back(std::move(reading.value.keys[i]));
            m_result.values.items.push_back(std::move(reading.value.items[i]));
        }
        return std::nullopt;
    }

    // The line of [begin, end), which is no YAML, that is to blame: goes down to the part that is
    // no YAML by itself.
    [[nodiscard]] int findBroken(int begin, int end, int depth) const {
        const int first = m_lines.firstFilled(begin + 1, end);
        if (first >= end || depth > DeepestSearch) {
            return begin;
        }
        const int indent = indentOf(m_lines[first]);
        int part = first;
        for (int i = first + 1; i <= end; ++i) {
            if (i < end && (isBlank(m_lines[i]) || indentOf(m_lines[i]) > indent)) {
                continue;
            }
            if (readYaml(m_lines.joined(part, i, m_span.indent)).problem) {
                return findBroken(part, i, depth + 1);
            }
            part = i;
        }
        return begin;
    }

    const TextLines& m_lines;
    const FrontMatterSpan& m_span;
    DiagnosticList& m_diagnostics;
    FrontMatter m_result;
};

} // namespace

FrontMatter readFrontMatter(const TextLines& lines, const ScannedDocument& document,
                            DiagnosticList& diagnostics) {
    if (!document.frontMatter) {
        return {};
    }
    return Reader(lines, *document.frontMatter, diagnostics).read(document.start);
}

} // namespace muscope
