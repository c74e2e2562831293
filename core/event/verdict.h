// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace muscope {

// What checking an event's receipts said. In the order of severity, worst first: an event counts
// under its worst verdict. ReceiptEvent: the event is itself a receipt. Unchecked: nobody looked
// yet.
enum class Verdict : unsigned char {
    Differs,
    WrongSubject,
    Malformed,
    NotCheckable,
    Match,
    None,
    ReceiptEvent,
    Unchecked,
};

// How a match holds, worst first. None unless the verdict is Match.
enum class MatchLevel : unsigned char { Lossy, Equivalent, Exact, None };

// True for what must be impossible to miss: differs, wrong subject, malformed.
[[nodiscard]] constexpr bool isFailure(Verdict verdict) {
    return verdict <= Verdict::Malformed;
}

// The words of the command line: "differs", "wrong_subject", "receipt_event", ...
[[nodiscard]] const char* wordFor(Verdict verdict);
[[nodiscard]] const char* wordFor(MatchLevel level);

} // namespace muscope
