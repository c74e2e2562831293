// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/diagnostic_list.h"
#include "core/maml/maml_document.h"
#include "core/maml/scanned_document.h"
#include "core/maml/text_lines.h"
#include "core/maml/yaml_value.h"

#include <vector>

namespace muscope {

// Front matter as it is spelled and as data.
struct FrontMatter {
    std::vector<MamlEntry> entries;
    YamlValue values; // a mapping; lines are those of the file, from 1
};

// Reads it as YAML; where it is none, key by key, which is told with the line that broke it.
[[nodiscard]] FrontMatter readFrontMatter(const TextLines& lines, const ScannedDocument& document,
                                          DiagnosticList& diagnostics);

} // namespace muscope
