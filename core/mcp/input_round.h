// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/mcp/json_edit.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// What a result of 2026-07-28 is (basic/index, "resultType").
enum class ResultKind : unsigned char {
    Complete, // or of an older server, which does not say
    InputRequired,
    Task,
    Unknown, // of a kind that is not to be understood as complete
};

// result: JSON text.
[[nodiscard]] ResultKind resultKindOf(std::string_view result);

// A question that a server asks within a result instead of sending a request.
struct InputRequest {
    std::string key;
    std::string method; // elicitation/create, sampling/createMessage, roots/list
    std::string params; // JSON text, empty for none

    bool operator==(const InputRequest&) const = default;
};

// What an input_required result asks for (basic/patterns/mrtr); without requests it may be answered
// at once.
struct InputRound {
    std::vector<InputRequest> requests;
    std::string requestState; // as it is written, with its quotes; empty: none
};

// Of a result, or of a task that waits for input. Fails where inputRequests is no object of
// requests.
[[nodiscard]] Result<InputRound> inputRoundOf(std::string_view result);

// Whether a request may be answered by a round at all.
[[nodiscard]] bool mayRequireInput(std::string_view method);

// The params of the request that goes on with a round: those of the first one, the answers of this
// round alone, each a result as JSON text by its key, and the state exactly as it came.
[[nodiscard]] Result<std::string> retryParams(std::string_view params, const InputRound& round,
                                              const std::vector<JsonMember>& answers);

} // namespace muscope
