// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/tool_call.h"

#include "core/json/string_member.h"

namespace muscope {

namespace {

std::optional<CallPart> part(const json::Document& document, json::NodeId object,
                             std::string_view key, const std::string& path = {}) {
    const auto found = document.find(object, key);
    return found ? std::optional(CallPart{*found, path + '/' + std::string(key)}) : std::nullopt;
}

std::string spellingIn(const json::Document& document, std::string_view key) {
    const auto found = document.find(json::Root, key);
    return found ? std::string(document.spelling(*found)) : std::string();
}

// What a CallToolResult is about: its structured content where there is some (MCP, tools:
// structured content is what an output schema describes).
void readResult(const json::Document& payload, ToolCall& call) {
    const auto result = payload.find(json::Root, "result");
    if (!result) {
        return;
    }
    if (payload.type(*result) == json::Type::Object) {
        const auto isError = payload.find(*result, "isError");
        if (isError && payload.type(*isError) == json::Type::True) {
            return;
        }
        call.result = part(payload, *result, "structuredContent", "/result");
        call.hasTextAlone = !call.result && payload.find(*result, "content");
        if (call.result || call.hasTextAlone) {
            return;
        }
    }
    call.result = CallPart{*result, "/result"};
}

ToolCall messageIn(const json::Document& payload) {
    ToolCall call;
    call.requestId = spellingIn(payload, "id");
    if (json::stringMember(payload, json::Root, "method") == "tools/call") {
        call.isRequest = true;
        if (const auto params = payload.find(json::Root, "params")) {
            call.tool = json::stringMember(payload, *params, "name");
            call.arguments = part(payload, *params, "arguments", "/params");
            call.lacksArguments = !call.tool.empty() && !call.arguments;
        }
    } else {
        readResult(payload, call);
    }
    return call;
}

} // namespace

std::optional<ToolCall> toolCallIn(const json::Document& payload) {
    if (payload.type(json::Root) != json::Type::Object) {
        return std::nullopt;
    }
    if (payload.find(json::Root, "jsonrpc")) {
        const bool isOtherMethod =
            payload.find(json::Root, "method") &&
            json::stringMember(payload, json::Root, "method") != "tools/call";
        return isOtherMethod ? std::nullopt : std::optional(messageIn(payload));
    }
    ToolCall call;
    call.tool = json::stringMember(payload, json::Root, "tool");
    if (call.tool.empty()) {
        return std::nullopt;
    }
    call.isRequest = true;
    call.arguments = part(payload, json::Root, "args");
    if (!call.arguments) {
        call.arguments = part(payload, json::Root, "arguments");
    }
    call.result = part(payload, json::Root, "result");
    return call;
}

} // namespace muscope
