// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_report.h"

#include <cstddef>
#include <string_view>

namespace muscope {

// The stretch of a text around where it departs from another, in bytes; each begins a character.
struct DifferenceRange {
    std::size_t from = 0;  // what is shown
    std::size_t start = 0; // what differs
    std::size_t end = 0;   // of that
    std::size_t to = 0;    // of what is shown

    [[nodiscard]] bool isCut(std::string_view text) const { return from > 0 || to < text.size(); }
};

// One side's share of a difference; both begin at their offset and end where the texts agree again
// to their ends. Offsets beyond a text count as its end.
[[nodiscard]] DifferenceRange differenceRange(std::string_view text, std::size_t offset,
                                              std::string_view other, std::size_t otherOffset);

// Where the two texts of a report part, to the character: offsets of bytes at which a character
// begins. The first difference of two JSON values is where they begin.
struct DifferencePlace {
    std::size_t inSubject = 0;
    std::size_t inReceipt = 0;
};
[[nodiscard]] DifferencePlace differencePlace(const ReceiptReport& report);

// The start of a text where nothing differs, or nothing is known of it.
[[nodiscard]] DifferenceRange plainRange(std::string_view text);

} // namespace muscope
