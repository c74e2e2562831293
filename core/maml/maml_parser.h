// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"

#include <string_view>

namespace muscope {

// Reads a file of MAML workflows, in any dialect and however damaged: it never fails as a whole.
// What was found wrong or unusual is told by the diagnostics. Time is linear in the size, memory a
// small multiple of it.
[[nodiscard]] MamlFile parseMaml(std::string_view bytes);

} // namespace muscope
