// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_writer.h"

namespace muscope {

// A report as a PDF on A4: contents, bookmarks and numbers of pages. Needs a QGuiApplication, of
// any platform, and fonts that are installed; for any thread. Pages wait in a temporary file of
// their own until the last is made; memory grows with their number alone (finishPdf()).
class PdfReportWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<void> write(const Report& report, const ReportEventFeed& events,
                                     ReportOutput& output) const override;
};

} // namespace muscope
