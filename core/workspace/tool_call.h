// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// A value of a payload by its JSON pointer.
struct CallPart {
    json::NodeId node;
    std::string path;
};

// What a payload says of the call of a tool: a tools/call request, an answer, or an object with
// tool, args and result as simple servers store it.
struct ToolCall {
    std::string tool;      // empty: an answer, which does not say
    std::string requestId; // the token as written; empty: none
    bool isRequest = false;
    std::optional<CallPart> arguments;
    bool lacksArguments = false;    // a tools/call request without any, which is one with none
    std::optional<CallPart> result; // what the tool gave, without the envelope of the protocol
    bool hasTextAlone = false;      // it gave text for a person, which no schema describes
};

// Nullopt: it is no call of a tool nor an answer that may belong to one. An answer that is an error
// (an error object, isError) has no result.
[[nodiscard]] std::optional<ToolCall> toolCallIn(const json::Document& payload);

} // namespace muscope
