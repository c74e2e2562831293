// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/difference_range.h"

#include <QString>

#include <string_view>

namespace muscope {

// A stretch of a text around where it departs from another, everything in it made visible.
struct DifferenceExcerpt {
    QString text;
    qsizetype markStart = 0; // what differs, in UTF-16 units of text
    qsizetype markLength = 0;
    bool isCut = false; // there is more of it than is shown
};

// One side's share of a difference; both begin at their offset and end where the texts agree again
// to their ends. Offsets beyond a text count as its end.
[[nodiscard]] DifferenceExcerpt differenceExcerpt(std::string_view text, std::size_t offset,
                                                  std::string_view other, std::size_t otherOffset);

// The start of a text where nothing differs, or nothing is known of it.
[[nodiscard]] DifferenceExcerpt plainExcerpt(std::string_view text);

} // namespace muscope
