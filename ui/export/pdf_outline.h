// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/pdf_additions.h"
#include "ui/export/pdf_copy.h"

namespace muscope {

// The bookmarks of a PDF as its outline, sections closed; the number of the outline. pages: their
// objects.
[[nodiscard]] Result<int> addBookmarks(PdfCopy& copy, const std::vector<int>& pages,
                                       const PdfAdditions& additions);
// Links on pages to where bookmarks lead.
[[nodiscard]] Result<void> addLinks(PdfCopy& copy, const std::vector<int>& pages,
                                    const PdfAdditions& additions);

} // namespace muscope
