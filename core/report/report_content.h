// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_page.h"

namespace muscope {

// Tells a report to a page: the one place that says what is in a report a person reads. Ends early
// with the first error of the page or of the events.
[[nodiscard]] Result<void> tellReport(const Report& report, const ReportEventFeed& events,
                                      ReportPage& page);

} // namespace muscope
