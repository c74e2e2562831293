// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/filter.h"

namespace muscope {

// Reads a filter's text of at most Filter::MaxLength units; blank gives an empty program.
[[nodiscard]] tl::expected<FilterProgram, FilterError> parseFilter(QStringView text);

} // namespace muscope
