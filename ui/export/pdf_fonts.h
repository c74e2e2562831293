// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/pdf_copy.h"

namespace muscope {

// Mends what Qt writes of the fonts that are embedded in pages. Their names hold numbers in the
// order of a hash, which no two runs have alike: they are given others, as the standard has it
// ("/AAAAAB+Inter"), in the order of fonts. And where a font draws a control character as its
// picture, as DejaVu does, what is copied from the page would be that control character: it becomes
// the picture.
[[nodiscard]] Result<void> mendFonts(PdfCopy& copy, const std::vector<int>& fonts);

} // namespace muscope
