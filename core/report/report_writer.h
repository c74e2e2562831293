// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"
#include "core/report/report_output.h"

namespace muscope {

// Writes a report in one format. What it writes is a function of the report and its events alone.
// Memory does not grow with the number of events.
class ReportWriter {
public:
    ReportWriter() = default;
    virtual ~ReportWriter() = default;
    Q_DISABLE_COPY_MOVE(ReportWriter)

    // events is called where the report is to hold every event, at most once. The output is not
    // finished: that is its owner's.
    [[nodiscard]] virtual Result<void> write(const Report& report, const ReportEventFeed& events,
                                             ReportOutput& output) const = 0;
};

} // namespace muscope
