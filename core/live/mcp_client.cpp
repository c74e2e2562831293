// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/mcp_client.h"

#include "core/live/client_session.h"
#include "core/live/list_reader.h"

#include <utility>

namespace muscope {

McpClient::McpClient(LiveSettings settings, LiveSink sink, Recording recording, QObject* parent)
    : QObject(parent)
    , m_session(std::make_unique<ClientSession>(
          std::move(settings), std::move(sink), recording == Recording::On,
          [this](ClientState state) { emit stateChanged(state); })) {}

McpClient::~McpClient() = default;

void McpClient::setServerRequestHandler(ServerRequestHandler handler) {
    m_session->serverRequests().setHandler(std::move(handler));
}

void McpClient::setRoom(std::function<bool()> hasRoom) {
    m_session->http().setRoom(std::move(hasRoom));
}

void McpClient::start() {
    m_session->start();
}

void McpClient::close() {
    m_session->close();
}

ClientState McpClient::state() const {
    return m_session->state();
}

const std::optional<Error>& McpClient::error() const {
    return m_session->error();
}

std::optional<Revision> McpClient::revision() const {
    return m_session->server().revision;
}

const std::string& McpClient::serverInfo() const {
    return m_session->server().info;
}

const std::string& McpClient::serverCapabilities() const {
    return m_session->server().capabilities;
}

const std::string& McpClient::serverInstructions() const {
    return m_session->server().instructions;
}

const std::string& McpClient::session() const {
    return m_session->session();
}

CallHandle McpClient::call(std::string_view method, std::string_view params,
                           CallCompletion completion, CallProgress progress) {
    return m_session->call(method, params, std::move(completion), std::move(progress));
}

void McpClient::cancel(CallHandle handle) {
    m_session->cancel(handle);
}

void McpClient::listAll(ListKind kind, ListCompletion completion) {
    ListReader::start(*m_session, kind, std::move(completion));
}

void McpClient::setRecorded(std::uint64_t number) {
    m_session->gate().setRecorded(number);
}

void McpClient::dropStreams() {
    m_session->dropStreams();
}

} // namespace muscope
