// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/event/stored_event.h"
#include "core/receipt/receipt_checker.h"
#include "core/receipt/receipt_report.h"
#include "core/receipt/subjects.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

class Rule;
class RuleRegistry;

// What a receipt is to be of, and how it is to be written.
struct ReceiptWish {
    std::string rule;       // its word
    std::string subject;    // "payload", "result", "params"
    bool hasLabels = false; // a "## Receipt" line and what it is of above it

    bool operator==(const ReceiptWish&) const = default;
};

// A receipt just made, what checking it said, and what else could be made of the event.
struct MadeReceipt {
    ReceiptWish wish;                  // as it was carried out
    std::vector<std::string> subjects; // of the event, in the order they are tried
    std::vector<std::string> rules;    // that can make a receipt of the subject, in their order
    std::string text;
    ReceiptReport report; // without texts where it matches
    // Labels that would not be read back as they are: their value has a line end or outer blanks.
    std::vector<std::string> leftOut;
};

// Makes receipts, of a text or of what an event holds. Reuses its memory: one maker per thread.
class ReceiptMaker {
public:
    explicit ReceiptMaker(const RuleRegistry& rules)
        : m_rules(rules)
        , m_checker(rules) {}

    // The receipt of a text as a producer of that rule writes it. ErrorCode::InvalidInput, with the
    // rule's reason alone, where it makes none of such a text.
    [[nodiscard]] static Result<std::string> make(const Rule& rule, std::string_view text);

    // The receipt of an event, checked against it at once. A subject that the event has not, and a
    // rule that makes none of it, become the first that there is. ErrorCode::NotFound where the
    // event has no payload, InvalidInput where no rule makes one.
    [[nodiscard]] Result<MadeReceipt> makeOf(const EventView& event, const ReceiptWish& wish);

private:
    const RuleRegistry& m_rules;
    ReceiptChecker m_checker;
    Subjects m_subjects;
};

// "e2.mu": how a file with an event's receipt is named, so that a folder of receipts finds it. What
// a file name cannot hold becomes "_".
[[nodiscard]] QString receiptFileName(const EventId& event);

// Writes a receipt to a file, which is replaced as a whole or not at all.
[[nodiscard]] Result<void> writeReceipt(const QString& path, std::string_view text);

} // namespace muscope
