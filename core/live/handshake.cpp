// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/handshake.h"

#include "core/json/parser.h"
#include "core/json/string_member.h"
#include "core/live/negotiation.h"
#include "core/live/network_words.h"
#include "core/mcp/json_edit.h"

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

std::string spellingIn(const json::Document& document, json::NodeId object, std::string_view key) {
    const auto found = document.find(object, key);
    return found ? std::string(document.spelling(*found)) : std::string();
}

} // namespace

std::string initializeParams(const LiveSettings& settings, Revision revision) {
    return R"({"protocolVersion":)" + quotedJson(nameOf(revision)) + R"(,"capabilities":)" +
           settings.capabilities + R"(,"clientInfo":{"name":)" + quotedJson(settings.clientName) +
           R"(,"version":)" + quotedJson(settings.clientVersion) + "}}";
}

// The identity is in _meta since 2026-07-28, but for some servers.
ServerDescription describedBy(std::string_view result) {
    ServerDescription server;
    json::Parser parser;
    const auto parsed = parser.parse(result);
    if (!parsed) {
        return server;
    }
    const json::Document& document = **parsed;
    server.info = spellingIn(document, json::Root, "serverInfo");
    if (const auto meta = document.find(json::Root, "_meta"); meta && server.info.empty()) {
        server.info = spellingIn(document, *meta, "io.modelcontextprotocol/serverInfo");
    }
    server.capabilities = spellingIn(document, json::Root, "capabilities");
    server.instructions = json::stringMember(document, json::Root, "instructions");
    return server;
}

Result<ServerDescription> agreedServer(const LiveSettings& settings, std::string_view result) {
    json::Parser parser;
    const auto parsed = parser.parse(result);
    const Result<Revision> revision = agreedRevision(
        settings,
        parsed ? json::stringMember(**parsed, json::Root, "protocolVersion") : std::string());
    if (!revision) {
        return tl::unexpected(revision.error());
    }
    ServerDescription server = describedBy(result);
    server.revision = *revision;
    return server;
}

Error refusedHandshake(const LiveSettings& settings, std::string_view error) {
    json::Parser parser;
    const auto parsed = parser.parse(error);
    const std::string said =
        parsed ? json::stringMember(**parsed, json::Root, "message") : std::string();
    return {ErrorCode::Connection,
            u"connecting to %1: the server refuses: %2"_s.arg(
                placeOf(settings.url),
                QString::fromStdString(said.empty() ? std::string(error) : said))};
}

} // namespace muscope
