// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/maml_parser.h"

#include "core/json/string_value.h"
#include "core/json/text_position.h"
#include "core/maml/diagnostic_list.h"
#include "core/maml/document_reader.h"
#include "core/maml/document_scanner.h"

namespace muscope {

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

} // namespace

MamlFile parseMaml(std::string_view bytes) {
    MamlFile file;
    DiagnosticList diagnostics;
    if (bytes.starts_with(ByteOrderMark)) {
        bytes.remove_prefix(ByteOrderMark.size());
        diagnostics.add("bom", {}, "a byte order mark at the start is passed over");
    }
    if (const auto invalid = json::firstInvalidUtf8(bytes)) {
        const json::TextPosition place = json::positionAt(bytes, *invalid);
        diagnostics.add("not-utf8", {place.line, place.column},
                        "the file is not UTF-8: bytes that are none are shown as U+FFFD");
    }
    const TextLines lines(bytes);
    if (const auto line = lines.firstCrLf()) {
        diagnostics.add("crlf", {*line + 1, columnAt(lines[*line], lines[*line].size())},
                        "lines end with CR LF");
    }
    SeenIds seen;
    for (const ScannedDocument& scanned : DocumentScanner(lines).scan()) {
        file.documents.push_back(readDocument(lines, scanned, seen));
    }
    if (file.documents.empty()) {
        diagnostics.add("no-document", {},
                        "no MAML document: neither front matter between --- nor MAML headings");
    }
    file.diagnostics = diagnostics.take();
    return file;
}

} // namespace muscope
