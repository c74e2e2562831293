// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_engine.h"

#include "core/json/duplicate_keys.h"
#include "core/json/parser.h"
#include "core/receipt/receipt_checker.h"
#include "core/receipt/receipt_finder.h"
#include "core/receipt/subjects.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace muscope {

// What is kept from event to event so that nothing is allocated once it is warm.
struct ReceiptEngine::Scratch {
    explicit Scratch(const RuleRegistry& rules)
        : checker(rules) {}

    ReceiptChecker checker;
    Subjects subjects;
    json::DuplicateKeys duplicates;
    json::Parser parser; // of metadata and linked payloads, one after the other
    std::string text;
    ReceiptReport report; // of the receipt being checked
};

namespace {

constexpr std::size_t MaxKeyBytes = 120;

auto severityOf(Verdict verdict, MatchLevel level) {
    return std::tuple(verdict, level);
}

} // namespace

// One check of one event: finds, checks, keeps the worst.
class ReceiptEngine::Pass {
public:
    Pass(Scratch& scratch, const EventView& event, Evidence evidence)
        : m_scratch(scratch)
        , m_event(event)
        , m_evidence(evidence) {}

    void checkMetadata() {
        const std::string_view metadata = m_event.metadata.value_or(std::string_view());
        if (metadata.empty()) {
            return;
        }
        const auto parsed = m_scratch.parser.parse(metadata);
        if (!parsed) {
            begin();
            m_scratch.report.notes.push_back(
                {"metadata-unreadable", std::string("the metadata is no JSON: ") +
                                            parsed.error().message + ", at byte " +
                                            std::to_string(parsed.error().offset)});
            settle(Verdict::NotCheckable, "the metadata is no JSON; receipts cannot be looked for");
            finish("metadata", {}, {});
            return;
        }
        m_verdict.repeatedKey = m_scratch.duplicates.keyIn(**parsed, MaxKeyBytes);
        for (const std::string_view key : ReceiptKeys) {
            if (const auto member = (*parsed)->find(json::Root, key)) {
                checkHeld(**parsed, *member, "metadata", key);
            }
        }
    }

    void checkLinked(const LinkedReceipt& linked) {
        if (linked.form == LinkedReceipt::Form::AsText) {
            begin();
            checkText(linked.text);
            finish(linked.place, linked.name, {});
            return;
        }
        const auto parsed = m_scratch.parser.parse(linked.text);
        if (parsed) {
            checkHeld(**parsed, json::Root, linked.place, linked.name);
            return;
        }
        begin();
        m_scratch.report.asWritten = linked.text;
        settle(Verdict::Malformed, "its payload is no JSON");
        finish(linked.place, linked.name, {});
    }

    [[nodiscard]] EventVerdict takeVerdict() { return std::move(m_verdict); }

private:
    void begin() { m_scratch.report = {}; }

    void settle(Verdict verdict, const char* detail) {
        m_scratch.report.verdict = verdict;
        m_scratch.report.detail = detail;
    }

    void checkHeld(const json::Document& document, json::NodeId node, std::string_view place,
                   std::string_view name) {
        const auto held = heldReceipt(document, node, m_scratch.text);
        if (!held) {
            return;
        }
        begin();
        if (held->malformed != nullptr) {
            m_scratch.report.asWritten = document.spelling(node);
            settle(Verdict::Malformed, held->malformed);
        } else {
            checkText(held->text);
        }
        finish(place, name, held->innerKey);
    }

    void checkText(std::string_view text) {
        if (!m_areSubjectsRead) {
            m_scratch.subjects.begin(m_event);
            m_areSubjectsRead = true;
        }
        m_scratch.checker.check(text, {m_event.type, m_event.eventId, m_event.sessionId},
                                m_scratch.subjects, m_evidence == Evidence::Full, m_scratch.report);
    }

    // Keeps the report just made if it is wanted, and the verdict if it is the worst.
    void finish(std::string_view place, std::string_view name, std::string_view innerKey) {
        ReceiptReport& report = m_scratch.report;
        if (severityOf(report.verdict, report.level) <
            severityOf(m_verdict.verdict, m_verdict.level)) {
            m_verdict.verdict = report.verdict;
            m_verdict.level = report.level;
            m_verdict.rule = report.rule;
            m_verdict.subject = report.subject;
        }
        if (report.verdict == Verdict::Match && m_evidence == Evidence::VerdictOnly &&
            report.notes.empty()) {
            return;
        }
        report.foundIn = place;
        if (place == "metadata" && !name.empty()) {
            report.foundIn.push_back('.');
        }
        report.foundIn.append(name);
        if (!innerKey.empty() && place == "metadata") {
            report.foundIn.append(".").append(innerKey);
        }
        const auto worseEnd =
            std::upper_bound(m_verdict.reports.begin(), m_verdict.reports.end(), report,
                             [](const ReceiptReport& left, const ReceiptReport& right) {
                                 return severityOf(left.verdict, left.level) <
                                        severityOf(right.verdict, right.level);
                             });
        m_verdict.reports.insert(worseEnd, std::move(report));
    }

    Scratch& m_scratch;
    const EventView& m_event;
    Evidence m_evidence;
    bool m_areSubjectsRead = false;
    EventVerdict m_verdict;
};

ReceiptEngine::ReceiptEngine(const RuleRegistry& rules)
    : m_scratch(std::make_unique<Scratch>(rules)) {}

ReceiptEngine::~ReceiptEngine() = default;

bool ReceiptEngine::isReceiptEvent(std::string_view type) {
    return type == "mu_receipt" || type == "receipt";
}

std::optional<ReceiptLink> ReceiptEngine::linkOf(const EventView& receiptEvent) {
    const auto parsed = m_scratch->parser.parse(receiptEvent.payload.value_or(std::string_view()));
    if (!parsed) {
        return std::nullopt;
    }
    auto subject = namedSubject(**parsed);
    return subject ? std::optional(ReceiptLink{std::move(*subject)}) : std::nullopt;
}

EventVerdict ReceiptEngine::check(const EventView& event, std::span<const LinkedReceipt> linked,
                                  Evidence evidence) {
    if (isReceiptEvent(event.type)) {
        EventVerdict verdict;
        verdict.verdict = Verdict::ReceiptEvent;
        return verdict;
    }
    Pass pass(*m_scratch, event, evidence);
    pass.checkMetadata();
    for (const LinkedReceipt& receipt : linked) {
        pass.checkLinked(receipt);
    }
    return pass.takeVerdict();
}

} // namespace muscope
