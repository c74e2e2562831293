// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of workflows: what is found lies within the file, and the page made of it is
// text.
#include "core/json/string_value.h"
#include "core/maml/html_writer.h"
#include "core/maml/maml_parser.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void demand(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void demandPlaces(const std::vector<muscope::MamlDiagnostic>& diagnostics, int lines) {
    for (const muscope::MamlDiagnostic& each : diagnostics) {
        demand(each.line >= 1 && each.line <= lines && each.column >= 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const int lines = static_cast<int>(std::ranges::count(text, '\n')) + 1;
    const muscope::MamlFile file = muscope::parseMaml(text);
    demandPlaces(file.diagnostics, lines);
    for (const muscope::MamlDocument& document : file.documents) {
        demand(document.line >= 1 && document.line <= document.endLine);
        demand(document.endLine <= lines && document.schemas.size() >= 2);
        demandPlaces(document.diagnostics, lines);
        for (const muscope::MamlCodeBlock& block : document.codeBlocks) {
            demand(block.line >= document.line && block.lines >= 0 &&
                   block.line + block.lines <= document.endLine);
        }
        for (const muscope::MamlSection& section : document.sections) {
            demand(section.line >= document.line && section.endLine <= document.endLine);
        }
        for (const muscope::MamlSchema& schema : document.schemas) {
            for (const muscope::MamlSchemaText& part : schema.texts) {
                demand(part.positionAt(part.json.size()).line <= document.endLine);
            }
        }
    }
    demand(!muscope::json::firstInvalidUtf8(muscope::renderHtml(file, "fuzz")));
    return 0;
}
