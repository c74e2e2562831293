// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_page.h"

namespace muscope {

// The parts of a report that are tables, told to a page.
void tellVerdicts(const Report& report, ReportPage& page);
void tellSessions(const Report& report, ReportPage& page);
void tellOperations(const Report& report, ReportPage& page);
void tellWorkflows(const Report& report, ReportPage& page);
void tellDigests(const Report& report, ReportPage& page);
void tellRedactions(const Report& report, ReportPage& page);

// Texts in one line, with commas; none where there are none.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts, const char* none);

} // namespace muscope
