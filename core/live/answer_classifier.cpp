// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/answer_classifier.h"

#include "core/json/parser.h"
#include "core/live/sse_parser.h"
#include "core/live/status_words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

constexpr std::size_t MaxOffered = 16;
constexpr std::size_t MaxVersionBytes = 32;

// MCP 2026-07-28, Base protocol, error codes.
constexpr int MissingClientCapability = -32021;
constexpr int UnsupportedVersion = -32022;

// Of a refused initialize. 400, 404 and 405 are the specification's (2025-11-25, basic/transports,
// "Backwards Compatibility"); the others come from servers of HTTP+SSE alone, or from what stands
// before them.
constexpr std::array OlderStatuses{400, 404, 405, 406, 411, 415};

// The JSON-RPC answer in a body, as far as it matters here.
struct RpcAnswer {
    bool hasResult = false;
    bool hasOffer = false; // a list of versions, in the result or the error
    std::optional<int> errorCode;
    std::vector<std::string> offered;
    std::string text; // of the result or the error
};

bool isVersion(std::string_view text) {
    return !text.empty() && text.size() <= MaxVersionBytes &&
           std::all_of(text.begin(), text.end(),
                       [](char byte) { return byte > ' ' && byte < '\x7f' && byte != '"'; });
}

// False when it is no list of strings at all.
bool readVersions(const Document& document, std::optional<NodeId> list,
                  std::vector<std::string>& versions) {
    if (!list || document.type(*list) != Type::Array) {
        return false;
    }
    for (auto item = document.firstChild(*list); item; item = document.nextSibling(*item)) {
        if (document.type(*item) != Type::String) {
            versions.clear();
            return false;
        }
        std::string version = document.decodedString(*item);
        if (isVersion(version) && versions.size() < MaxOffered) {
            versions.push_back(std::move(version));
        }
    }
    return true;
}

// 0: it has none.
int codeOf(const Document& document, NodeId error) {
    int code = 0;
    if (const auto member = document.find(error, "code")) {
        const std::string_view spelling = document.spelling(*member);
        std::from_chars(spelling.data(), spelling.data() + spelling.size(), code);
    }
    return code;
}

std::optional<RpcAnswer> readAnswer(const Document& document) {
    const auto result = document.find(json::Root, "result");
    const auto error = document.find(json::Root, "error");
    RpcAnswer answer;
    // Some servers write "error": null beside a result.
    if (error && document.type(*error) != Type::Null) {
        answer.text = document.spelling(*error);
        answer.errorCode = codeOf(document, *error);
        const auto data = document.find(*error, "data");
        answer.hasOffer =
            data && readVersions(document, document.find(*data, "supported"), answer.offered);
        return answer;
    }
    if (!result) {
        return std::nullopt;
    }
    answer.hasResult = true;
    answer.text = document.spelling(*result);
    answer.hasOffer =
        readVersions(document, document.find(*result, "supportedVersions"), answer.offered);
    return answer;
}

std::optional<RpcAnswer> answerIn(std::string_view text) {
    json::Parser parser;
    const auto document = parser.parse(text);
    return document ? readAnswer(**document) : std::nullopt;
}

// The first answer in the body, which may be an event stream with notifications before it.
std::optional<RpcAnswer> answerIn(const HttpAnswer& http) {
    const std::string_view body = http.body.substr(0, MaxAnswerBytes);
    if (http.mediaType != "text/event-stream") {
        return answerIn(body);
    }
    std::optional<RpcAnswer> found;
    SseParser events(
        [&found](const SseEvent& event) {
            if (!found && event.outcome == SseOutcome::Dispatched) {
                found = answerIn(event.data);
            }
        },
        MaxAnswerBytes);
    events.push(body);
    return found;
}

std::string listOf(const std::vector<std::string>& versions) {
    std::string text;
    for (const std::string& version : versions) {
        text += (text.empty() ? "" : ", ") + version;
    }
    return text.empty() ? "none" : text;
}

// The newest that both sides speak, of one era.
std::optional<Revision> newestOf(const std::vector<std::string>& offered, bool modern) {
    std::optional<Revision> newest;
    for (const std::string& version : offered) {
        const auto revision = revisionNamed(version);
        if (revision && isModern(*revision) == modern && (!newest || *revision > *newest)) {
            newest = revision;
        }
    }
    return newest;
}

