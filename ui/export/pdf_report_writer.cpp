// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_report_writer.h"

#include "core/report/report_content.h"
#include "ui/export/pdf_finish.h"
#include "ui/export/pdf_numbers.h"
#include "ui/export/pdf_page.h"
#include "ui/export/temporary_failure.h"

#include <QDir>
#include <QPainterPath>
#include <QTemporaryFile>

namespace muscope {

namespace {

// Whether there is a font at all: without one Qt draws every letter as the same box.
bool hasLetters(const TextStyle& style) {
    const auto outlineOf = [&style](const QString& letter) {
        QPainterPath outline;
        outline.addText(0, 0, style.font, letter);
        return outline;
    };
    return outlineOf(QStringLiteral("I")) != outlineOf(QStringLiteral("W"));
}

} // namespace

Result<void> PdfReportWriter::write(const Report& report, const ReportEventFeed& events,
                                    ReportOutput& output) const {
    const PaperStyle style;
    if (!hasLetters(style.body)) {
        return failure(
            ErrorCode::Write,
            QStringLiteral("setting a PDF: no fonts are installed; install some, such as "
                           "fonts-inter and fonts-jetbrains-mono, or write html"));
    }
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
