// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/workflow.h"

#include "core/maml/entry_splitter.h"

#include <algorithm>
#include <array>

namespace muscope {

Workflow::Workflow(std::string file, MamlDocument document, Text source)
    : m_file(std::move(file))
    , m_document(std::move(document))
    , m_source(std::move(source)) {
    if (const MamlEntry* const id = m_document.find("id")) {
        m_id = std::string(unquoted(id->value));
    }
    for (const MamlSchema& schema : m_document.schemas) {
        for (const MamlSchemaText& text : schema.texts) {
            if (auto parsed = json::OwnedDocument::parse(text.json)) {
                m_schemas.push_back(
                    {schema.name, text, schema::Schema::compile(std::move(*parsed))});
            }
        }
    }
}

bool Workflow::declares(std::string_view tool) const {
    return std::ranges::find(m_document.tools, tool, &MamlTool::name) != m_document.tools.end();
}

const WorkflowSchema* Workflow::schemaFor(std::string_view tool, std::string_view name) const {
    const WorkflowSchema* forEvery = nullptr;
    for (const WorkflowSchema& schema : m_schemas) {
        if (schema.name == name && schema.text.tool == tool) {
            return &schema;
        }
        if (schema.name == name && schema.text.tool.empty()) {
            forEvery = &schema;
        }
    }
    return forEvery;
}

bool Workflow::agree(const Workflow& one, const Workflow& other, std::string_view tool) {
    return std::ranges::all_of(std::array{"input", "output"}, [&](const char* name) {
        const WorkflowSchema* const first = one.schemaFor(tool, name);
        const WorkflowSchema* const second = other.schemaFor(tool, name);
        return first == nullptr || second == nullptr ? first == second
                                                     : first->text.json == second->text.json;
    });
}

} // namespace muscope
