// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <qpdf/QPDFPageObjectHelper.hh>

#include <vector>

namespace muscope {

// Mends what Qt writes of the fonts that are embedded in pages. Their names hold numbers in the
// order of a hash, which no two runs have alike: they are given others, as the standard has it
// ("/AAAAAB+Inter"). And where a font draws a control character as its picture, as DejaVu does,
// what is copied from the page would be that control character: it becomes the picture.
void mendFonts(std::vector<QPDFPageObjectHelper>& pages);

} // namespace muscope
