// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/miss_sentence.h"

#include "core/receipt/edit_distance.h"
#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/text_units.h"

#include <algorithm>

namespace muscope {

namespace {

// "1 of 9 words differs from the result".
std::string countSentence(std::int64_t count, std::size_t all, const char* unit,
                          const char* subjectName) {
    std::string text = std::to_string(count);
    text.append(" of ").append(std::to_string(all)).append(unit);
    text.append(count == 1 ? " differs from the " : " differ from the ");
    return text.append(subjectName);
}

std::string howFarOff(const Rule& rule, const ReceiptReport& report) {
    const auto pieces = [&](const auto& left, const auto& right, const char* unit) {
        return countSentence(pieceDistance(left, right), std::max(left.size(), right.size()), unit,
                             report.subject);
    };
    switch (rule.missUnit()) {
    case MissUnit::Words:
        return pieces(wordsIn(report.subjectText), wordsIn(report.turnedBack), " words");
    case MissUnit::Runs:
        return pieces(runsIn(report.subjectText), runsIn(report.turnedBack), "");
    case MissUnit::Lines:
        return pieces(linesOf(report.subjectText), linesOf(report.turnedBack), " lines");
    case MissUnit::Characters:
        break;
    }
    const std::int64_t all =
        std::max(characterCount(report.subjectText), characterCount(report.turnedBack));
    return countSentence(report.distance->characters, static_cast<std::size_t>(all), " characters",
                         report.subject);
}

} // namespace

std::string missSentence(const Rule& rule, const ReceiptReport& report) {
    std::string text = rule.phrase();
    if (report.distance) {
        return text.append("; ").append(howFarOff(rule, report));
    }
    text.append("; it departs from the ").append(report.subject);
    text.append(" at line ").append(std::to_string(report.firstDifference->line));
    return text.append(", column ").append(std::to_string(report.firstDifference->column));
}

bool isPartlyReversed(std::string_view body, std::string_view subject) {
    const auto written = runsIn(body);
    const auto wanted = runsIn(subject);
    bool hasForward = false;
    bool hasReversed = false;
    for (std::size_t index = 0; index != std::min(written.size(), wanted.size()); ++index) {
        const bool isForward = written[index] == wanted[index];
        const bool isReversed = equalsReversed(wanted[index], written[index]);
        if (!isForward && !isReversed) {
            return false;
        }
        hasForward = hasForward || !isReversed;
        hasReversed = hasReversed || !isForward;
    }
    return written.size() == wanted.size() && hasForward && hasReversed;
}

} // namespace muscope
