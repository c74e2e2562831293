// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/ndjson_report_writer.h"

#include "core/mcp/event_json_writer.h"
#include "core/report/report_head.h"

namespace muscope {

Result<void> NdjsonReportWriter::write(const Report& report, const ReportEventFeed& events,
                                       ReportOutput& output) const {
    output.write(reportHead(report));
    EventJsonWriter lines;
    return events([&](const ReportEvent& event) {
        output.write(lines.line(event.stored));
        return output.status();
    });
}

} // namespace muscope
