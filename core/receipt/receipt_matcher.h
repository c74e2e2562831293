// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"
#include "core/json/comparer.h"
#include "core/json/parser.h"
#include "core/receipt/receipt_text.h"
#include "core/receipt/subjects.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muscope {

class Rule;
class RuleRegistry;

// A reading of a receipt that says one of the subjects.
struct ReceiptMatch {
    MatchLevel level = MatchLevel::None;
    const Rule* rule = nullptr;
    Subject subject;
    Reading reading;
    bool isPalindrome = false; // the body is its own reversal: it proves nothing
    bool isForward = false;    // the body says the subject as it stands: it proves nothing
    bool hasDuplicateKeys = false;

    [[nodiscard]] bool provesNothing() const;
};

// Holds a receipt against the subjects. Rule by rule, every reading and subject: for the same text,
// then for the same JSON value; last, rule by rule again, for what a rule's producer destroys. So
// of two rules that give the same text the first of the registry is named. Reuses its memory.
class ReceiptMatcher {
public:
    explicit ReceiptMatcher(const RuleRegistry& rules)
        : m_rules(rules) {}

    [[nodiscard]] std::optional<ReceiptMatch> find(const ReceiptText& receipt, Subjects& subjects);

private:
    [[nodiscard]] bool isTried(const Rule& rule, const Reading& reading) const;
    [[nodiscard]] std::optional<ReceiptMatch> findExact(const Rule& rule,
                                                        const ReceiptText& receipt,
                                                        std::span<const Subject> subjects) const;
    [[nodiscard]] std::optional<ReceiptMatch> findEqualValue(const Rule& rule,
                                                             const ReceiptText& receipt,
                                                             const Subjects& subjects,
                                                             MatchLevel level);
    [[nodiscard]] bool isSameForward(std::string_view body, const Subject& subject,
                                     const Subjects& subjects);
    [[nodiscard]] std::optional<ReceiptMatch>
    findLossy(const Rule& rule, const ReceiptText& receipt, const Subjects& subjects);
    [[nodiscard]] ReceiptMatch made(MatchLevel level, const Rule& rule, const Subject& subject,
                                    const Reading& reading) const;

    const RuleRegistry& m_rules;
    json::Parser m_parser;
    json::Comparer m_comparer;
    std::string m_turned;
};

} // namespace muscope
