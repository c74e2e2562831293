// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/comparer.h"
#include "core/json/parser.h"
#include "core/receipt/receipt_report.h"
#include "core/receipt/receipt_text.h"
#include "core/receipt/subjects.h"

#include <string>

namespace muscope {

class Rule;
class RuleRegistry;

// Explains a receipt that says none of the subjects: which rule and subject come nearest, how far
// off they are, and where they part. For failures alone, so it may take its time.
class ReceiptEvidence {
public:
    explicit ReceiptEvidence(const RuleRegistry& rules)
        : m_rules(rules) {}

    // Fills rule, subject, distance, first difference, texts, notes and detail of the report.
    void explain(const ReceiptText& receipt, const Subjects& subjects, ReceiptReport& report);

private:
    struct Nearest {
        const Rule* rule = nullptr;
        Subject subject;
        std::string turned;
        std::int64_t distance = 0;
        bool isMeasured = false;
    };

    [[nodiscard]] Nearest nearest(std::string_view body, const Subjects& subjects) const;
    [[nodiscard]] FirstDifference firstDifference(const Nearest& nearest, const Subjects& subjects);

    const RuleRegistry& m_rules;
    json::Parser m_parser;
    json::Comparer m_comparer;
};

// The notes for what was set aside to read a text.
void appendNotes(std::uint8_t setAside, std::vector<Note>& notes);

} // namespace muscope
