// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/receipt/receipt_evidence.h"
#include "core/receipt/receipt_matcher.h"
#include "core/receipt/receipt_report.h"
#include "core/receipt/subjects.h"

#include <string>
#include <string_view>

namespace muscope {

class Rule;
class RuleRegistry;
struct OwnClaim;

// What the labels of a receipt are held against; std::nullopt is not known and not compared.
struct LabelTarget {
    std::optional<std::string_view> eventType;
    std::optional<std::string_view> eventId;
    std::optional<std::string_view> sessionId;
};

// Checks one receipt's text against the subjects it may be of. Reuses its memory: one checker per
// thread.
class ReceiptChecker {
public:
    explicit ReceiptChecker(const RuleRegistry& rules)
        : m_rules(rules)
        , m_matcher(rules)
        , m_evidence(rules) {}

    // Fills everything of the report but foundIn. A match gets its texts only where withTexts is
    // set; what does not match always has them.
    void check(std::string_view text, const LabelTarget& target, Subjects& subjects, bool withTexts,
               ReceiptReport& report);

private:
    void takeMatch(const ReceiptText& receipt, const ReceiptMatch& match, bool withTexts,
                   ReceiptReport& report);

    bool takeClaim(const ReceiptText& receipt, const Subjects& subjects, ReceiptReport& report);
    void settleClaim(const Rule& rule, const OwnClaim& claim, ReceiptReport& report);
    void takeUncompared(const ReceiptText& receipt, std::string_view text, const Subjects& subjects,
                        ReceiptReport& report);
    static void takeEmpty(const Subjects& subjects, ReceiptReport& report);

    const RuleRegistry& m_rules;
    ReceiptMatcher m_matcher;
    ReceiptEvidence m_evidence;
    std::string m_scratch;
};

} // namespace muscope
