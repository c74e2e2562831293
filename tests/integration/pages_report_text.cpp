// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/report_text.h"
#include "tests/ui/export/pdf_reader.h"
#include "ui/export/report_formats.h"

namespace muscope {

const std::vector<ReportFormat>& formatsOfReports() {
    return reportFormats();
}

QByteArray reportText(const ReportFormat& format, const QByteArray& file) {
    if (qstrcmp(format.id, "pdf") != 0) {
        return file;
    }
    const PdfReader pdf(file);
    return (pdf.packedText() + pdf.otherTexts().join(QChar::LineFeed)).toUtf8();
}

} // namespace muscope
