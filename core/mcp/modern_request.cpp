// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/modern_request.h"

#include "core/json/parser.h"

#include <QByteArray>

#include <algorithm>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

constexpr std::string_view Prefix = "io.modelcontextprotocol/";
constexpr std::string_view SentinelStart = "=?base64?";
constexpr std::string_view SentinelEnd = "?=";

std::string metaKey(std::string_view name) {
    return std::string(Prefix) + std::string(name);
}

// The member of params that Mcp-Name repeats; tasks: SEP-2663.
std::string_view namedMember(std::string_view method) {
    if (method == "tools/call" || method == "prompts/get") {
        return "name";
    }
    if (method == "resources/read") {
        return "uri";
    }
    return method.starts_with("tasks/") ? "taskId" : "";
}

std::optional<std::string> stringAt(const Document& document, NodeId object, std::string_view key) {
    const auto member = document.find(object, key);
    return member && document.type(*member) == Type::String
               ? std::optional(document.decodedString(*member))
               : std::nullopt;
}

// What the header of a parameter says; nullopt where the call has none, null, or no such value.
std::optional<std::string> parameterText(const Document& document, NodeId arguments,
                                         const std::vector<std::string>& path) {
    NodeId at = arguments;
    for (const std::string& key : path) {
        const auto next = document.find(at, key);
        if (!next) {
            return std::nullopt;
        }
        at = *next;
    }
    switch (document.type(at)) {
    case Type::String:
        return document.decodedString(at);
    case Type::True:
    case Type::False:
    case Type::Number: // the server compares numbers as numbers
        return std::string(document.spelling(at));
    case Type::Null:
    case Type::Array:
    case Type::Object:
        break;
    }
    return std::nullopt;
}

} // namespace

std::vector<JsonMember> modernMeta(const ModernClient& client, std::string_view progressToken) {
    std::vector<JsonMember> members;
    if (!progressToken.empty()) {
        members.push_back({"progressToken", std::string(progressToken)});
    }
    members.push_back({metaKey("protocolVersion"), quotedJson(nameOf(client.revision))});
    members.push_back({metaKey("clientInfo"), "{\"name\":" + quotedJson(client.name) +
                                                  ",\"version\":" + quotedJson(client.version) +
                                                  "}"});
    members.push_back({metaKey("clientCapabilities"), client.capabilities});
    if (!client.logLevel.empty()) {
        members.push_back({metaKey("logLevel"), quotedJson(client.logLevel)});
    }
    return members;
}

std::vector<HeaderField> modernHeaders(std::string_view method, std::string_view params,
                                       const std::vector<ParameterHeader>& wanted) {
    std::vector<HeaderField> fields;
    json::Parser parser;
    const auto parsed = parser.parse(params);
    if (!parsed) {
        return fields;
    }
    const Document& document = **parsed;
    if (const auto meta = document.find(json::Root, "_meta")) {
        if (const auto version = stringAt(document, *meta, metaKey("protocolVersion"))) {
            fields.push_back({"MCP-Protocol-Version", headerValue(*version)});
        }
    }
    fields.push_back({"Mcp-Method", headerValue(method)});
    if (const auto name = stringAt(document, json::Root, namedMember(method))) {
        fields.push_back({"Mcp-Name", headerValue(*name)});
    }
    const auto arguments = document.find(json::Root, "arguments");
    for (const ParameterHeader& header : wanted) {
        if (const auto text =
                arguments ? parameterText(document, *arguments, header.path) : std::nullopt) {
            fields.push_back({"Mcp-Param-" + header.name, headerValue(*text)});
        }
    }
    return fields;
}

std::string headerValue(std::string_view text) {
    const bool isPlain =
        std::all_of(text.begin(), text.end(), [](char byte) { return byte >= ' ' && byte <= '~'; });
    const bool hasEdge = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    const bool isSentinel = text.starts_with(SentinelStart) && text.ends_with(SentinelEnd);
    if (isPlain && !hasEdge && !isSentinel) {
        return std::string(text);
    }
    const QByteArray encoded =
        QByteArray(text.data(), static_cast<qsizetype>(text.size())).toBase64();
    return std::string(SentinelStart) + encoded.toStdString() + std::string(SentinelEnd);
}

} // namespace muscope
