// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/message_text.h"

#include "core/json/parser.h"
#include "core/mcp/json_edit.h"

#include <optional>
#include <utility>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

std::optional<NodeId> metaOf(const Document& params) {
    const std::optional<NodeId> meta = params.find(json::Root, "_meta");
    return meta && params.type(*meta) == Type::Object ? meta : std::nullopt;
}

} // namespace

Result<std::string> messageText(const MessageParts& message) {
    std::string text = R"({"jsonrpc":"2.0")";
    const auto add = [&text](const char* key, std::string_view value) {
        text += ",\"";
        text += key;
        text += "\":";
        text += value;
    };
    const std::string of = message.method.empty() ? " of an answer" : " of " + message.method;
    if (!message.id.empty()) {
        add("id", message.id);
    }
    if (!message.method.empty()) {
        add("method", quotedJson(message.method));
    }
    if (!message.progressToken.empty()) {
        const Result<std::string> params =
            withMeta(message.params, {{"progressToken", message.progressToken}}, "params" + of);
        if (!params) {
            return tl::unexpected(params.error());
        }
        add("params", *params);
    }
    for (const auto& [key, value] :
         {std::pair("params", &message.params), std::pair("result", &message.result),
          std::pair("error", &message.error)}) {
        if (value->empty() || (value == &message.params && !message.progressToken.empty())) {
            continue;
        }
        const Result<std::string> object = withMembers(*value, {}, key + of);
        if (!object) {
            return tl::unexpected(object.error());
        }
        add(key, *object);
    }
    return text + "}";
}

MessageParts cancellationOf(const std::string& id, std::string_view reason) {
    MessageParts message;
    message.method = "notifications/cancelled";
    message.params = "{\"requestId\":" + id + ",\"reason\":" + quotedJson(reason) + "}";
    return message;
}

std::string progressTokenOf(std::string_view params) {
    json::Parser parser;
    const auto parsed = parser.parse(params);
    if (!parsed || (*parsed)->type(json::Root) != Type::Object) {
        return {};
    }
    const Document& document = **parsed;
    const std::optional<NodeId> meta = metaOf(document);
    const std::optional<NodeId> token = meta ? document.find(*meta, "progressToken") : std::nullopt;
    return token ? std::string(document.spelling(*token)) : std::string();
}

} // namespace muscope
