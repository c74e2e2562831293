// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_writer.h"

namespace muscope {

// The events of a report as a table for programs and spreadsheets: RFC 4180 in UTF-8, the names of
// the columns in the first line. A text that a spreadsheet would take for a formula has an
// apostrophe before it.
class CsvReportWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<void> write(const Report& report, const ReportEventFeed& events,
                                     ReportOutput& output) const override;
};

} // namespace muscope
