// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_dialect.h"

namespace muscope {

[[nodiscard]] const SqlDialect& sqliteDialect();

} // namespace muscope
