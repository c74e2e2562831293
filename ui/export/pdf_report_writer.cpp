// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_report_writer.h"

#include "core/report/report_content.h"
#include "ui/export/pdf_finish.h"
#include "ui/export/pdf_numbers.h"
#include "ui/export/pdf_page.h"
#include "ui/export/temporary_failure.h"

#include <QDir>
#include <QTemporaryFile>

namespace muscope {

Result<void> PdfReportWriter::write(const Report& report, const ReportEventFeed& events,
                                    ReportOutput& output) const {
    if (QDir::tempPath().isEmpty()) { // as Qt has it where TMPDIR is wrong
        return temporaryFailure(QStringLiteral("there is no such folder"));
    }
    QTemporaryFile pages;
    QTemporaryFile numbers;
    for (QTemporaryFile* const file : {&pages, &numbers}) {
        if (!file->open()) {
            return temporaryFailure(file->errorString());
        }
    }
    const PaperStyle style;
    PdfPage page(pages, style);
    if (const Result<void> told = tellReport(report, events, page); !told) {
        return told;
    }
    const PdfAdditions additions = page.finish();
    writeNumbers(additions, style, numbers);
    for (QTemporaryFile* const file : {&pages, &numbers}) {
        if (!file->flush() || file->error() != QFileDevice::NoError) {
            return temporaryFailure(file->errorString());
        }
    }
    return finishPdf(pages.fileName(), numbers.fileName(), additions, output);
}

} // namespace muscope
