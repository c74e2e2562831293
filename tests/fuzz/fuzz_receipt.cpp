// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/string_value.h"
#include "core/receipt/given_subject.h"
#include "core/receipt/receipt_engine.h"
#include "core/receipt/rules/builtin_rules.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// Up to four parts parted by the byte 0x1e: payload, metadata, raw bytes, a linked receipt's
// payload. Any of them must get a verdict; and a receipt made from the payload by a rule must hold.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

// Every rule must read any bytes in every way it can be asked.
void readBy(const Rule& rule, std::string_view subject, std::string_view body) {
    std::string text;
    rule.appendTurnedBack(body, text);
    rule.appendTurnedBackBeside(subject, body, text);
    (void)rule.matches(subject, body);
    (void)rule.otherMatch(subject, body);
    (void)rule.isPalindrome(body);
    (void)rule.ownClaim(body);
    text.clear();
    rule.appendReceipt(subject, text);
}

// As mu check reads files: a receipt against a subject, and against none.
void checkFile(const RuleRegistry& rules, std::string_view subject, std::string_view receipt) {
    ReceiptChecker checker(rules);
    Subjects subjects;
    const GivenSubject given{std::string(subject)};
    for (const bool isGiven : {true, false}) {
        if (isGiven) {
            given.putInto(subjects);
        } else {
            subjects.beginNone();
        }
        subjects.prepare();
        ReceiptReport report;
        checker.check(receipt, given.labels(), subjects, true, report);
        require(isGiven || report.verdict != Verdict::Match ||
                std::string_view(report.subject) == "self");
    }
}

std::string withoutBlanks(std::string_view text) {
    std::string rest(text);
    std::erase_if(rest, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
    return rest;
}

void checkMade(ReceiptEngine& engine, const Rule& rule, EventView event) {
    if (event.payload->empty() || json::firstInvalidUtf8(*event.payload)) {
        return; // no text that a producer could have reversed
    }
    if (rule.refusal(*event.payload) != nullptr) {
        return;
    }
    std::string receipt;
    rule.appendReceipt(*event.payload, receipt);
    const bool isNothing = receipt.find_first_not_of(" \t\r\n") == std::string::npos;
    // Nothing to reverse: a front matter's blanks alone are set anew.
    const bool isForward = withoutBlanks(receipt) == withoutBlanks(*event.payload);
    if (isNothing || isForward) {
        return;
    }
    std::string metadata = "{\"mu\":";
    json::appendQuoted(receipt, metadata);
    metadata += '}';
    event.metadata = metadata;
    event.raw.reset();
    const Verdict verdict = engine.check(event, {}, Evidence::VerdictOnly).verdict;
    require(verdict == Verdict::Match || verdict == Verdict::NotCheckable);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const RuleRegistry rules = builtinRules();
    static ReceiptEngine engine(rules);
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    std::array<std::string, 4> parts; // of their own size, so that reading past the end is seen
    for (std::string& part : parts) {
        const std::size_t cut = rest.find('\x1e');
        part = rest.substr(0, cut);
        rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
    }
    EventView event;
    event.sessionId = "s1";
    event.eventId = "e1";
    event.type = "tool_call";
    event.payload = parts[0];
    event.metadata = parts[1];
    if (!parts[2].empty()) {
        event.raw = parts[2];
    }
    const LinkedReceipt linked{"event ", "r1", parts[3]};
    const std::span<const LinkedReceipt> links(&linked, parts[3].empty() ? 0 : 1);
    const EventVerdict full = engine.check(event, links, Evidence::Full);
    const EventVerdict bare = engine.check(event, links, Evidence::VerdictOnly);
    require(full.verdict == bare.verdict && full.level == bare.level);
    for (const ReceiptReport& report : full.reports) {
        require(report.verdict != Verdict::Differs || report.firstDifference.has_value());
        require(!report.firstDifference ||
                report.firstDifference->subjectOffset <= report.subjectText.size());
        require(!report.firstDifference ||
                report.firstDifference->receiptOffset <= report.turnedBack.size());
    }
    EventView receiptEvent = event;
    receiptEvent.payload = parts[3];
    (void)engine.linkOf(receiptEvent);
    for (const auto& rule : rules.rules()) {
        checkMade(engine, *rule, event);
        readBy(*rule, parts[0], parts[3]);
    }
    checkFile(rules, parts[0], parts[3]);
    return 0;
}
