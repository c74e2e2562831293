// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow.h"

#include <QString>

#include <vector>

namespace muscope {

// A member of what a schema describes, as a line of a form.
struct SchemaRow {
    int depth = 0;
    QString name; // "[ ]": the elements of an array
    QString type;
    bool isRequired = false;
    QString limits; // "0 to 10, default 3"
    QString description;
    int line = 1; // of the file
};

// The members a schema describes, nested ones behind their owner, no more than most of them. What
// a form has no room for ($ref, anyOf) is named among the limits. Texts are safe to look at.
[[nodiscard]] std::vector<SchemaRow> schemaRows(const WorkflowSchema& schema, std::size_t most);

} // namespace muscope
