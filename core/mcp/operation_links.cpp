// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/operation_links.h"

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

void takeSpelling(const Document& document, NodeId object, std::string_view key,
                  std::string& into) {
    if (const auto member = document.find(object, key);
        member && document.type(*member) != Type::Null) {
        into = document.spelling(*member);
    }
}

// The words are short and seldom escaped.
std::string_view wordAt(const Document& document, NodeId object, std::string_view key) {
    const auto member = document.find(object, key);
    return member && document.type(*member) == Type::String ? document.stringSpelling(*member)
                                                            : std::string_view();
}

void takeText(const Document& document, NodeId object, std::string_view key, std::string& into) {
    const auto member = document.find(object, key);
    if (member && document.type(*member) == Type::String) {
        into = document.decodedString(*member);
    }
}

void readRequest(const Document& message, NodeId params, std::string_view method,
                 OperationLinks& links) {
    if (const auto meta = message.find(params, "_meta")) {
        takeSpelling(message, *meta, "progressToken", links.progressToken);
    }
    if (method.starts_with("tasks/")) {
        takeText(message, params, "taskId", links.taskId);
        return;
    }
    takeSpelling(message, params, "requestState", links.requestState);
    links.isRetry = !links.requestState.empty() || message.find(params, "inputResponses");
}

void readNotification(const Document& message, NodeId params, std::string_view method,
                      OperationLinks& links) {
    if (method == "notifications/progress") {
        takeSpelling(message, params, "progressToken", links.progressToken);
    } else if (method == "notifications/cancelled") {
        takeSpelling(message, params, "requestId", links.cancelledId);
    } else if (method.starts_with("notifications/tasks")) {
        takeText(message, params, "taskId", links.taskId);
    }
}

void readResult(const Document& message, NodeId result, OperationLinks& links) {
    const std::string_view kind = wordAt(message, result, "resultType");
    if (kind == "input_required") {
        links.outcome = Outcome::InputRequired;
        takeSpelling(message, result, "requestState", links.requestState);
        return;
    }
    const auto task = message.find(result, "task"); // 2025-11-25
    const NodeId state = task && message.type(*task) == Type::Object ? *task : result;
    const std::string_view status = wordAt(message, state, "status");
    if (status.empty()) {
        return;
    }
    takeText(message, state, "taskId", links.taskId);
    if (links.taskId.empty()) {
        return;
    }
    const bool bringsResult =
        message.find(result, "result") || message.find(result, "error") || status == "cancelled";
    if (kind == "task" || state != result) {
        links.outcome = Outcome::TaskMade;
    } else if (bringsResult) {
        links.outcome = Outcome::TaskOver;
    }
}

} // namespace

void OperationLinks::clear() {
    progressToken.clear();
    cancelledId.clear();
    taskId.clear();
    requestState.clear();
    isRetry = false;
    outcome = Outcome::Final;
}

void readOperationLinks(const Document& message, MessageKind kind, std::string_view method,
                        OperationLinks& links) {
    const char* const member = kind == MessageKind::Response ? "result" : "params";
    const auto content = message.find(json::Root, member);
    if (!content || message.type(*content) != Type::Object) {
        return;
    }
    if (kind == MessageKind::Request) {
        readRequest(message, *content, method, links);
    } else if (kind == MessageKind::Notification) {
        readNotification(message, *content, method, links);
    } else if (kind == MessageKind::Response) {
        readResult(message, *content, links);
    }
}

} // namespace muscope
