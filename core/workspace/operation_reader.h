// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/store/event_store.h"

#include <functional>
#include <vector>

namespace muscope {

// One event of an operation and the part it plays.
struct OperationPart {
    enum class Role : unsigned char {
        Request,
        Progress,
        Cancellation,
        Exchange, // a further request or its answer: a round of input, a poll of a task
        Answer,
    };

    RowNumber row;
    Role role = Role::Request;
    QString note; // what a progress says: "2 of 4 · reading"; why it was cancelled
};

// A request with everything of the session that belongs to it, in the store's order.
struct OperationStory {
    std::vector<OperationPart> parts; // empty: the event takes no part in an operation
    bool isCut = false;               // more notifications lay between than are read
};

// Tells the operation an event belongs to: its request, the progress notifications that carry the
// request's token (MCP, Progress), cancellations that name its id, what the index holds for a part
// of it, and its answer. Notifications are looked for from the request to its answer, among the
// first MaxCandidates of them; a notification finds its request among those that were open when it
// came. Reads what it looks at from the store; ends with Cancelled when stopped says so.
constexpr std::size_t MaxCandidates = 2000;
[[nodiscard]] Result<OperationStory> readOperation(EventStore& store, const IndexSnapshot& index,
                                                   RowNumber row,
                                                   const std::function<bool()>& stopped);

} // namespace muscope
