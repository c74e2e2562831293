// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/schema_reader.h"

#include "core/json/parser.h"
#include "core/maml/front_matter_finder.h"
#include "core/maml/json_value_finder.h"
#include "core/maml/known_names.h"
#include "core/maml/located_text.h"
#include "core/maml/schema_shape.h"
#include "core/maml/yaml_value.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace muscope {

namespace {

constexpr std::size_t MostSchemas = 64;
constexpr std::string_view RootBefore = R"({"type":"object","properties":)";
constexpr std::string_view RootBehind = "}";

// "Notification_Schema" -> "notification"; nullopt: no schema's name.
std::optional<std::string> schemaName(std::string_view section) {
    constexpr std::string_view Suffix = "schema";
    std::string small;
    for (const char c : trimmed(section)) {
        const bool isBreak = c == ' ' || c == '-' || c == '_';
        small += isBreak ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    const std::string folded = foldedName(section);
    if (folded == "inputschema" || folded == "outputschema") {
        return folded.substr(0, folded.size() - Suffix.size());
    }
    if (small.size() <= Suffix.size() || !small.ends_with(Suffix)) {
        return std::nullopt;
    }
    small.resize(small.size() - Suffix.size());
    small.resize(small.find_last_not_of('_') + 1);
    return small.empty() ? std::nullopt : std::optional(small);
}

bool isSchemaLanguage(std::string_view language) {
    return language.empty() || language.starts_with("json") || language == "yaml" ||
           language == "yml";
}

// Whether a text that is no JSON is written as YAML: keys, or a list of them.
bool looksLikeYaml(std::string_view text) {
    const std::string_view first = trimmed(text.substr(0, text.find('\n')));
    return first.starts_with("- ") || keyOf(first).has_value();
}

class SchemaReader {
public:
    SchemaReader(const TextLines& lines, const ScannedDocument& scanned, MamlDocument& document,
                 DiagnosticList& diagnostics)
        : m_lines(lines)
        , m_scanned(scanned)
        , m_document(document)
        , m_diagnostics(diagnostics) {}

    void readAll() {
        m_document.schemas = {{.name = "input"}, {.name = "output"}};
        for (const MamlSection& section : m_document.sections) {
            const auto name = schemaName(section.name);
            if (name && m_document.schemas.size() < MostSchemas) {
                readSection(section, schemaOf(*name));
            }
        }
        for (MamlSchema& schema : m_document.schemas) {
            const MamlEntry* entry = m_document.find(schema.name + "_schema");
            if (entry != nullptr && schema.shape == MamlSchemaShape::None) {
                schema.shape = MamlSchemaShape::FrontMatter;
                schema.line = entry->line;
                schema.source = entry->value;
            }
        }
    }

private:
    MamlSchema& schemaOf(const std::string& name) {
        auto found = std::ranges::find(m_document.schemas, name, &MamlSchema::name);
        if (found == m_document.schemas.end()) {
            found = m_document.schemas.insert(found, MamlSchema{.name = name});
        }
        return *found;
    }

    // What a section holds: the first block that can be a schema, or what stands there bare.
    void readSection(const MamlSection& section, MamlSchema& schema) {
        if (schema.shape != MamlSchemaShape::None) {
            return; // a second section of that name
        }
        const ScannedBlock* other = nullptr;
        for (auto at = std::ranges::lower_bound(m_scanned.blocks, section.line, {},
                                                &ScannedBlock::opening);
             at != m_scanned.blocks.end() && at->opening < section.endLine; ++at) {
            const ScannedBlock& block = *at;
            if (isSchemaLanguage(block.language) && !schema.source.empty()) {
                m_diagnostics.add("trailing-text", {block.opening + 1, 1},
                                  "a further block of " + section.name +
                                      " is passed over: the first one is its schema");
            } else if (isSchemaLanguage(block.language)) {
                read(schema, section, textOf(block.opening + 1, block.end));
            } else {
                other = other == nullptr ? &block : other;
            }
        }
        if (schema.line > 0) {
            return;
        }
        const int end = other == nullptr ? section.endLine : other->opening;
        const LocatedText bare = textOf(section.line, bareEnd(section.line, end));
        if (!isBlank(bare.text)) {
            read(schema, section, bare);
        } else if (other != nullptr) {
            schema.line = section.line;
            schema.shape = MamlSchemaShape::Unreadable;
            m_diagnostics.add("schema-unreadable", {other->opening + 1, 1},
                              section.name + " is written as “" + std::string(other->language) +
                                  "”, not as JSON: nothing is checked against it");
        }
    }

    // Bare text ends at a stray fence.
    [[nodiscard]] int bareEnd(int begin, int end) const {
        const auto fence = std::ranges::lower_bound(m_scanned.strayFences, begin);
        return fence == m_scanned.strayFences.end() ? end : std::min(*fence, end);
    }

    [[nodiscard]] LocatedText textOf(int begin, int end) const {
        return {m_lines.joined(begin, end, m_scanned.indent), begin + 1, m_scanned.indent};
    }

    void read(MamlSchema& schema, const MamlSection& section, const LocatedText& text) {
        schema.line = section.line;
        schema.source = std::string(trimmed(text.text));
        if (schema.source.empty()) {
            return;
        }
        const std::size_t begin = valueBegin(text.text);
        if (begin == std::string::npos) {
            readOther(schema, section, text);
            return;
        }
        const std::size_t end = text.text[begin] == '{' || text.text[begin] == '['
                                    ? jsonValueEnd(text.text, begin)
                                    : std::min(text.text.find('\n', begin), text.text.size());
        readJson(schema, section, text, begin, end);
    }

    // Where JSON begins: the first line that starts with a bracket, or a lone true or false.
    [[nodiscard]] static std::size_t valueBegin(std::string_view text) {
        const std::string_view all = trimmed(text);
        if (all == "true" || all == "false") {
            return text.find(all);
        }
        // "Note: as follows" may stand before JSON; within YAML a brace does not begin a line.
        const bool isYaml = looksLikeYaml(all);
        for (std::size_t line = 0; line < text.size();) {
            const std::size_t first = text.find_first_not_of(" \t", line);
            const char c = first == std::string_view::npos ? '\0' : text[first];
            if (isYaml ? c == '{' && first == line : c == '{' || c == '[') {
                return first;
            }
            line = text.find('\n', line);
            line = line == std::string_view::npos ? text.size() : line + 1;
        }
        return std::string_view::npos;
    }

    void readOther(MamlSchema& schema, const MamlSection& section, const LocatedText& text) {
        if (looksLikeYaml(schema.source)) {
            schema.shape = MamlSchemaShape::PseudoYaml;
            return;
        }
        tellUnreadable(schema, section, text.positionAt(text.text.find(schema.source)),
                       "it is neither JSON nor a list of properties");
    }

    void readJson(MamlSchema& schema, const MamlSection& section, const LocatedText& text,
                  std::size_t begin, std::size_t end) {
        end = begin +
              std::string_view(text.text).substr(begin, end - begin).find_last_not_of(" \t\n") + 1;
        json::Parser parser;
        const auto parsed = parser.parse(std::string_view(text.text).substr(begin, end - begin));
        if (!parsed) {
            const std::string value = text.text.substr(begin, end - begin);
            const char next = trimmed(std::string_view(value).substr(1)).empty()
                                  ? '"'
                                  : trimmed(std::string_view(value).substr(1)).front();
            if (next != '"' && next != '}' && !readYaml(value).problem) {
                schema.shape = MamlSchemaShape::PseudoYaml;
                return;
            }
            tellUnreadable(schema, section, text.positionAt(begin + parsed.error().offset),
                           parsed.error().message);
            return;
        }
        const json::Document& value = **parsed;
        schema.shape = schemaShape(value, m_document.tools);
        if (schema.shape == MamlSchemaShape::Unreadable) {
            tellUnreadable(schema, section, text.positionAt(begin), "it is a list, not a schema");
            return;
        }
        takeTexts(schema, text.part(begin, end), value, text, begin);
        const std::size_t rest = text.text.find_first_not_of(" \t\n", end);
        if (rest != std::string::npos) {
            m_diagnostics.add("trailing-text", text.positionAt(rest),
                              "text behind the JSON of " + section.name + " is passed over");
        }
    }

    void takeTexts(MamlSchema& schema, MamlSchemaText whole, const json::Document& value,
                   const LocatedText& text, std::size_t begin) {
        if (schema.shape == MamlSchemaShape::PropertyMap) {
            whole.prefixBytes = RootBefore.size();
            whole.json = std::string(RootBefore) + whole.json + std::string(RootBehind);
        }
        if (schema.shape != MamlSchemaShape::ToolMap) {
            schema.texts.push_back(std::move(whole));
            return;
        }
        // Places are counted on from tool to tool: one pass over the text for all.
        MamlPosition place = text.positionAt(begin);
        std::size_t passed = begin;
        for (auto tool = value.firstChild(json::Root); tool; tool = value.nextSibling(*tool)) {
            const std::size_t start = begin + value.start(*tool);
            const json::TextPosition step =
                json::positionAt(std::string_view(text.text).substr(passed), start - passed);
            place = {place.line + step.line - 1,
                     step.column + (step.line == 1 ? place.column - 1 : text.indent)};
            passed = start;
            schema.texts.push_back({.tool = value.decodedKey(*tool),
                                    .json = std::string(value.spelling(*tool)),
                                    .line = place.line,
                                    .column = place.column,
                                    .indent = text.indent});
            declare(schema.texts.back());
        }
    }

    void declare(const MamlSchemaText& text) {
        if (m_declared.empty()) {
            for (const MamlTool& tool : m_document.tools) {
                m_declared.insert(tool.name);
            }
        }
        if (m_declared.insert(text.tool).second) {
            m_document.tools.push_back({text.tool, text.line});
        }
    }

    void tellUnreadable(MamlSchema& schema, const MamlSection& section, MamlPosition place,
                        std::string_view reason) {
        schema.shape = MamlSchemaShape::Unreadable;
        m_diagnostics.add("schema-unreadable", place,
                          section.name + " cannot be read as JSON: " + std::string(reason));
    }

    const TextLines& m_lines;
    const ScannedDocument& m_scanned;
    MamlDocument& m_document;
    DiagnosticList& m_diagnostics;
    std::unordered_set<std::string> m_declared; // the names of the document's tools
};

} // namespace

void readSchemas(const TextLines& lines, const ScannedDocument& scanned, MamlDocument& document,
                 DiagnosticList& diagnostics) {
    SchemaReader(lines, scanned, document, diagnostics).readAll();
}

} // namespace muscope
