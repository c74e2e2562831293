// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_report.h"
#include "core/receipt/rule.h"

#include <string>
#include <string_view>

namespace muscope {

// How far a receipt that differs is off under its nearest rule, in that rule's units: "per word; 1
// of 9 words differs from the result". Of a report that is filled but for its detail.
[[nodiscard]] std::string missSentence(const Rule& rule, const ReceiptReport& report);

// Whether some runs of letters and digits of the body are the subject's as they stand, and the
// others are them reversed.
[[nodiscard]] bool isPartlyReversed(std::string_view body, std::string_view subject);

} // namespace muscope
