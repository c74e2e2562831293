// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/json_line.h"
#include "core/receipt/receipt_report.h"

#include <QString>

namespace muscope {

// What checking one receipt said, for programs and for people; for people with the evidence: the
// receipt turned back below the subject, where they part marked in both.
[[nodiscard]] Json receiptJson(const QString& file, const ReceiptReport& report);
[[nodiscard]] QString receiptText(const QString& file, const ReceiptReport& report);

// The forms of cli-json that more than one command prints.
[[nodiscard]] Json orNull(const char* text);
[[nodiscard]] Json differenceJson(const std::optional<FirstDifference>& difference);

} // namespace muscope
