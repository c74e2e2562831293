// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_report.h"

#include <QString>

#include <vector>

namespace muscope {

// One line of what is known of a receipt beside its texts.
struct ReceiptFact {
    QString key;
    QString value; // safe to look at
    bool isMono = false;

    bool operator==(const ReceiptFact&) const = default;
};

// Rule, level, first difference with the characters by their numbers, how far off, label, place and
// notes: what there is, in the order to be shown.
[[nodiscard]] std::vector<ReceiptFact> receiptFacts(const ReceiptReport& report);

// The character at a byte offset by itself and by its number, so that those that look alike can be
// told apart: "а U+0430, Cyrillic"; at the end of the text "the end".
[[nodiscard]] QString characterAt(std::string_view text, std::size_t offset);

} // namespace muscope
