// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_evidence.h"

#include "core/json/pointer.h"
#include "core/json/text_position.h"
#include "core/receipt/edit_distance.h"
#include "core/receipt/miss_sentence.h"
#include "core/receipt/rule_registry.h"
#include "core/receipt/rules/json_strings.h"
#include "core/receipt/rules/structured_text.h"
#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <tuple>
#include <utility>

namespace muscope {

namespace {

constexpr std::size_t LargestMeasured = std::size_t{64} * 1024;
constexpr std::size_t LargestOfAll = std::size_t{4} * 1024; // bytes; beyond it not all rules
constexpr std::size_t LargestCompared = std::size_t{4} * 1024 * 1024; // beyond it hardly any
constexpr std::size_t MostMeasured = 2;

std::size_t commonPrefix(std::string_view first, std::string_view second) {
    const auto [at, other] =
        std::mismatch(first.begin(), first.end(), second.begin(), second.end());
    auto length = static_cast<std::size_t>(at - first.begin());
    // Back to where a code point starts in both.
    const auto continues = [](std::string_view text, std::size_t index) {
        return index < text.size() && (static_cast<unsigned char>(text[index]) & 0xc0U) == 0x80U;
    };
    while (length != 0 && (continues(first, length) || continues(second, length))) {
        --length;
    }
    return length;
}

// Whether U+FFFD in the text may stand for halves of the subject's characters above U+FFFF: then
// the rule that forgives them says more about the rest.
bool mayHaveLostHalves(const Rule& rule, std::string_view subject, std::string_view turned) {
    return rule.losesHalves() && turned.find("\xef\xbf\xbd") != std::string_view::npos &&
           std::any_of(subject.begin(), subject.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xf0; });
}

bool isMeasurable(const Subject& subject, std::string_view turned) {
    return std::max(subject.text.size(), turned.size()) <= LargestMeasured;
}

} // namespace

void appendNotes(std::uint8_t setAside, std::vector<Note>& notes) {
    struct Entry {
        SetAside bit;
        const char* code;
        const char* message;
    };
    static constexpr std::array<Entry, 6> Entries{{
        {ByteOrderMark, "bom", "a byte order mark was skipped"},
        {CarriageReturns, "crlf", "line ends were CR LF; read as LF"},
        {CommentLine, "comment", "a comment line before it was skipped"},
        {FinalLineEnd, "final-line-end", "the line end after it was skipped"},
        {OuterFence, "fence", "the code fence around it was skipped"},
        {Indentation, "indentation", "the blanks before all of its lines were skipped"},
    }};
    for (const Entry& entry : Entries) {
        if ((setAside & entry.bit) != 0) {
            notes.push_back({entry.code, entry.message});
        }
    }
}

// Every rule that reads the body in its way, with every subject; how far apart is estimated.
std::vector<ReceiptEvidence::Nearest> ReceiptEvidence::candidates(std::string_view body,
                                                                  const Subjects& subjects) {
    std::vector<Nearest> found;
    const bool isDocument = hasStructure(body);
    for (const auto& rule : m_rules.rules()) {
        const bool isFirst = rule == m_rules.rules().front();
        if (!isFirst && (!rule->isForm(body) || !rule->isDistinctFor(body) ||
                         rule->provesNothingBecause() != nullptr)) {
            continue;
        }
        std::string turned;
        rule->appendTurnedBack(body, turned);
        if (!isFirst && turned == body) {
            continue; // the rule has nothing to say of it
        }
        const bool mayBeJson = looksLikeContainer(turned) && m_parser.parse(turned);
        for (const Subject& subject : subjects.stored()) {
            Nearest& nearest = found.emplace_back();
            nearest.rule = rule.get();
            nearest.subject = subject;
            if (isDocument) { // the subject settles the order of its front matter
                rule->appendTurnedBackBeside(subject.text, body, nearest.turned);
            } else {
                nearest.turned = turned;
            }
            nearest.isJson = mayBeJson && subject.node && looksLikeContainer(subject.text);
            if (body.size() > LargestOfAll) {
                nearest.distance = pairDistance(subject.text, nearest.turned);
            }
        }
        if (body.size() > LargestCompared && !isFirst) {
            break;
        }
    }
    return found;
}

// Whether a candidate need not be measured to know that another one is nearer.
bool ReceiptEvidence::cannotBeNearer(const Nearest& candidate, const Nearest& best) {
    if (best.isJson != candidate.isJson || !best.isMeasured) {
        return best.isJson && !candidate.isJson;
    }
    return std::abs(characterCount(candidate.subject.text) - characterCount(candidate.turned)) >
           best.distance;
}

