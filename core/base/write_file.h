// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string_view>

namespace muscope {

// Writes a text to an OutputFile; a file of that name is replaced.
[[nodiscard]] Result<void> writeFile(const QString& path, std::string_view bytes,
                                     const QString& what = {});

} // namespace muscope
