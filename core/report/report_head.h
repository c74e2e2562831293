// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"

#include <string>

namespace muscope {

// What was asked, looked at and found, as one line of JSON before the events of a report, with its
// line end: an object with the one member "report". Whoever imports the events passes over it.
[[nodiscard]] std::string reportHead(const Report& report);

} // namespace muscope
