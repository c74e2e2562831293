// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/builtin_writers.h"

namespace muscope {

// Every format a report can be written in: those of core and PDF, in the order they are offered.
[[nodiscard]] const std::vector<ReportFormat>& reportFormats();

} // namespace muscope
