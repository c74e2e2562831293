// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/diagnostic_list.h"
#include "core/maml/maml_document.h"

#include <string>
#include <string_view>
#include <unordered_map>

namespace muscope {

// Tells what a document that was read lacks or holds by mistake: keys and sections its dialect
// demands, ids that are none, placeholders.
void checkDocument(const MamlDocument& document, DiagnosticList& diagnostics);

// Whether a text is a UUID (RFC 9562, any version), with or without "urn:uuid:".
[[nodiscard]] bool isUuid(std::string_view text);

// The ids of a file's documents so far, with the line of the first document that has each.
using SeenIds = std::unordered_map<std::string, int>;

// Tells an id that an earlier document has, and remembers it.
void checkRepeatedId(const MamlDocument& document, SeenIds& seen, DiagnosticList& diagnostics);

} // namespace muscope
