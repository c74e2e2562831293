// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/pdf_additions.h"
#include "ui/export/pdf_copy.h"

namespace muscope {

// Pages draw one picture in each place of a number; here that becomes the drawing of the number.
// pages: their objects. path: a PDF whose page i is picture i, at its size.
[[nodiscard]] Result<void> placeNumbers(PdfCopy& copy, const std::vector<int>& pages,
                                        const QString& path, const PdfAdditions& additions);

} // namespace muscope
