// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"
#include "core/schema/schema.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A schema of a workflow, ready to be evaluated.
struct WorkflowSchema {
    std::string name; // "input", "output"
    MamlSchemaText text;
    schema::Schema schema;

    // The line of the file that a place in the schema is on, from 1.
    [[nodiscard]] int lineOf(const schema::Place& place) const {
        return text.positionAt(place.offset).line;
    }
};

// One MAML document with what events are checked against. Immutable; shared by threads.
class Workflow final {
public:
    using Text = std::shared_ptr<const std::string>;

    // file: what it is called for a person, "greet.maml.md"; source: the text of the whole file,
    // never null.
    Workflow(std::string file, MamlDocument document, Text source);

    [[nodiscard]] const std::string& file() const { return m_file; }
    [[nodiscard]] const std::string& source() const { return *m_source; }
    [[nodiscard]] const MamlDocument& document() const { return m_document; }

    // The front matter's id without its quotes; empty: none.
    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] bool declares(std::string_view tool) const;
    // The schema for a tool; nullptr: it has none, or none that can be evaluated.
    [[nodiscard]] const WorkflowSchema* schemaFor(std::string_view tool,
                                                  std::string_view name) const;
    [[nodiscard]] const std::vector<WorkflowSchema>& schemas() const { return m_schemas; }
    // Whether two workflows would check a tool in the same way.
    [[nodiscard]] static bool agree(const Workflow& one, const Workflow& other,
                                    std::string_view tool);

private:
    std::string m_file;
    MamlDocument m_document;
    Text m_source;
    std::string m_id;
    std::vector<WorkflowSchema> m_schemas;
};

} // namespace muscope
