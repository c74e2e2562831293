// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/maml_json.h"

#include "core/maml/maml_names.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string_view>

namespace muscope {

namespace {

Json diagnosticsJson(const std::vector<MamlDiagnostic>& diagnostics) {
    Json list = Json::array();
    for (const MamlDiagnostic& each : diagnostics) {
        list.push_back({{"severity", nameOf(each.severity)},
                        {"code", each.code},
                        {"line", each.line},
                        {"column", each.column},
                        {"message", each.message}});
    }
    return list;
}

// Of a key that comes twice the last value is taken, as YAML readers do. An object of the JSON
// library looks a key up one by one, so they are made different first.
Json frontMatterJson(const MamlDocument& document) {
    std::map<std::string_view, std::size_t> last;
    for (std::size_t i = 0; i < document.frontMatter.size(); ++i) {
        last[document.frontMatter[i].key] = i;
    }
    Json::object_t object;
    for (std::size_t i = 0; i < document.frontMatter.size(); ++i) {
        const MamlEntry& entry = document.frontMatter[i];
        if (last[entry.key] == i) {
            object.push_back({entry.key, entry.value});
        }
    }
    return object;
}

Json documentJson(const MamlDocument& document) {
    Json sections = Json::array();
    for (const MamlSection& section : document.sections) {
        sections.push_back({{"name", section.name}, {"line", section.line}});
    }
    Json blocks = Json::array();
    for (const MamlCodeBlock& block : document.codeBlocks) {
        blocks.push_back(
            {{"language", block.language}, {"line", block.line}, {"lines", block.lines}});
    }
    Json schemas = Json::object();
    for (const MamlSchema& schema : document.schemas) {
        schemas[schema.name] = nameOf(schema.shape);
    }
    return {{"line", document.line},
            {"dialect", nameOf(document.dialect)},
            {"front_matter", frontMatterJson(document)},
            {"sections", std::move(sections)},
            {"code_blocks", std::move(blocks)},
            {"schemas", std::move(schemas)},
            {"diagnostics", diagnosticsJson(document.diagnostics)}};
}

} // namespace

Json mamlJson(const std::string& name, const MamlFile& file) {
    Json documents = Json::array();
    for (const MamlDocument& document : file.documents) {
        documents.push_back(documentJson(document));
    }
    return {{"file", name},
            {"documents", std::move(documents)},
            {"diagnostics", diagnosticsJson(file.diagnostics)}};
}

} // namespace muscope
