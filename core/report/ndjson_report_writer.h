// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_writer.h"

namespace muscope {

// The events of a report as NDJSON, every column of each byte for byte (EventJsonWriter), to be
// imported again; before them one line that says what was asked and found (report_head.h).
class NdjsonReportWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<void> write(const Report& report, const ReportEventFeed& events,
                                     ReportOutput& output) const override;
};

} // namespace muscope
