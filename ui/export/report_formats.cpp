// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/report_formats.h"

#include "ui/export/pdf_report_writer.h"

namespace muscope {

const std::vector<ReportFormat>& reportFormats() {
    static const std::vector<ReportFormat> formats = [] {
        std::vector<ReportFormat> all = builtinWriters();
        const auto make = []() -> std::unique_ptr<const ReportWriter> {
            return std::make_unique<const PdfReportWriter>();
        };
        all.insert(all.begin() + 1, {"pdf", "PDF", "pdf", usualReportParts(), make});
        return all;
    }();
    return formats;
}

} // namespace muscope
