// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/message_text.h"

#include "core/json/parser.h"
#include "core/json/string_value.h"

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

Result<void> checkObject(json::Parser& parser, std::string_view text, const char* what,
                         const std::string& method) {
    const auto parsed = parser.parse(text);
    const QString where = u"writing %1 of %2"_s.arg(
        QLatin1StringView(what), method.empty() ? u"an answer"_s : QString::fromStdString(method));
    if (!parsed) {
        return failure(ErrorCode::InvalidInput,
                       u"%1: no JSON at byte %2: %3"_s.arg(where)
                           .arg(parsed.error().offset)
                           .arg(QLatin1StringView(parsed.error().message)));
    }
    if ((*parsed)->type(json::Root) != Type::Object) {
        return failure(ErrorCode::InvalidInput, u"%1: no JSON object"_s.arg(where));
    }
    return {};
}

std::optional<NodeId> metaOf(const Document& params) {
    const std::optional<NodeId> meta = params.find(json::Root, "_meta");
    return meta && params.type(*meta) == Type::Object ? meta : std::nullopt;
}

// The text with a member put first in the object that starts at that place.
std::string withMember(std::string_view text, std::size_t object, bool isEmpty,
                       const std::string& member) {
    std::string result(text.substr(0, object + 1));
    result += member;
    result += isEmpty ? "" : ",";
    result += text.substr(object + 1);
    return result;
}

std::string withProgressToken(const Document& params, const std::string& token) {
    const std::string member = "\"progressToken\":" + token;
    if (const std::optional<NodeId> meta = metaOf(params)) {
        if (params.find(*meta, "progressToken")) {
            return std::string(params.text());
        }
        return withMember(params.text(), params.start(*meta), params.childCount(*meta) == 0,
                          member);
    }
    return withMember(params.text(), params.start(json::Root), params.childCount(json::Root) == 0,
                      "\"_meta\":{" + member + "}");
}

} // namespace

Result<std::string> messageText(const MessageParts& message) {
    json::Parser parser;
    std::string text = R"({"jsonrpc":"2.0")";
    const auto add = [&text](const char* key, std::string_view value) {
        text += ",\"";
        text += key;
        text += "\":";
        text += value;
    };
    if (!message.id.empty()) {
        add("id", message.id);
    }
    if (!message.method.empty()) {
        std::string quoted;
        json::appendQuoted(message.method, quoted);
        add("method", quoted);
    }
    if (!message.params.empty() || !message.progressToken.empty()) {
        const std::string_view params =
            message.params.empty() ? std::string_view("{}") : std::string_view(message.params);
        if (const Result<void> checked = checkObject(parser, params, "params", message.method);
            !checked) {
            return tl::unexpected(checked.error());
        }
        if (message.progressToken.empty()) {
            add("params", params);
        } else {
            add("params", withProgressToken(parser.takeDocument(), message.progressToken));
        }
    }
    for (const auto& [key, value] :
         {std::pair("result", &message.result), std::pair("error", &message.error)}) {
        if (value->empty()) {
            continue;
        }
        if (const Result<void> checked = checkObject(parser, *value, key, message.method);
            !checked) {
            return tl::unexpected(checked.error());
        }
        add(key, *value);
    }
    return text + "}";
}

MessageParts cancellationOf(const std::string& id, std::string_view reason) {
    MessageParts message;
    message.method = "notifications/cancelled";
    message.params = "{\"requestId\":" + id + ",\"reason\":";
    json::appendQuoted(reason, message.params);
    message.params += "}";
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
