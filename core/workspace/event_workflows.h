// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow.h"

#include <memory>
#include <string>
#include <vector>

namespace muscope {

// Both ends of a breach: the place in the event and the place in the workflow.
struct SchemaBreach {
    std::string path; // JSON pointer into the event's payload
    int line = 1;     // of the keyword in the workflow's file
    std::string keyword;
    QString message; // for a person: expected a string, found 7

    bool operator==(const SchemaBreach&) const = default;
};

// What of a schema was not evaluated for this event.
struct SchemaGap {
    int line = 1;
    std::string keyword;
    QString reason;

    bool operator==(const SchemaGap&) const = default;
};

// One part of an event held against the schema for it.
struct SchemaCheck {
    std::string part;   // "arguments", "result"
    std::string path;   // JSON pointer of the part
    int schemaLine = 0; // where the schema begins; 0: the workflow has none for it
    schema::Verdict verdict = schema::Verdict::Unknown;
    std::vector<SchemaBreach> breaches;
    std::vector<SchemaGap> gaps;
};

// Something told of an event that breaks no schema, and where the workflow says it.
struct WorkflowRemark {
    int line = 1; // in the workflow's file
    QString text; // for a person: execute is given to agent://a; metadata.agent is agent://b

    bool operator==(const WorkflowRemark&) const = default;
};

// A workflow that an event is tied to, and what holding the one against the other gave.
struct WorkflowTie {
    std::shared_ptr<const Workflow> workflow;
    QString reason; // "its tool is greet", "metadata.workflow names it"
    std::vector<SchemaCheck> checks;
    std::vector<WorkflowRemark> remarks; // about permissions
};

} // namespace muscope
