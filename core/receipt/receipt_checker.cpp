// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_checker.h"

#include "core/receipt/rule.h"

namespace muscope {

namespace {

// Says which label names something else; empty where none does.
std::string mismatch(const ReceiptLabels& labels, const LabelTarget& target) {
    const auto differs = [](const auto& label, const auto& wanted) {
        return label && wanted && *label != *wanted;
    };
    const auto say = [](const char* what, std::string_view label, std::string_view wanted) {
        std::string text = "its label names the ";
        text.append(what).append(" \"").append(label.substr(0, 100));
        return text.append("\", not \"").append(wanted.substr(0, 100)).append("\"");
    };
    if (differs(labels.eventId, target.eventId)) {
        return say("event", *labels.eventId, *target.eventId);
    }
    if (differs(labels.sessionId, target.sessionId)) {
        return say("session", *labels.sessionId, *target.sessionId);
    }
    if (differs(labels.eventType, target.eventType)) {
        return say("type", *labels.eventType, *target.eventType);
    }
    return {};
}

void settle(Verdict verdict, std::string detail, ReceiptReport& report) {
    report.verdict = verdict;
    report.detail = std::move(detail);
}

} // namespace

void ReceiptChecker::check(std::string_view text, const LabelTarget& target, Subjects& subjects,
                           bool withTexts, ReceiptReport& report) {
    const ReceiptText receipt = readReceipt(text, m_scratch);
    const auto match = m_matcher.find(receipt, subjects);
    const bool doLabelsCount = !match || !match->reading.isPlain;
    std::string wrong = doLabelsCount ? mismatch(receipt.labels, target) : std::string();
    const bool holds = match && wrong.empty();
    if (!holds || withTexts || match->isPalindrome) {
        report.asWritten = text;
        report.label = receipt.labelLines.substr(0, receipt.labelLines.find_last_not_of('\n') + 1);
    }
    if (holds) {
        takeMatch(receipt, *match, withTexts, report);
    } else if (!wrong.empty()) {
        settle(Verdict::WrongSubject, std::move(wrong), report);
    } else if (receipt.malformed != nullptr) {
        settle(Verdict::Malformed, receipt.malformed, report);
    } else if (receipt.meant().body.empty()) {
        if (subjects.hasEmpty()) {
            report.notes.push_back({"empty-subject", "both are empty: nothing to compare"});
            settle(Verdict::NotCheckable, "both it and its subject are empty", report);
        } else {
            settle(Verdict::Malformed, "it is empty", report);
        }
    } else if (subjects.stored().empty()) {
        report.notes.push_back({"no-payload", "the event has no payload"});
        settle(Verdict::NotCheckable, "the event has no payload to compare it with", report);
    } else {
        report.verdict = Verdict::Differs;
        m_evidence.explain(receipt, subjects, report);
    }
}

void ReceiptChecker::takeMatch(const ReceiptText& receipt, const ReceiptMatch& match,
                               bool withTexts, ReceiptReport& report) {
    report.rule = match.rule->name();
    report.subject = match.subject.name;
    appendNotes(match.reading.setAside, report.notes);
    if (match.hasDuplicateKeys) {
        report.notes.push_back(
            {"duplicate-keys", "it repeats keys of which the store kept the last alone"});
    }
    if (match.isPalindrome) {
        report.notes.push_back({"palindrome", "it reads the same backwards"});
        settle(Verdict::NotCheckable,
               "it reads the same backwards, so that it matches proves nothing", report);
    } else {
        report.verdict = Verdict::Match;
        report.level = match.level;
    }
    if (!withTexts && !match.isPalindrome) {
        return;
    }
    if (match.reading.isPlain && receipt.hasHeader) {
        report.label.clear();
    }
    match.rule->appendTurnedBack(match.reading.body, report.turnedBack);
    report.subjectText = match.subject.text;
}

} // namespace muscope
