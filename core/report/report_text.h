// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/coverage.h"
#include "core/event/direction.h"
#include "core/index/problem.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

struct FailedReceipt;

// How a report says things, in one form whatever the locale. A report is in English.

// "12 003", the groups set apart by no-break spaces.
[[nodiscard]] std::string countText(std::int64_t count);
// "1 event", "12 003 events".
[[nodiscard]] std::string countText(std::int64_t count, std::string_view one,
                                    std::string_view many);
// Milliseconds to the microsecond: "41.250".
[[nodiscard]] std::string millisecondsText(std::int64_t microseconds);
// As short as says it, for a label: "850 µs", "41 ms", "1.3 s", "2 min 14 s", "3 h 05 min".
[[nodiscard]] std::string durationText(std::int64_t microseconds);

// "wrong subject", "without receipt"; of a match with its level: "match, exact".
[[nodiscard]] std::string verdictText(Verdict verdict, MatchLevel level = MatchLevel::None);
[[nodiscard]] std::string_view verdictMeaning(Verdict verdict, MatchLevel level);

// "no answer", and in a sentence.
[[nodiscard]] std::string_view problemText(ProblemKind kind);
[[nodiscard]] std::string_view problemMeaning(ProblemKind kind);

// "client → server"; empty where it is unknown.
[[nodiscard]] std::string_view directionText(Direction direction);

// What is wrong with a receipt, in a sentence or two.
[[nodiscard]] std::string failureSentence(const FailedReceipt& failed);

} // namespace muscope
