// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"
#include "core/index/event_row.h"

#include <QString>

namespace muscope {

// "differs", "wrong subject", "match"; "–" where no receipt was found.
[[nodiscard]] QString verdictWord(Verdict verdict);

// "The receipt differs from what is stored": a heading for one receipt's outcome.
[[nodiscard]] QString verdictHeading(Verdict verdict, MatchLevel level);

// What an outcome means, for a tool tip and where the checker gave no sentence of its own.
[[nodiscard]] QString verdictMeaning(Verdict verdict, MatchLevel level);

// "exact", "equivalent", "lossy".
[[nodiscard]] QString levelWord(MatchLevel level);

// "client → server"; empty where unknown.
[[nodiscard]] QString directionText(Direction direction);

} // namespace muscope
