// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_matcher.h"

#include "core/json/utf16.h"
#include "core/receipt/rule_registry.h"

namespace muscope {

namespace {

constexpr std::string_view Replacement = "\xef\xbf\xbd";

bool mayHaveLostHalves(const Rule& rule, std::string_view body) {
    return rule.losesHalves() && body.find(Replacement) != std::string_view::npos;
}

} // namespace

ReceiptMatch ReceiptMatcher::made(MatchLevel level, const Rule& rule, const Subject& subject,
                                  const Reading& reading) const {
    return {level, &rule, subject, reading, rule.matches(reading.body, reading.body), false};
}

std::optional<ReceiptMatch> ReceiptMatcher::find(const ReceiptText& receipt, Subjects& subjects) {
    if (const auto payload = subjects.plainPayload()) {
        const Subject whole{"payload", *payload, std::nullopt};
        if (auto match = findExact(receipt, std::span(&whole, 1))) {
            return match;
        }
    }
    subjects.prepare();
    if (auto match = findExact(receipt, subjects.stored())) {
        return match;
    }
    if (auto match = findExact(receipt, subjects.raw())) {
        return match;
    }
    if (auto match = findEqualValue(receipt, subjects, MatchLevel::Equivalent)) {
        return match;
    }
    if (auto match = findEqualValue(receipt, subjects, MatchLevel::Lossy)) {
        return match;
    }
    return findLossyText(receipt, subjects);
}

std::optional<ReceiptMatch> ReceiptMatcher::findExact(const ReceiptText& receipt,
                                                      std::span<const Subject> subjects) const {
    if (subjects.empty()) {
        return std::nullopt;
    }
    for (const auto& rule : m_rules.rules()) {
        for (const Reading& reading : receipt.readings()) {
            if (reading.body.empty() || !rule->isDistinctFor(reading.body)) {
                continue;
            }
            for (const Subject& subject : subjects) {
                if (rule->matches(subject.text, reading.body)) {
                    return made(MatchLevel::Exact, *rule, subject, reading);
                }
            }
        }
    }
    return std::nullopt;
}

std::optional<ReceiptMatch> ReceiptMatcher::findEqualValue(const ReceiptText& receipt,
                                                           const Subjects& subjects,
                                                           MatchLevel level) {
    if (subjects.document() == nullptr) {
        return std::nullopt;
    }
    const auto halves = level == MatchLevel::Lossy ? json::Halves::Forgiven : json::Halves::Exact;
    for (const auto& rule : m_rules.rules()) {
        for (const Reading& reading : receipt.readings()) {
            // A layout line turned back is no JSON, and only damage can be forgiven.
            if (reading.isPlain || !rule->isDistinctFor(reading.body) ||
                (level == MatchLevel::Lossy && !mayHaveLostHalves(*rule, reading.body))) {
                continue;
            }
            m_turned.clear();
            rule->appendTurnedBack(reading.body, m_turned);
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
                    ReceiptMatch match = made(level, *rule, subject, reading);
                    match.hasDuplicateKeys = comparison.hasDuplicateKeys;
                    match.isPalindrome =
                        match.isPalindrome || isSameForward(reading.body, subject, subjects);
                    return match;
                }
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

std::optional<ReceiptMatch> ReceiptMatcher::findLossyText(const ReceiptText& receipt,
                                                          const Subjects& subjects) {
    for (const auto& rule : m_rules.rules()) {
        for (const Reading& reading : receipt.readings()) {
            if (!mayHaveLostHalves(*rule, reading.body)) {
                continue;
            }
            m_turned.clear();
            rule->appendTurnedBack(reading.body, m_turned);
            for (const Subject& subject : subjects.stored()) {
                if (json::equalButForHalves(subject.text, m_turned)) {
                    return made(MatchLevel::Lossy, *rule, subject, reading);
                }
            }
        }
    }
    return std::nullopt;
}

} // namespace muscope
