// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"
#include "core/maml/yaml_value.h"

#include <vector>

namespace muscope {

// What front matter declares, in any of the shapes people write it.

// tool: name, tools: [name], tools: [{name: …}], tools: {name: …}.
[[nodiscard]] std::vector<MamlTool> declaredTools(const YamlValue& frontMatter);
// permissions: {read: [who], write: public, execute: true}.
[[nodiscard]] std::vector<MamlPermission> declaredPermissions(const YamlValue& frontMatter);

} // namespace muscope
