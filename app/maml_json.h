// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/json_line.h"
#include "core/maml/maml_document.h"

#include <string>

namespace muscope {

// What `maml check` prints of a file (cli-json.md).
[[nodiscard]] Json mamlJson(const std::string& name, const MamlFile& file);

} // namespace muscope
