// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muscope {

// Where a receipt, turned back, first departs from its subject.
struct FirstDifference {
    int line = 1;   // in the stored text of the subject, from 1
    int column = 1; // in Unicode code points, from 1
    std::optional<std::string>
        path;                      // JSON pointer of the first value that differs; none for a text
    std::size_t subjectOffset = 0; // bytes into ReceiptReport::subjectText
    std::size_t receiptOffset = 0; // bytes into ReceiptReport::turnedBack

    bool operator==(const FirstDifference&) const = default;
};

struct EditDistance {
    std::int64_t characters = 0;
    std::int64_t words = 0;

    bool operator==(const EditDistance&) const = default;
};

// Something set aside or noticed on the way to a verdict; code is a stable word ("crlf",
// "duplicate-keys", "too-large").
struct Note {
    std::string code;
    std::string message;

    bool operator==(const Note&) const = default;
};

// What checking one receipt said, with the evidence. The texts are filled only when evidence was
// asked for: a pass over a million events does without.
struct ReceiptReport {
    Verdict verdict = Verdict::None;
    MatchLevel level = MatchLevel::None;
    const char* rule = nullptr;    // the rule that matched, else the nearest; nullptr: none
    const char* subject = nullptr; // "payload", "self", …; nullptr: none
    std::string foundIn;           // "metadata.mu", "event 4a1c…"
    std::string detail;            // one sentence for a person: "turned back, it departs at …"
    std::optional<FirstDifference> firstDifference;
    std::optional<EditDistance> distance;
    std::vector<Note> notes;

    std::string asWritten;   // the receipt as it lies in the store
    std::string turnedBack;  // its text reversed by the rule
    std::string subjectText; // what it was compared with, as stored
    std::string label;       // "Event: tool_call", or empty
    std::string otherEvent;  // that it is of, or names, in the same session; empty: none
};

} // namespace muscope
