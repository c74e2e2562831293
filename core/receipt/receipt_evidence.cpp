// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_evidence.h"

#include "core/json/pointer.h"
#include "core/json/text_position.h"
#include "core/receipt/edit_distance.h"
#include "core/receipt/rule_registry.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace muscope {

namespace {

constexpr std::size_t LargestMeasured = std::size_t{64} * 1024;

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

std::string withArticle(std::string_view subjectName) {
    return "the " + std::string(subjectName);
}

std::string sentence(const Rule& rule, const ReceiptReport& report) {
    std::string text = "reversed ";
    text.append(rule.phrase());
    if (report.distance) {
        const std::int64_t all =
            std::max(characterCount(report.subjectText), characterCount(report.turnedBack));
        text.append("; ").append(std::to_string(report.distance->characters));
        text.append(" of ").append(std::to_string(all)).append(" characters differ from ");
        return text.append(withArticle(report.subject));
    }
    text.append("; it departs from ").append(withArticle(report.subject));
    text.append(" at line ").append(std::to_string(report.firstDifference->line));
    return text.append(", column ").append(std::to_string(report.firstDifference->column));
}

} // namespace

void appendNotes(std::uint8_t setAside, std::vector<Note>& notes) {
    struct Entry {
        SetAside bit;
        const char* code;
        const char* message;
    };
    static constexpr std::array<Entry, 4> Entries{{
        {ByteOrderMark, "bom", "a byte order mark was skipped"},
        {CarriageReturns, "crlf", "line ends were CR LF; read as LF"},
        {CommentLine, "comment", "a comment line before it was skipped"},
        {FinalLineEnd, "final-line-end", "the line end after it was skipped"},
    }};
    for (const Entry& entry : Entries) {
        if ((setAside & entry.bit) != 0) {
            notes.push_back({entry.code, entry.message});
        }
    }
}

ReceiptEvidence::Nearest ReceiptEvidence::nearest(std::string_view body,
                                                  const Subjects& subjects) const {
    Nearest best;
    for (const auto& rule : m_rules.rules()) {
        if (best.rule != nullptr && !rule->isDistinctFor(body)) {
            continue;
        }
        std::string turned;
        rule->appendTurnedBack(body, turned);
        const std::int64_t length = characterCount(turned);
        for (const Subject& subject : subjects.stored()) {
            const std::int64_t apart = std::abs(characterCount(subject.text) - length);
            const bool isMeasured = std::max(subject.text.size(), turned.size()) <= LargestMeasured;
            // No need to measure what cannot come nearer.
            if (best.isMeasured && (!isMeasured || apart >= best.distance)) {
                continue;
            }
            const std::int64_t distance =
                isMeasured ? characterDistance(subject.text, turned) : apart;
            const bool isTie = best.isMeasured && distance == best.distance;
            if (best.rule == nullptr || (isMeasured && !best.isMeasured) ||
                distance < best.distance ||
                (isTie && mayHaveLostHalves(*rule, subject.text, turned))) {
                best = {rule.get(), subject, turned, distance, isMeasured};
            }
        }
    }
    return best;
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

void ReceiptEvidence::explain(const ReceiptText& receipt, const Subjects& subjects,
                              ReceiptReport& report) {
    const Reading& meant = receipt.meant();
    Nearest found = nearest(meant.body, subjects);
    appendNotes(meant.setAside, report.notes);
    report.rule = found.rule->name();
    report.subject = found.subject.name;
    report.firstDifference = firstDifference(found, subjects);
    report.subjectText = found.subject.text;
    if (found.isMeasured) {
        report.distance =
            EditDistance{found.distance, wordDistance(found.subject.text, found.turned)};
    } else {
        report.notes.push_back(
            {"too-large", "longer than 64 KiB: how far off it is was not measured"});
    }
    report.turnedBack = std::move(found.turned);
    report.detail = sentence(*found.rule, report);
}

} // namespace muscope
