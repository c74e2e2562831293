// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/builtin_writers.h"

#include <QString>

namespace muscope {

class Options;

// --format of a report: one of commandFormats(), the first where it is not given.
void addReportFormat(Options& options);
[[nodiscard]] const ReportFormat& reportFormatOf(const Options& options);

// Why --parts cannot go with a format for programs, in a sentence.
[[nodiscard]] QString partsMisuse();

} // namespace muscope
