// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/html_report_writer.h"

#include "core/report/html_page.h"
#include "core/report/report_content.h"

namespace muscope {

Result<void> HtmlReportWriter::write(const Report& report, const ReportEventFeed& events,
                                     ReportOutput& output) const {
    HtmlPage page(output);
    return tellReport(report, events, page);
}

} // namespace muscope