ReceiptEvidence::Nearest ReceiptEvidence::nearest(std::string_view body, const Subjects& subjects) {
    std::vector<Nearest> all = candidates(body, subjects);
    std::size_t count = all.size();
    // Estimates are there for long texts alone: of those only what looks best is measured.
    std::stable_sort(all.begin(), all.end(), [](const Nearest& left, const Nearest& right) {
        return std::pair(!left.isJson, left.distance) < std::pair(!right.isJson, right.distance);
    });
    if (body.size() > LargestOfAll) {
        count = std::min(count, MostMeasured);
    }
    Nearest* best = nullptr;
    for (Nearest& candidate : std::span(all).first(count)) {
        if (best != nullptr && cannotBeNearer(candidate, *best)) {
            continue;
        }
        candidate.isMeasured = isMeasurable(candidate.subject, candidate.turned);
        if (candidate.isMeasured) {
            candidate.distance = characterDistance(candidate.subject.text, candidate.turned);
        }
        const auto rank = [](const Nearest& nearest) {
            return std::tuple(!nearest.isJson, !nearest.isMeasured, nearest.distance);
        };
        const bool isTie =
            best != nullptr && candidate.isMeasured && rank(candidate) == rank(*best);
        if (best == nullptr || rank(candidate) < rank(*best) ||
            (isTie &&
             mayHaveLostHalves(*candidate.rule, candidate.subject.text, candidate.turned))) {
            best = &candidate;
        }
    }
    return std::move(*best);
}

// The subject that the body says as it stands, not reversed; nullptr: none.
const Subject* ReceiptEvidence::saidForward(std::string_view body, const Subjects& subjects) {
    const auto parsed =
        looksLikeContainer(body) ? m_parser.parse(body) : tl::unexpected(json::ParseError{});
    for (const Subject& subject : subjects.stored()) {
        if (subject.text == body ||
            (parsed && subject.node &&
             m_comparer.compare(*subjects.document(), *subject.node, **parsed, json::Root)
                 .isEqual())) {
            return &subject;
        }
    }
    return nullptr;
}

FirstDifference ReceiptEvidence::firstDifference(const Nearest& nearest, const Subjects& subjects) {
    FirstDifference result;
    const auto turned =
        nearest.subject.node ? m_parser.parse(nearest.turned) : tl::unexpected(json::ParseError{});
    if (turned) {
        const json::Document& stored = *subjects.document();
        const json::NodeId root = *nearest.subject.node;
        const auto halves =
            nearest.rule->losesHalves() ? json::Halves::Forgiven : json::Halves::Exact;
        const auto difference =
            m_comparer.compare(stored, root, **turned, json::Root, halves).difference;
        if (difference) {
            result.path = json::pointerTo(stored, root, **turned, *difference);
            result.subjectOffset = stored.start(difference->first) - stored.start(root);
            result.receiptOffset = (*turned)->start(difference->second);
        }
    }
    if (!result.path) {
        result.subjectOffset = commonPrefix(nearest.subject.text, nearest.turned);
        result.receiptOffset = result.subjectOffset;
    }
    const json::TextPosition position =
        json::positionAt(nearest.subject.text, result.subjectOffset);
    result.line = position.line;
    result.column = position.column;
    return result;
}

void ReceiptEvidence::measure(const Nearest& nearest, ReceiptReport& report) {
    if (isMeasurable(nearest.subject, nearest.turned)) {
        report.distance = EditDistance{characterDistance(nearest.subject.text, nearest.turned),
                                       wordDistance(nearest.subject.text, nearest.turned)};
    } else {
        report.notes.push_back(
            {"too-large", "longer than 64 KiB: how far off it is was not measured"});
    }
}

void ReceiptEvidence::explain(const ReceiptText& receipt, const Subjects& subjects,
                              ReceiptReport& report) {
    const Reading& meant = receipt.meant();
    const Subject* const forward = saidForward(meant.body, subjects);
    Nearest found;
    if (forward != nullptr) {
        found.rule = m_rules.rules().front().get();
        found.subject = *forward;
        found.rule->appendTurnedBackBeside(forward->text, meant.body, found.turned);
    } else {
        found = nearest(meant.body, subjects);
    }
    appendNotes(meant.setAside, report.notes);
    report.rule = found.rule->name();
    report.subject = found.subject.name;
    report.firstDifference = firstDifference(found, subjects);
    measure(found, report);
    report.subjectText = found.subject.text;
    report.turnedBack = std::move(found.turned);
    if (forward != nullptr) {
        report.notes.push_back({"not-reversed", "it says its subject as it stands"});
        report.detail = "not reversed at all: it says the ";
        report.detail.append(report.subject).append(" as it stands");
        return;
    }
    report.detail = missSentence(*found.rule, report);
    if (isPartlyReversed(meant.body, found.subject.text)) {
        report.notes.push_back({"partial", "some of its words are reversed and others are not"});
        report.detail.append("; partly reversed");
    }
}

void ReceiptEvidence::explainClaim(const Rule& rule, const OwnClaim& claim, ReceiptReport& report) {
    Nearest found;
    found.rule = &rule;
    found.subject = {"self", claim.original};
    found.turned = claim.turnedBack;
    FirstDifference difference;
    difference.subjectOffset = commonPrefix(claim.original, claim.turnedBack);
    difference.receiptOffset = difference.subjectOffset;
    const json::TextPosition position = json::positionAt(claim.original, difference.subjectOffset);
    difference.line = position.line;
    difference.column = position.column;
    report.rule = rule.name();
    report.subject = found.subject.name;
    report.firstDifference = difference;
    measure(found, report);
    report.subjectText = claim.original;
    report.turnedBack = claim.turnedBack;
    report.detail = claim.detail;
}

} // namespace muscope
