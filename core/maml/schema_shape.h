// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/maml/maml_document.h"

#include <vector>

namespace muscope {

// What a JSON value that stands for a schema is: one schema, a map from tools to schemas, or the
// properties of an object without the object. tools are those the document declares.
[[nodiscard]] MamlSchemaShape schemaShape(const json::Document& document,
                                          const std::vector<MamlTool>& tools);

} // namespace muscope
