// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/document_checks.h"
#include "core/maml/maml_document.h"
#include "core/maml/scanned_document.h"
#include "core/maml/text_lines.h"

namespace muscope {

// Reads the parts of a document that was found, and checks them.
[[nodiscard]] MamlDocument readDocument(const TextLines& lines, const ScannedDocument& scanned,
                                        SeenIds& seen);

} // namespace muscope
