// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"
#include "core/index/event_row.h"
#include "core/receipt/receipt_report.h"

#include <QString>

namespace muscope {

// "differs", "wrong subject", "match"; "–" where no receipt was found.
[[nodiscard]] QString verdictWord(Verdict verdict);

// "The receipt differs from what is stored": a heading for one receipt's outcome.
[[nodiscard]] QString verdictHeading(Verdict verdict, MatchLevel level);

// What an outcome means, for a tool tip and where the checker gave no sentence of its own.
[[nodiscard]] QString verdictExplanation(Verdict verdict, MatchLevel level);

// What checking one receipt said, as a sentence a person may safely look at.
[[nodiscard]] QString reportSentence(const ReceiptReport& report);

// The heading above it.
[[nodiscard]] QString reportHeading(const ReceiptReport& report);

// The same text beginning with a capital letter and ending with a full stop.
[[nodiscard]] QString asSentence(const QString& text);

// "exact", "equivalent", "lossy".
[[nodiscard]] QString levelWord(MatchLevel level);

// "client → server"; empty where unknown.
[[nodiscard]] QString directionWords(Direction direction);

} // namespace muscope
