// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/report/report_output.h"
#include "ui/export/pdf_additions.h"

namespace muscope {

// Finishes a PDF that Qt has written: bookmarks, links, numbers of pages, title and author; takes
// out dates and all else that differs from one time to the next. path: the PDF; numbersPath: one
// whose page i is picture i of the additions, at its size. Memory grows with the number of pages,
// some kilobytes each; what is on them stays in the file.
[[nodiscard]] Result<void> finishPdf(const QString& path, const QString& numbersPath,
                                     const PdfAdditions& additions, ReportOutput& output);

} // namespace muscope
