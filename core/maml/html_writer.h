// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"

#include <string>
#include <string_view>

namespace muscope {

// The documents of a file as one HTML page for light and dark: front matter in its spelling,
// sections, code, and what there is to tell. The page loads nothing and holds no script, and
// forbids both by its policy. The same file gives the same bytes.
[[nodiscard]] std::string renderHtml(const MamlFile& file, std::string_view title);

} // namespace muscope
