// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/event/verdict.h"

#include <array>
#include <cstddef>
#include <optional>

namespace muscope {

// What may be wrong with an event, the worst first.
enum class ProblemKind : unsigned char {
    Differs,
    WrongSubject,
    Malformed,
    Schema,        // a breach of a workflow's schema
    Error,         // a JSON-RPC error, or a result with isError
    Hung,          // a request nobody answered before the session's end
    Orphan,        // an answer whose request was not seen
    Ambiguous,     // an answer that more than one request fits
    Permission,    // a workflow gives the right to make this call to others
    Undeclared,    // a call of a tool that no workflow declares
    OrphanReceipt, // a receipt of an event that is not there
    TimeBackwards, // an earlier time than that of the event before
    NotUtf8,
    DuplicateKeys,   // in the payload or the metadata
    SchemaUnchecked, // a part of a schema that was not evaluated
    Workflow,        // of a workflow itself, not of an event
};

constexpr std::size_t ProblemKindCount = 16;

// Every kind, the worst first.
[[nodiscard]] constexpr std::array<ProblemKind, ProblemKindCount> problemKinds() {
    std::array<ProblemKind, ProblemKindCount> kinds{};
    for (std::size_t i = 0; i < ProblemKindCount; ++i) {
        kinds[i] = static_cast<ProblemKind>(i);
    }
    return kinds;
}

// The kind's word for programs: "receipt-orphan", "time-backwards"; never changes.
[[nodiscard]] const char* wordFor(ProblemKind kind);

// The kind of a verdict that isFailure(); nullopt for the others.
[[nodiscard]] std::optional<ProblemKind> failureKind(Verdict verdict);

struct Problem {
    RowNumber row;
    ProblemKind kind = ProblemKind::Differs;

    bool operator==(const Problem&) const = default;
};

} // namespace muscope
