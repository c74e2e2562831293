// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace muscope {

// What a file of MAML workflows holds: Markdown with YAML front matter, in one of a dozen dialects.
// parseMaml() makes these values, which own all their text and never change again, so they may be
// read from any thread. Texts are UTF-8 as the file has them (bytes that are none are kept), line
// ends are LF, and the indentation of a whole document is taken off. Lines and columns count from 1
// and are those of the file; a column counts code points.

enum class MamlSeverity : unsigned char { Error, Warning, Info };

enum class MamlDialect : unsigned char {
    Delimiterless, // no ---, keys run together
    Official,      // maml_version
    JsonPrompt,    // schema: json_prompt_v1, or a JSON Prompt Block
    Glastonbury,   // schema: glastonbury.maml.v1
    Dunes,         // schema: dunes.maml.v1
    MamlV1,        // schema: maml_v1
    SchemaNamed,   // any other schema
    SchemaVersion, // schema_version
    Tool,          // tool or tools
    NestedContext, // context is a mapping
    Headings,      // no front matter: ## MAML_WORKFLOW and the like
    Custom,
};

enum class MamlSchemaShape : unsigned char {
    JsonSchema,  // one schema
    ToolMap,     // tool name to schema
    PropertyMap, // property name to schema, without a root
    PseudoYaml,  // "- name: {type: list}" and other text that is no JSON
    FrontMatter, // input_schema: in the front matter
    Unreadable,
    None,
};

// Something told about a file or a document. The code is a stable word such as "yaml-recovered";
// its severity is fixed.
struct MamlDiagnostic {
    MamlSeverity severity = MamlSeverity::Info;
    std::string code;
    int line = 1;
    int column = 1;
    std::string message;

    bool operator==(const MamlDiagnostic&) const = default;
};

// A top-level key of the front matter with its value in source spelling: without comment and outer
// blanks, quotes kept; a nested value keeps its lines.
struct MamlEntry {
    std::string key;
    std::string value;
    int line = 1; // of the key
    int endLine = 1;
    int indent = 0; // blanks before its first line, where that stands below the key

    // The value without those blanks before its further lines either, for showing it.
    [[nodiscard]] std::string aligned() const;

    bool operator==(const MamlEntry&) const = default;
};

// A heading of level two and what stands below it, up to the next one.
struct MamlSection {
    std::string name; // as written
    int line = 1;     // of the heading
    int endLine = 1;  // the last line of the body; the heading's where there is none
    std::string text; // the body, Markdown; its first line is line + 1

    bool operator==(const MamlSection&) const = default;
};

// A fenced block.
struct MamlCodeBlock {
    std::string language; // the first word behind the fence, or empty
    int line = 1;         // of the opening fence
    int lines = 0;        // between the fences
    std::string text;     // those lines, each with its LF

    bool operator==(const MamlCodeBlock&) const = default;
};

// Where a place in a file is.
struct MamlPosition {
    int line = 1;
    int column = 1;

    bool operator==(const MamlPosition&) const = default;
};

// One JSON Schema as text. For a property map the root it lacks is written around it: prefixBytes
// bytes stand before what the file has.
struct MamlSchemaText {
    std::string tool{}; // whose schema it is; empty: every tool's
    std::string json;
    std::size_t prefixBytes = 0;
    int line = 1;   // of the first byte the file has
    int column = 1; // the same
    int indent = 0; // columns that were taken off every further line

    // The place in the file of a byte of json. Linear in offset.
    [[nodiscard]] MamlPosition positionAt(std::size_t offset) const;

    bool operator==(const MamlSchemaText&) const = default;
};

// What the document says of the shape of arguments, results or something else.
struct MamlSchema {
    std::string
        name; // "input", "output", or the section's name without "_Schema", in small letters
    MamlSchemaShape shape = MamlSchemaShape::None;
    int line = 0;         // of the heading or key; 0: there is none
    std::string source{}; // the schema as written
    // What can be evaluated: one for JsonSchema and PropertyMap, one for each tool of a ToolMap,
    // none for shapes that are no JSON.
    std::vector<MamlSchemaText> texts{};

    bool operator==(const MamlSchema&) const = default;
};

// A tool that the document declares: by tool, tools[], or as a key of a map of schemas.
struct MamlTool {
    std::string name;
    int line = 1;

    bool operator==(const MamlTool&) const = default;
};

// A line of permissions: read, write, execute or another word, and who or what it names. A plain
// string or true is a list of one.
struct MamlPermission {
    std::string action;
    std::vector<std::string> names{}; // quotes resolved
    int line = 1;

    bool operator==(const MamlPermission&) const = default;
};

// An entry of the History section.
struct MamlHistoryEntry {
    std::string time;   // as written, e.g. 2025-03-27T14:35:00Z
    std::string action; // e.g. CREATE; empty where the line ends before it does
    std::string text;
    int line = 1;

    bool operator==(const MamlHistoryEntry&) const = default;
};

struct MamlDocument {
    int line = 1; // the opening ---; without one, the first heading or key
    int endLine = 1;
    MamlDialect dialect = MamlDialect::Custom;
    std::vector<MamlEntry> frontMatter; // in order; a key may come twice
    std::vector<MamlSection> sections;
    std::vector<MamlCodeBlock> codeBlocks;
    std::vector<MamlSchema> schemas; // input and output first, always there; then in order
    std::vector<MamlTool> tools;
    std::vector<MamlPermission> permissions;
    std::vector<MamlHistoryEntry> history;
    std::vector<MamlDiagnostic> diagnostics; // by place
    std::string preamble; // Markdown between the front matter and the first section
    int preambleLine = 1; // of its first line

    // The last entry of that key; null: there is none.
    [[nodiscard]] const MamlEntry* find(const std::string& key) const;

    bool operator==(const MamlDocument&) const = default;
};

struct MamlFile {
    std::vector<MamlDocument> documents;     // by line; a quoted one is an entry of its own
    std::vector<MamlDiagnostic> diagnostics; // of the file: its bytes, or that it has no document

    bool operator==(const MamlFile&) const = default;
};

} // namespace muscope
