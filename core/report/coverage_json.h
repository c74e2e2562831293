// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/coverage.h"

#include <nlohmann/json_fwd.hpp>

namespace muscope {

// How many events have which verdict, as programs are told it everywhere.
[[nodiscard]] nlohmann::ordered_json coverageJson(const Coverage& coverage);

} // namespace muscope
