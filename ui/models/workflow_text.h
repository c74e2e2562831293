// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/problem_list.h"
#include "core/maml/workflow_set.h"
#include "core/workspace/event_workflows.h"

#include <QString>

#include <array>
#include <vector>

namespace muscope {

// How many of each severity there are, the worst first.
using SeverityCounts = std::array<int, 3>;
[[nodiscard]] SeverityCounts countBySeverity(const MamlDocument& document);

// What a session that was read tells of workflows beyond what they tell of themselves: tools that
// were never called, parts of schemas that are not evaluated.
[[nodiscard]] std::vector<LooseProblem> sessionFindings(const ProblemList& problems,
                                                        const WorkflowSet& workflows);

// What is told of workflows, in words for a person. Texts of a document are made safe to look at.

[[nodiscard]] QString severityWord(MamlSeverity severity);
// "2 errors, 1 warning"; empty where there is nothing to tell.
[[nodiscard]] QString severitySentence(const SeverityCounts& counts);
// "official dialect (maml_version)".
[[nodiscard]] QString dialectText(MamlDialect dialect);
// The heading of level one, or the front matter's title or name; empty: it has none.
[[nodiscard]] QString titleOf(const Workflow& workflow);
// "greet.maml.md, line 1".
[[nodiscard]] QString placeText(const std::string& file, int line);
// "Arguments break the schema in 2 places".
[[nodiscard]] QString checkSentence(const SchemaCheck& check);
// "input schema", "output schema of greet".
[[nodiscard]] QString schemaTitle(const MamlSchema& schema);
// What is said instead of a form where a schema is none.
[[nodiscard]] QString shapeRemark(MamlSchemaShape shape);

} // namespace muscope
