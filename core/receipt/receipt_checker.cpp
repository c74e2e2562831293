// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_checker.h"

#include "core/receipt/convention_signs.h"
#include "core/receipt/rule_registry.h"

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

// The event of the target's session that the labels name instead of the target; empty: none.
std::string otherEvent(const ReceiptLabels& labels, const LabelTarget& target) {
    const bool isSameSession =
        !labels.sessionId || !target.sessionId || *labels.sessionId == *target.sessionId;
    const bool isOther = labels.eventId && target.eventId && *labels.eventId != *target.eventId;
    return isSameSession && isOther ? std::string(*labels.eventId) : std::string();
}

void settle(Verdict verdict, std::string detail, ReceiptReport& report) {
    report.verdict = verdict;
    report.detail = std::move(detail);
}

void settleBlank(ReceiptReport& report) {
    report.notes.push_back({"empty-subject", "its subject is empty: nothing to compare"});
    settle(Verdict::NotCheckable, "its subject is empty: there is nothing to compare it with",
           report);
}

} // namespace

void ReceiptChecker::check(std::string_view text, const LabelTarget& target, Subjects& subjects,
                           bool withTexts, ReceiptReport& report) {
    const ReceiptText receipt = readReceipt(text, m_scratch);
    const auto match = m_matcher.find(receipt, subjects);
    const bool doLabelsCount = !match || !match->reading.isPlain;
    std::string wrong = doLabelsCount ? mismatch(receipt.labels, target) : std::string();
    const bool holds = match && wrong.empty();
    if (!holds || withTexts || match->provesNothing()) {
        report.asWritten = text;
        report.label = receipt.labelLines.substr(0, receipt.labelLines.find_last_not_of('\n') + 1);
    }
    if (holds) {
        takeMatch(receipt, *match, withTexts, report);
    } else if (!wrong.empty()) {
        report.otherEvent = otherEvent(receipt.labels, target);
        settle(Verdict::WrongSubject, std::move(wrong), report);
    } else if (receipt.malformed != nullptr) {
        settle(Verdict::Malformed, receipt.malformed, report);
    } else if (receipt.meant().body.empty()) {
        takeEmpty(subjects, report);
    } else if (takeClaim(receipt, subjects, report)) {
        // Settled by the original it carries.
    } else if (subjects.stored().empty()) {
        takeUncompared(receipt, text, subjects, report);
    } else if (subjects.areBlank()) {
        settleBlank(report);
    } else {
        report.verdict = Verdict::Differs;
        m_evidence.explain(receipt, subjects, report);
    }
}

void ReceiptChecker::takeEmpty(const Subjects& subjects, ReceiptReport& report) {
    if (subjects.hasEmpty()) {
        report.notes.push_back({"empty-subject", "both are empty: nothing to compare"});
        settle(Verdict::NotCheckable, "both it and its subject are empty", report);
    } else {
        settle(Verdict::Malformed, "it is empty", report);
    }
}

// There is no subject: only what kind of receipt it looks like can be said.
void ReceiptChecker::takeUncompared(const ReceiptText& receipt, std::string_view text,
                                    const Subjects& subjects, ReceiptReport& report) {
    appendNotes(receipt.meant().setAside, report.notes);
    std::string detail = "there is nothing to compare it with";
    if (subjects.isNone()) {
        report.notes.push_back({"no-subject", detail});
    } else {
        report.notes.push_back({"no-payload", "the event has no payload"});
        detail = "the event has no payload to compare it with";
    }
    if (const auto likely = recognise(text, receipt.meant().body, receipt.hasHeader)) {
        if (const Rule* const rule = m_rules.find(likely->rule)) {
            report.rule = rule->name();
            report.notes.push_back(
                {"recognised", std::string("it looks like ") + rule->name() + ": " + likely->sign});
            detail.append("; it looks like ").append(rule->name()).append(": ");
            detail.append(likely->sign);
        }
    }
    settle(Verdict::NotCheckable, std::move(detail), report);
}

// A receipt that carries its own original and matches no subject: false where it is none, or holds
// in itself and is to be held against the subjects.
bool ReceiptChecker::takeClaim(const ReceiptText& receipt, const Subjects& subjects,
                               ReceiptReport& report) {
    for (const auto& rule : m_rules.rules()) {
        std::optional<OwnClaim> claim;
        std::uint8_t setAside = NothingSetAside;
        for (const Reading& reading : receipt.readings()) {
            auto read = reading.isPlain ? std::nullopt : rule->ownClaim(reading.body);
            if (read && (!claim || !claim->detail.empty())) { // the first that holds, or the last
                claim = std::move(read);
                setAside = reading.setAside;
            }
        }
        if (!claim) {
            continue;
        }
        if (claim->detail.empty() && !subjects.stored().empty()) {
            return false;
        }
        appendNotes(setAside, report.notes);
        settleClaim(*rule, *claim, report);
        return true;
    }
    return false;
}

void ReceiptChecker::settleClaim(const Rule& rule, const OwnClaim& claim, ReceiptReport& report) {
    if (claim.isTruncated) {
        report.notes.push_back(
            {"truncated", "its list ends in \"...\": what is left out is not checked"});
    }
    if (!claim.detail.empty()) {
        report.verdict = Verdict::Differs;
        m_evidence.explainClaim(rule, claim, report);
        return;
    }
    report.rule = rule.name();
    report.subject = "self";
    report.subjectText = claim.original;
    report.turnedBack = claim.turnedBack;
    if (claim.isPalindrome) {
        report.notes.push_back({"palindrome", "it reads the same backwards"});
        settle(Verdict::NotCheckable,
               "its original reads the same backwards, so that it proves nothing", report);
    } else {
        report.verdict = Verdict::Match;
        report.level = MatchLevel::Exact;
    }
}

void ReceiptChecker::takeMatch(const ReceiptText& receipt, const ReceiptMatch& match,
                               bool withTexts, ReceiptReport& report) {
    report.rule = match.rule->name();
    report.subject = match.subject.name;
    appendNotes(static_cast<std::uint8_t>(match.reading.setAside | match.subject.setAside),
                report.notes);
    if (match.hasDuplicateKeys) {
        report.notes.push_back(
            {"duplicate-keys", "it repeats keys of which the store kept the last alone"});
    }
    const char* const reason = match.rule->provesNothingBecause();
    if (isBlankText(match.subject.text)) {
        settleBlank(report);
    } else if (match.isForward) {
        report.notes.push_back({"forward", "it says its subject as it stands"});
        settle(Verdict::NotCheckable,
               "it says its subject as it stands: it is not reversed at all, or there is nothing "
               "in it to reverse; that it matches proves nothing",
               report);
    } else if (match.isPalindrome) {
        report.notes.push_back({"palindrome", "it reads the same backwards"});
        settle(Verdict::NotCheckable,
               "it reads the same backwards, so that it matches proves nothing", report);
    } else if (reason != nullptr) {
        report.notes.push_back({match.rule->name(), reason});
        settle(Verdict::NotCheckable, reason, report);
    } else {
        report.verdict = Verdict::Match;
        report.level = match.level;
    }
    if (!withTexts && report.verdict == Verdict::Match) {
        return;
    }
    if (match.reading.isPlain && receipt.hasHeader) {
        report.label.clear();
    }
    match.rule->appendTurnedBackBeside(match.subject.text, match.reading.body, report.turnedBack);
    report.subjectText = match.subject.text;
}

} // namespace muscope
