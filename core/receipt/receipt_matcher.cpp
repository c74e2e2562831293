// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_matcher.h"

#include "core/json/utf16.h"
#include "core/receipt/reversed_compare.h"
#include "core/receipt/rule_registry.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::string_view Replacement = "\xef\xbf\xbd";

bool mayHaveLostHalves(const Rule& rule, std::string_view body) {
    return rule.losesHalves() && body.find(Replacement) != std::string_view::npos;
}

} // namespace

bool ReceiptMatch::provesNothing() const {
    return isPalindrome || isForward || isBlankText(subject.text) ||
           rule->provesNothingBecause() != nullptr;
}

ReceiptMatch ReceiptMatcher::made(MatchLevel level, const Rule& rule, const Subject& subject,
                                  const Reading& reading) const {
    ReceiptMatch match{level, &rule, subject, reading};
    match.isPalindrome = rule.isPalindrome(reading.body);
    match.isForward = (match.isPalindrome || reading.body == subject.text) &&
                      !equalsReversed(reading.body, reading.body);
    return match;
}

std::optional<ReceiptMatch> ReceiptMatcher::find(const ReceiptText& receipt, Subjects& subjects) {
    const auto& rules = m_rules.rules();
    if (rules.empty()) {
        return std::nullopt;
    }
    // What is most likely needs no parsing: the whole payload by the first rule.
    if (const auto payload = subjects.plainPayload()) {
        const Subject whole{"payload", *payload};
        if (auto match = findExact(*rules.front(), receipt, std::span(&whole, 1))) {
            return match;
        }
    }
    subjects.prepare();
    for (const auto& rule : rules) {
        if (auto match = findExact(*rule, receipt, subjects.stored())) {
            return match;
        }
        if (auto match = findExact(*rule, receipt, subjects.raw())) {
            return match;
        }
        if (auto match = findEqualValue(*rule, receipt, subjects, MatchLevel::Equivalent)) {
            return match;
        }
    }
    for (const auto& rule : rules) {
        if (auto match = findLossy(*rule, receipt, subjects)) {
            return match;
        }
    }
    return std::nullopt;
}

bool ReceiptMatcher::isTried(const Rule& rule, const Reading& reading) const {
    return !reading.body.empty() && rule.isForm(reading.body) &&
           (&rule == m_rules.rules().front().get() || rule.isDistinctFor(reading.body));
}

std::optional<ReceiptMatch> ReceiptMatcher::findExact(const Rule& rule, const ReceiptText& receipt,
                                                      std::span<const Subject> subjects) const {
    if (subjects.empty()) {
        return std::nullopt;
    }
    for (const Reading& reading : receipt.readings()) {
        if (!isTried(rule, reading)) {
            continue;
        }
        for (const Subject& subject : subjects) {
            if (rule.matches(subject.text, reading.body)) {
                return made(MatchLevel::Exact, rule, subject, reading);
            }
        }
    }
    return std::nullopt;
}

std::optional<ReceiptMatch> ReceiptMatcher::findEqualValue(const Rule& rule,
                                                           const ReceiptText& receipt,
                                                           const Subjects& subjects,
                                                           MatchLevel level) {
    if (subjects.document() == nullptr || rule.provesNothingBecause() != nullptr) {
        return std::nullopt;
    }
    const auto halves = level == MatchLevel::Lossy ? json::Halves::Forgiven : json::Halves::Exact;
    for (const Reading& reading : receipt.readings()) {
        // A layout line turned back is no JSON.
        if (reading.isPlain || !isTried(rule, reading)) {
            continue;
        }
        m_turned.clear();
        rule.appendTurnedBack(reading.body, m_turned);
        const auto turned = m_parser.parse(m_turned);
        if (!turned) {
            continue;
        }
        for (const Subject& subject : subjects.stored()) {
            if (!subject.node) {
                continue;
            }
            const json::Comparison comparison = m_comparer.compare(
                *subjects.document(), *subject.node, **turned, json::Root, halves);
            if (comparison.isEqual()) {
                ReceiptMatch match = made(level, rule, subject, reading);
                match.hasDuplicateKeys = comparison.hasDuplicateKeys;
                match.isForward = isSameForward(reading.body, subject, subjects);
                return match;
            }
        }
    }
    return std::nullopt;
}

// Whether the body says the subject without being turned back at all: " 11" for 11.
bool ReceiptMatcher::isSameForward(std::string_view body, const Subject& subject,
                                   const Subjects& subjects) {
    const auto parsed = m_parser.parse(body);
    return parsed &&
           m_comparer.compare(*subjects.document(), *subject.node, **parsed, json::Root).isEqual();
}

std::optional<ReceiptMatch> ReceiptMatcher::findLossy(const Rule& rule, const ReceiptText& receipt,
                                                      const Subjects& subjects) {
    for (const Reading& reading : receipt.readings()) {
        for (const Subject& subject : subjects.stored()) {
            const MatchLevel level = isTried(rule, reading)
                                         ? rule.otherMatch(subject.text, reading.body)
                                         : MatchLevel::None;
            if (level != MatchLevel::None) {
                return made(level, rule, subject, reading);
            }
        }
    }
    // Only damage can be forgiven.
    const bool mayHaveLost =
        std::any_of(receipt.readings().begin(), receipt.readings().end(),
                    [&](const Reading& reading) { return mayHaveLostHalves(rule, reading.body); });
    if (!mayHaveLost) {
        return std::nullopt;
    }
    if (auto match = findEqualValue(rule, receipt, subjects, MatchLevel::Lossy)) {
        return match;
    }
    for (const Reading& reading : receipt.readings()) {
        m_turned.clear();
        rule.appendTurnedBack(reading.body, m_turned);
        for (const Subject& subject : subjects.stored()) {
            if (json::equalButForHalves(subject.text, m_turned)) {
                return made(MatchLevel::Lossy, rule, subject, reading);
            }
        }
    }
    return std::nullopt;
}

} // namespace muscope
