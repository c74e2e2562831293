// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/input_round.h"

#include "core/json/parser.h"

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

std::string objectOf(const std::vector<JsonMember>& members) {
    std::string text = "{";
    for (const JsonMember& member : members) {
        text += text.size() == 1 ? "" : ",";
        text += quotedJson(member.key) + ":" + member.value;
    }
    return text + "}";
}

} // namespace

ResultKind resultKindOf(std::string_view result) {
    json::Parser parser;
    const auto parsed = parser.parse(result);
    const auto kind = parsed ? (*parsed)->find(json::Root, "resultType") : std::nullopt;
    if (!kind) {
        return ResultKind::Complete;
    }
    std::string scratch;
    const std::string_view name = (*parsed)->type(*kind) == Type::String
                                      ? (*parsed)->decodedString(*kind, scratch)
                                      : std::string_view();
    if (name == "input_required") {
        return ResultKind::InputRequired;
    }
    if (name == "task") {
        return ResultKind::Task;
    }
    return name == "complete" ? ResultKind::Complete : ResultKind::Unknown;
}

Result<InputRound> inputRoundOf(std::string_view result) {
    json::Parser parser;
    const auto parsed = parser.parse(result);
    if (!parsed) {
        return failure(ErrorCode::Read, u"reading what the server asks for: no JSON"_s);
    }
    const Document& document = **parsed;
    InputRound round;
    if (const auto state = document.find(json::Root, "requestState")) {
        round.requestState = document.spelling(*state);
    }
    const auto requests = document.find(json::Root, "inputRequests");
    if (!requests) {
        return round;
    }
    if (document.type(*requests) != Type::Object) {
        return failure(ErrorCode::Read,
                       u"reading what the server asks for: inputRequests is no object"_s);
    }
    for (auto item = document.firstChild(*requests); item; item = document.nextSibling(*item)) {
        InputRequest request;
        request.key = document.decodedKey(*item);
        const auto method = document.find(*item, "method");
        if (!method || document.type(*method) != Type::String) {
            return failure(ErrorCode::Read,
                           u"reading what the server asks for: \"%1\" names no method"_s.arg(
                               QString::fromStdString(request.key)));
        }
        request.method = document.decodedString(*method);
        if (const auto params = document.find(*item, "params")) {
            request.params = document.spelling(*params);
        }
        round.requests.push_back(std::move(request));
    }
    return round;
}

bool mayRequireInput(std::string_view method) {
    return method == "tools/call" || method == "resources/read" || method == "prompts/get";
}

Result<std::string> retryParams(std::string_view params, const InputRound& round,
                                const std::vector<JsonMember>& answers) {
    std::vector<JsonMember> members;
    if (!answers.empty()) {
        members.push_back({"inputResponses", objectOf(answers)});
    }
    if (!round.requestState.empty()) {
        members.push_back({"requestState", round.requestState});
    }
    return withMembers(params, members, "the params that answer the server");
}

} // namespace muscope
