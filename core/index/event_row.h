// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/direction.h"
#include "core/event/ids.h"
#include "core/event/message_kind.h"
#include "core/event/timestamp.h"
#include "core/event/verdict.h"

#include <cstdint>
#include <optional>

namespace muscope {

// A text kept once in the index's StringPool.
using StringId = StrongValue<std::uint32_t, struct StringIdTag>;

// Where an event stands in its operation (a request, its response, and what
// belongs to it in between).
enum class OperationState : unsigned char {
    None,      // takes no part: a notification, data, a call in one event
    Open,      // a request nobody has answered: hung, once the session is read to its end
    Answered,  // a request with its response
    Answer,    // a response with its request
    Orphan,    // a response whose request was not seen
    Ambiguous, // more than one request fits; none is linked
    Part,      // of the operation of its peer: progress, a cancellation, a poll, a round of input
};

// One event as the index keeps it: a fixed number of bytes, no payload.
struct EventRow {
    Sequence sequence;
    Timestamp time;
    StringId type;
    StringId name;          // method or tool; the empty text where there is none
    StringId stream;        // StreamNames::nameOf(); the empty text where there is none
    std::uint32_t size = 0; // bytes of the payload text; saturates at 4 GiB
    Direction direction = Direction::Unknown;
    MessageKind kind = MessageKind::Other;
    bool isError = false; // a JSON-RPC error, or a result with isError
    Verdict verdict = Verdict::Unchecked;
    MatchLevel level = MatchLevel::None;
    OperationState operation = OperationState::None;
    std::optional<RowNumber> peer; // the other half of the operation; of a part its request
};

} // namespace muscope
