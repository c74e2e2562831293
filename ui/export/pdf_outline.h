// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/pdf_additions.h"

#include <qpdf/QPDFPageObjectHelper.hh>

class QPDF;

namespace muscope {

// The bookmarks of a PDF, in its outline, sections closed.
void addBookmarks(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages,
                  const PdfAdditions& additions);
// Links on pages to where bookmarks lead.
void addLinks(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages, const PdfAdditions& additions);

} // namespace muscope
