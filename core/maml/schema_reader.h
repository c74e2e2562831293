// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/diagnostic_list.h"
#include "core/maml/maml_document.h"
#include "core/maml/scanned_document.h"
#include "core/maml/text_lines.h"

namespace muscope {

// Fills the schemas of a document whose front matter, sections and tools were read, adds the tools
// that its maps of schemas name, and tells what cannot be read.
void readSchemas(const TextLines& lines, const ScannedDocument& scanned, MamlDocument& document,
                 DiagnosticList& diagnostics);

} // namespace muscope
