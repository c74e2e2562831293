// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/paper_style.h"
#include "ui/export/pdf_additions.h"

class QIODevice;

namespace muscope {

// Writes the numbers of pages, once they are known, as a PDF of which page i is to stand in the
// place of picture i.
void writeNumbers(const PdfAdditions& additions, const PaperStyle& style, QIODevice& device);

} // namespace muscope
