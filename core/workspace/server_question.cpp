// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/server_question.h"

#include "core/json/string_value.h"
#include "core/workspace/elicitation.h"

namespace muscope {

namespace {

ServerQuestion::Kind kindOf(std::string_view method) {
    return method == "sampling/createMessage" ? ServerQuestion::Kind::Sampling
           : method == "roots/list"           ? ServerQuestion::Kind::Roots
                                              : ServerQuestion::Kind::Unknown;
}

} // namespace

ServerQuestion questionOf(const ServerRequest& request) {
    ServerQuestion question;
    question.method = request.method;
    question.params = request.params;
    question.kind = kindOf(request.method);
    if (request.method != "elicitation/create") {
        return question;
    }
    if (const Result<Elicitation> asked = elicitationOf(request.params)) {
        question.message = asked->message;
        question.schema = asked->schema;
        question.address = asked->url;
        question.kind = asked->isUrl() ? ServerQuestion::Kind::Address : ServerQuestion::Kind::Form;
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
    return {acceptedElicitation(question.kind == ServerQuestion::Kind::Address ? std::string_view()
                                                                               : content),
            {}};
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
    const Result<Elicitation> asked = elicitationOf(question.params);
    const Result<std::string> content =
        asked ? contentFromDefaults(*asked) : tl::unexpected(asked.error());
    return content ? accepted(question, *content) : declined(question);
}

} // namespace muscope
