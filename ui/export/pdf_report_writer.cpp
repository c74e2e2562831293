// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_report_writer.h"

#include "core/base/temporary_file.h"
#include "core/report/report_content.h"
#include "ui/export/pdf_finish.h"
#include "ui/export/pdf_numbers.h"
#include "ui/export/pdf_page.h"

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
    QTemporaryFile pages;
    QTemporaryFile numbers;
    for (QTemporaryFile* const file : {&pages, &numbers}) {
        if (const Result<void> opened = openTemporary(*file, QStringLiteral("pages")); !opened) {
            return opened;
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
            return temporaryFailure(QStringLiteral("pages"), file->errorString());
        }
    }
    return finishPdf(pages.fileName(), numbers.fileName(), additions, output);
}

} // namespace muscope
