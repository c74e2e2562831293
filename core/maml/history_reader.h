// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/diagnostic_list.h"
#include "core/maml/maml_document.h"

#include <vector>

namespace muscope {

// The entries of a History section: "- TIME: [ACTION] text", "[TIME] [ACTION] text". An entry that
// ends before its action does is kept and told; other lines are none.
[[nodiscard]] std::vector<MamlHistoryEntry> readHistory(const MamlSection& section,
                                                        DiagnosticList& diagnostics);

} // namespace muscope
