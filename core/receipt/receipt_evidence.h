// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/comparer.h"
#include "core/json/parser.h"
#include "core/receipt/receipt_report.h"
#include "core/receipt/receipt_text.h"
#include "core/receipt/subjects.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

class Rule;
class RuleRegistry;
struct OwnClaim;

// Explains a receipt that says none of the subjects: which rule and subject come nearest, how far
// off they are, and where they part. For failures alone, so it may take its time.
class ReceiptEvidence {
public:
    explicit ReceiptEvidence(const RuleRegistry& rules)
        : m_rules(rules) {}

    // Fills rule, subject, distance, first difference, texts, notes and detail of the report.
    void explain(const ReceiptText& receipt, const Subjects& subjects, ReceiptReport& report);

    // The same for a receipt that contradicts the original it carries.
    void explainClaim(const Rule& rule, const OwnClaim& claim, ReceiptReport& report);

private:
    struct Nearest {
        const Rule* rule = nullptr;
        Subject subject;
        std::string turned;
        std::int64_t distance = 0; // in characters where isMeasured, otherwise an estimate
        bool isMeasured = false;
        bool isJson = false; // both are: the rule that turns JSON into JSON is the one meant
    };

    [[nodiscard]] Nearest nearest(std::string_view body, const Subjects& subjects);
    [[nodiscard]] std::vector<Nearest> candidates(std::string_view body, const Subjects& subjects);
    [[nodiscard]] const Subject* saidForward(std::string_view body, const Subjects& subjects);
    [[nodiscard]] FirstDifference firstDifference(const Nearest& nearest, const Subjects& subjects);
    [[nodiscard]] static bool cannotBeNearer(const Nearest& candidate, const Nearest& best);
    static void measure(const Nearest& nearest, ReceiptReport& report);

    const RuleRegistry& m_rules;
    json::Parser m_parser;
    json::Comparer m_comparer;
};

// The notes for what was set aside to read a text.
void appendNotes(std::uint8_t setAside, std::vector<Note>& notes);

} // namespace muscope
