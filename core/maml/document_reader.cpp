// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/document_reader.h"

#include "core/json/parser.h"
#include "core/maml/declarations.h"
#include "core/maml/dialect.h"
#include "core/maml/front_matter_reader.h"
#include "core/maml/history_reader.h"
#include "core/maml/known_names.h"
#include "core/maml/located_text.h"
#include "core/maml/placeholders.h"
#include "core/maml/schema_reader.h"
#include "core/maml/section_reader.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace muscope {

namespace {

void tellPlaces(const TextLines& lines, const ScannedDocument& scanned,
                DiagnosticList& diagnostics) {
    for (const int comment : scanned.comments) {
        diagnostics.add("comment-skipped", {comment + 1, indentOf(lines[comment]) + 1},
                        "a comment before the document is passed over");
    }
    if (scanned.indent > 0) {
        diagnostics.add("indented", {scanned.first + 1, 1},
                        "the document is indented by " + std::to_string(scanned.indent) +
                            " and read without");
    }
    for (const int fence : scanned.strayFences) {
        diagnostics.add("fence-stray", {fence + 1, indentOf(lines[fence]) + 1},
                        "a fence that neither opens nor closes a block is passed over");
    }
    if (scanned.wrapper && !scanned.wrapper->isClosed) {
        const int opening = scanned.wrapper->opening;
        diagnostics.add("fence-unclosed", {opening + 1, indentOf(lines[opening]) + 1},
                        "the fence around the document is not closed: it ends in line " +
                            std::to_string(scanned.end));
    }
    for (const ScannedBlock& block : scanned.blocks) {
        if (!block.isClosed && !block.isDocument) {
            diagnostics.add(
                "fence-unclosed", {block.opening + 1, indentOf(lines[block.opening]) + 1},
                "the block is not closed: it ends in line " + std::to_string(block.end));
        }
    }
}

void tellPlaceholders(const TextLines& lines, const ScannedDocument& scanned,
                      DiagnosticList& diagnostics) {
    for (int i = scanned.first; i < scanned.end; ++i) {
        const auto words = i < scanned.bodyBegin ? PlaceholderWords::Any : PlaceholderWords::Your;
        if (const auto found = findPlaceholder(lines[i], words)) {
            diagnostics.add("placeholder", {i + 1, columnAt(lines[i], found->offset)},
                            std::string(found->text) + " was never filled in: this is a template");
        }
    }
}

// A JSON Prompt Block is no schema, but it should be JSON.
void checkPrompts(const MamlDocument& document, int indent, DiagnosticList& diagnostics) {
    for (const MamlSection& section : document.sections) {
        if (foldedName(section.name) != "jsonpromptblock") {
            continue;
        }
        const auto block =
            std::ranges::lower_bound(document.codeBlocks, section.line, {}, &MamlCodeBlock::line);
        if (block == document.codeBlocks.end() || block->line > section.endLine ||
            block->language != "json") {
            continue;
        }
        json::Parser parser;
        if (const auto parsed = parser.parse(block->text); !parsed) {
            const LocatedText text{block->text, block->line + 1, indent};
            diagnostics.add("json-unreadable", text.positionAt(parsed.error().offset),
                            section.name + " is no JSON: " + parsed.error().message);
        }
    }
}

} // namespace

MamlDocument readDocument(const TextLines& lines, const ScannedDocument& scanned, SeenIds& seen) {
    MamlDocument document;
    DiagnosticList diagnostics;
    document.line = scanned.first + 1;
    document.endLine = scanned.end;
    const FrontMatter frontMatter = readFrontMatter(lines, scanned, diagnostics);
    document.frontMatter = frontMatter.entries;
    document.sections = readSections(lines, scanned);
    document.codeBlocks = readCodeBlocks(lines, scanned);
    const int bodyEnd = scanned.headings.empty() ? scanned.end : scanned.headings.front();
    document.preamble = lines.joined(scanned.bodyBegin, bodyEnd, scanned.indent);
    document.preambleLine = scanned.bodyBegin + 1;
    document.dialect = dialectOf(document, frontMatter.values, scanned.start);
    document.tools = declaredTools(frontMatter.values);
    document.permissions = declaredPermissions(frontMatter.values);
    readSchemas(lines, scanned, document, diagnostics);
    for (const MamlSection& section : document.sections) {
        if (foldedName(section.name) == "history") {
            std::ranges::move(readHistory(section, diagnostics),
                              std::back_inserter(document.history));
        }
    }
    tellPlaces(lines, scanned, diagnostics);
    tellPlaceholders(lines, scanned, diagnostics);
    checkPrompts(document, scanned.indent, diagnostics);
    checkDocument(document, diagnostics);
    checkRepeatedId(document, seen, diagnostics);
    document.diagnostics = diagnostics.take();
    return document;
}

} // namespace muscope
