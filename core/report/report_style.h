// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace muscope {

// The style sheet of a report's page: light, dark and paper.
[[nodiscard]] std::string reportStyle();

} // namespace muscope
