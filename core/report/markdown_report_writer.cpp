// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/markdown_report_writer.h"

#include "core/report/markdown_page.h"
#include "core/report/report_content.h"

namespace muscope {

Result<void> MarkdownReportWriter::write(const Report& report, const ReportEventFeed& events,
                                         ReportOutput& output) const {
    MarkdownPage page(output);
    return tellReport(report, events, page);
}

} // namespace muscope
