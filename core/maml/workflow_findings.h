// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow_set.h"

namespace muscope {

// What is told about workflows as they lie beside one another: what their own documents say of
// placeholders and ids, ids that stand in several files, history out of order.
[[nodiscard]] std::vector<WorkflowFinding> findingsOf(const WorkflowSet::Workflows& workflows);

// That a tool is described differently by these, of which none can be taken for the right one.
[[nodiscard]] WorkflowFinding ambiguousTool(const std::string& tool,
                                            const WorkflowSet::Workflows& workflows);

} // namespace muscope
