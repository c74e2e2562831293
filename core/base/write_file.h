// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string_view>

namespace muscope {

// Writes a file whole or not at all; a file of that name is replaced. what: the thing in words, for
// the error: "the receipt ".
[[nodiscard]] Result<void> writeFile(const QString& path, std::string_view bytes,
                                     const QString& what = {});

} // namespace muscope
