// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"

namespace muscope {

// What a report comes to, in plain words, the most important sentence first. Never says that all is
// well with what was not looked at.
[[nodiscard]] std::vector<std::string> summaryOf(const Report& report);

// The verdict whose sign stands before it: the worst there is.
[[nodiscard]] Verdict summaryVerdict(const Coverage& events);

} // namespace muscope
