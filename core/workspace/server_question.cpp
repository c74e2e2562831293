// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/server_question.h"

#include "core/json/parser.h"
#include "core/json/string_member.h"
#include "core/json/string_value.h"
#include "core/workspace/input_form.h"

namespace muscope {

namespace {

ServerQuestion::Kind kindOf(std::string_view method) {
    return method == "sampling/createMessage" ? ServerQuestion::Kind::Sampling
           : method == "roots/list"           ? ServerQuestion::Kind::Roots
                                              : ServerQuestion::Kind::Unknown;
}

// elicitation/create in the forms of all revisions (2025-11-25, client/elicitation). What has
// neither a schema nor an address stays unknown.
void readElicitation(const json::Document& params, ServerQuestion& question) {
    question.message = json::stringMember(params, json::Root, "message");
    if (json::stringMember(params, json::Root, "mode") == "url") {
        question.address = json::stringMember(params, json::Root, "url");
        question.kind = question.address.empty() ? ServerQuestion::Kind::Unknown
                                                 : ServerQuestion::Kind::Address;
        return;
    }
    const auto schema = params.find(json::Root, "requestedSchema");
    if (schema && params.type(*schema) == json::Type::Object) {
        question.schema = params.spelling(*schema);
        question.kind = ServerQuestion::Kind::Form;
    }
}

} // namespace

ServerQuestion questionOf(const ServerRequest& request) {
    ServerQuestion question;
    question.method = request.method;
    question.params = request.params;
    question.kind = kindOf(request.method);
    if (request.method == "elicitation/create") {
        json::Parser parser;
        if (const auto params = parser.parse(request.params)) {
            readElicitation(**params, question);
        }
    }
    return question;
}

ServerAnswer declined(const ServerQuestion& question) {
    switch (question.kind) {
    case ServerQuestion::Kind::Form:
    case ServerQuestion::Kind::Address:
        return {R"({"action":"decline"})", {}};
    case ServerQuestion::Kind::Sampling:
        return {{}, R"({"code":-1,"message":"User rejected sampling request"})"};
    case ServerQuestion::Kind::Roots:
        return rootsAnswer({});
    case ServerQuestion::Kind::Unknown:
        break;
    }
    return {{}, R"({"code":-32601,"message":"Method not found"})"};
}

ServerAnswer cancelled(const ServerQuestion& question) {
    const bool isElicitation = question.kind == ServerQuestion::Kind::Form ||
                               question.kind == ServerQuestion::Kind::Address;
    return isElicitation ? ServerAnswer{R"({"action":"cancel"})", {}} : declined(question);
}

ServerAnswer accepted(const ServerQuestion& question, std::string_view content) {
    if (question.kind == ServerQuestion::Kind::Address) {
        return {R"({"action":"accept"})", {}};
    }
    return {R"({"action":"accept","content":)" + std::string(content) + '}', {}};
}

ServerAnswer sampled(std::string_view text) {
    std::string result = R"({"role":"assistant","content":{"type":"text","text":)";
    json::appendQuoted(text, result);
    result += R"(},"model":"written by hand","stopReason":"endTurn"})";
    return {result, {}};
}

ServerAnswer rootsAnswer(const std::vector<Root>& roots) {
    std::string result = R"({"roots":[)";
    for (const Root& root : roots) {
        result += result.back() == '[' ? R"({"uri":)" : R"(,{"uri":)";
        json::appendQuoted(root.uri, result);
        if (!root.name.empty()) {
            result += R"(,"name":)";
            json::appendQuoted(root.name, result);
        }
        result += '}';
    }
    return {result + "]}", {}};
}

std::optional<ServerAnswer> answerBy(AnswerRule rule, const ServerQuestion& question) {
    switch (rule) {
    case AnswerRule::Ask:
        return std::nullopt;
    case AnswerRule::Decline:
        return declined(question);
    case AnswerRule::Defaults:
        break;
    }
    if (question.kind != ServerQuestion::Kind::Form) {
        return declined(question);
    }
    const InputForm form = InputForm::read(question.schema);
    const std::string content = form.defaults();
    return form.check(content).isEmpty() ? accepted(question, content) : declined(question);
}

} // namespace muscope
