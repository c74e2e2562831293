// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/rpc_reader.h"

#include <optional>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;

std::string_view memberOf(const Document& document, NodeId object, std::string_view key) {
    const std::optional<NodeId> found = document.find(object, key);
    return found ? document.spelling(*found) : std::string_view();
}

IncomingMessage messageOf(const Document& document, NodeId node) {
    IncomingMessage message;
    message.bytes = document.spelling(node);
    message.id = memberOf(document, node, "id");
    message.result = memberOf(document, node, "result");
    message.error = memberOf(document, node, "error");
    const std::optional<NodeId> method = document.find(node, "method");
    if (method && document.type(*method) == json::Type::String) {
        message.method = document.decodedString(*method);
        message.kind = message.id.empty() ? RpcKind::Notification : RpcKind::Request;
    } else if (!message.result.empty() || !message.error.empty()) {
        message.kind = RpcKind::Answer;
    }
    if (const std::optional<NodeId> params = document.find(node, "params")) {
        message.params = document.spelling(*params);
        message.progressToken = memberOf(document, *params, "progressToken");
        message.requestId = memberOf(document, *params, "requestId");
    }
    return message;
}

} // namespace

RpcReader::Reading RpcReader::read(std::string_view text) {
    Reading reading;
    const auto parsed = m_parser.parse(text);
    if (!parsed) {
        reading.why = "no JSON at byte " + std::to_string(parsed.error().offset) + ": " +
                      parsed.error().message;
        return reading;
    }
    const Document& document = **parsed;
    reading.isJson = true;
    if (document.type(json::Root) != json::Type::Array || document.childCount(json::Root) == 0) {
        reading.messages.push_back(messageOf(document, json::Root));
        return reading;
    }
    reading.isBatch = true;
    reading.messages.reserve(document.childCount(json::Root));
    for (auto child = document.firstChild(json::Root); child;
         child = document.nextSibling(*child)) {
        reading.messages.push_back(messageOf(document, *child));
    }
    return reading;
}

} // namespace muscope
