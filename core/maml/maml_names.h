// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"

#include <string_view>

namespace muscope {

// The stable words that outputs print.
[[nodiscard]] std::string_view nameOf(MamlSeverity severity);
[[nodiscard]] std::string_view nameOf(MamlDialect dialect);
[[nodiscard]] std::string_view nameOf(MamlSchemaShape shape);

} // namespace muscope
