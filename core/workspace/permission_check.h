// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/maml/maml_document.h"
#include "core/workspace/event_workflows.h"

#include <vector>

namespace muscope {

// Where a workflow's execute permission does not cover a call, as far as both say so: whom the
// permission names, and whom the event's metadata names as its agent. Nothing is told where one of
// the two is silent. A * in a permission stands for anything.
[[nodiscard]] std::vector<WorkflowRemark> permissionRemarks(const MamlDocument& workflow,
                                                            const json::Document& metadata);

} // namespace muscope
