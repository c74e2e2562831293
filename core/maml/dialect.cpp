// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/dialect.h"

#include "core/maml/entry_splitter.h"
#include "core/maml/known_names.h"

#include <algorithm>
#include <string_view>

namespace muscope {

namespace {

MamlDialect dialectOfSchema(std::string_view schema) {
    if (schema == "json_prompt_v1") {
        return MamlDialect::JsonPrompt;
    }
    if (schema == "glastonbury.maml.v1") {
        return MamlDialect::Glastonbury;
    }
    if (schema == "dunes.maml.v1") {
        return MamlDialect::Dunes;
    }
    return schema == "maml_v1" ? MamlDialect::MamlV1 : MamlDialect::SchemaNamed;
}

} // namespace

MamlDialect dialectOf(const MamlDocument& document, const YamlValue& frontMatter,
                      DocumentStart start) {
    if (start == DocumentStart::RunTogetherKeys) {
        return MamlDialect::Delimiterless;
    }
    if (document.find("maml_version") != nullptr) {
        return MamlDialect::Official;
    }
    if (std::ranges::any_of(document.sections, [](const MamlSection& section) {
            return foldedName(section.name) == "jsonpromptblock";
        })) {
        return MamlDialect::JsonPrompt;
    }
    if (const MamlEntry* schema = document.find("schema")) {
        return dialectOfSchema(unquoted(schema->value));
    }
    if (document.find("schema_version") != nullptr) {
        return MamlDialect::SchemaVersion;
    }
    if (document.find("tool") != nullptr || document.find("tools") != nullptr) {
        return MamlDialect::Tool;
    }
    const YamlValue* context = frontMatter.find("context");
    if (context != nullptr && context->kind == YamlValue::Kind::Mapping) {
        return MamlDialect::NestedContext;
    }
    return start == DocumentStart::Headings && !document.sections.empty() ? MamlDialect::Headings
                                                                          : MamlDialect::Custom;
}

} // namespace muscope
