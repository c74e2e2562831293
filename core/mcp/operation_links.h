// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/message_kind.h"
#include "core/json/document.h"

#include <string>
#include <string_view>

namespace muscope {

// What a result is to the operation it belongs to.
enum class Outcome : unsigned char {
    Final,         // or what nothing else is known of
    InputRequired, // 2026-07-28, basic/patterns/mrtr: the request is made again
    TaskMade,      // the task named will have the result
    TaskOver,      // it has: the task's result or error is in the answer, or it was cancelled
};

// What a message says of other messages. Tokens are as written, so 1 and "1" differ; empty: none.
struct OperationLinks {
    std::string progressToken; // of a request, or of a notifications/progress
    std::string cancelledId;   // of a notifications/cancelled
    std::string taskId;       // of tasks/*, notifications/tasks*, a result that is a task; resolved
    std::string requestState; // of an input_required result, or of the request that goes on
    bool isRetry = false;     // a request that answers an input_required result
    Outcome outcome = Outcome::Final;

    void clear();
};

// Looks at what a message of that kind and method may link by, no more.
void readOperationLinks(const json::Document& message, MessageKind kind, std::string_view method,
                        OperationLinks& links);

} // namespace muscope