std::string statusText(int status) {
    return "status " + std::to_string(status);
}

// What says nothing of an era whatever was asked.
std::optional<EraVerdict> verdictOnStatus(int status) {
    const std::string text = statusText(status);
    if (status == 401 || status == 403 || status == 407) {
        return EraVerdict{Era::Authorization, {}, {}, text + " wants a credential"};
    }
    if (status == 408 || status == 425 || status == 429 || (status >= 500 && status < 600)) {
        return EraVerdict{
            Era::ServerFailure, {}, {}, text + ": the server failed or has too much to do"};
    }
    if (status < 200 || (status >= 300 && status < 400) || status >= 600) {
        return EraVerdict{Era::Unusable, {}, {}, text + " is no answer to a POST of MCP"};
    }
    return std::nullopt;
}

// The server named versions, in a result or in refusing ours.
EraVerdict verdictOnOffer(RpcAnswer answer, DiscoverAttempt attempt) {
    const auto modern = newestOf(answer.offered, true);
    const auto legacy = newestOf(answer.offered, false);
    const std::string named = "the server names " + listOf(answer.offered);
    EraVerdict verdict{Era::NothingInCommon, modern, std::move(answer.offered), {}};
    if (modern && answer.hasResult) {
        verdict.era = Era::Modern;
        verdict.reason = named;
    } else if (modern && !attempt.isSecond && *modern != attempt.revision) {
        verdict.era = Era::AskAgain;
        verdict.reason =
            "the server refuses " + std::string(nameOf(attempt.revision)) + "; " + named;
    } else if (modern) {
        verdict.era = Era::HeadersRejected;
        verdict.reason = named + " and refuses " + std::string(nameOf(attempt.revision));
    } else if (legacy) {
        verdict.era = Era::Legacy;
        verdict.reason = named + ", no modern revision that is known here";
    } else {
        verdict.reason = named + ", none of which is known here";
    }
    return verdict;
}

} // namespace

EraVerdict classifyDiscover(const HttpAnswer& answer, DiscoverAttempt attempt) {
    if (auto verdict = verdictOnStatus(answer.status)) {
        return *std::move(verdict);
    }
    const std::string status = statusText(answer.status);
    auto rpc = answerIn(answer);
    if (!rpc) {
        return {Era::Legacy, {}, {}, status + " without an answer of JSON-RPC"};
    }
    const bool isSuccess = answer.status < 300;
    const int code = rpc->errorCode.value_or(0);
    if (answer.status == 400 && (code == HeaderMismatch || code == MissingClientCapability)) {
        return {Era::HeadersRejected,
                {},
                {},
                status + " with error " + std::to_string(code) +
                    ": a modern server rejected what came with the request"};
    }
    if (rpc->hasOffer && ((isSuccess && rpc->hasResult) || code == UnsupportedVersion)) {
        return verdictOnOffer(*std::move(rpc), attempt);
    }
    if (rpc->errorCode) {
        return {Era::Legacy, {}, {}, status + " with error " + std::to_string(code)};
    }
    return {Era::Legacy, {}, {}, status + " with a result that names no versions"};
}

EraVerdict classifyRefusal(const HttpAnswer& answer) {
    if (auto verdict = verdictOnStatus(answer.status)) {
        return *std::move(verdict);
    }
    const std::string status = statusText(answer.status);
    auto rpc = answerIn(answer);
    if (rpc && rpc->errorCode == UnsupportedVersion && rpc->hasOffer) {
        const auto modern = newestOf(rpc->offered, true);
        const std::string reason = "the server names " + listOf(rpc->offered) +
                                   (modern ? ", no legacy revision" : ", none of which fits");
        return {modern ? Era::ModernOnly : Era::NothingInCommon, modern, std::move(rpc->offered),
                reason};
    }
    const bool mayBeOlder =
        std::find(OlderStatuses.begin(), OlderStatuses.end(), answer.status) != OlderStatuses.end();
    return {mayBeOlder ? Era::TryHttpSse : Era::Unusable, {}, {}, status + " to initialize"};
}

std::string answerIn(std::string_view mediaType, std::string_view body) {
    const auto answer = answerIn(HttpAnswer{200, mediaType, body});
    return answer ? answer->text : std::string();
}

} // namespace muscope
