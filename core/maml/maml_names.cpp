// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/maml_names.h"

namespace muscope {

std::string_view nameOf(MamlSeverity severity) {
    switch (severity) {
    case MamlSeverity::Error:
        return "error";
    case MamlSeverity::Warning:
        return "warning";
    case MamlSeverity::Info:
        return "info";
    }
    return {};
}

std::string_view nameOf(MamlDialect dialect) {
    switch (dialect) {
    case MamlDialect::Delimiterless:
        return "delimiterless";
    case MamlDialect::Official:
        return "official";
    case MamlDialect::JsonPrompt:
        return "json-prompt";
    case MamlDialect::Glastonbury:
        return "glastonbury";
    case MamlDialect::Dunes:
        return "dunes";
    case MamlDialect::MamlV1:
        return "maml_v1";
    case MamlDialect::SchemaNamed:
        return "schema-named";
    case MamlDialect::SchemaVersion:
        return "schema-version";
    case MamlDialect::Tool:
        return "tool";
    case MamlDialect::NestedContext:
        return "nested-context";
    case MamlDialect::Headings:
        return "headings";
    case MamlDialect::Custom:
        return "custom";
    }
    return {};
}

std::string_view nameOf(MamlSchemaShape shape) {
    switch (shape) {
    case MamlSchemaShape::JsonSchema:
        return "json-schema";
    case MamlSchemaShape::ToolMap:
        return "tool-map";
    case MamlSchemaShape::PropertyMap:
        return "property-map";
    case MamlSchemaShape::PseudoYaml:
        return "pseudo-yaml";
    case MamlSchemaShape::FrontMatter:
        return "front-matter";
    case MamlSchemaShape::Unreadable:
        return "unreadable";
    case MamlSchemaShape::None:
        return "none";
    }
    return {};
}

} // namespace muscope
