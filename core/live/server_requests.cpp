// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/server_requests.h"

#include "core/live/recording_gate.h"

#include <QPointer>

#include <memory>
#include <utility>

namespace muscope {

namespace {

ServerAnswer defaultAnswer(const std::string& method) {
    if (method == "elicitation/create") {
        return {.result = R"({"action":"decline"})", .error = {}};
    }
    if (method == "roots/list") {
        return {.result = R"({"roots":[]})", .error = {}};
    }
    if (method == "sampling/createMessage") {
        return {.result = {}, .error = R"({"code":-1,"message":"User rejected sampling request"})"};
    }
    return {.result = {}, .error = R"({"code":-32601,"message":"Method not found"})"};
}

} // namespace

ServerRequests::ServerRequests(RecordingGate& gate, std::function<void(const MessageParts&)> send)
    : m_gate(gate)
    , m_send(std::move(send)) {}

void ServerRequests::take(const IncomingMessage& request) {
    const ServerRequest taken{std::string(request.id), request.method, std::string(request.params),
                              request.number};
    m_open.insert(taken.id);
    m_gate.whenRecorded(request.number, this, [this, taken] { askHandler(taken); });
}

void ServerRequests::forget(std::string_view id) {
    if (const auto found = m_open.find(id); found != m_open.end()) {
        m_open.erase(found);
    }
}

void ServerRequests::askHandler(const ServerRequest& request) {
    if (request.method == "ping") {
        reply(request.id, {.result = "{}", .error = {}});
        return;
    }
    const auto isReplied = std::make_shared<bool>(false);
    ask(request, [self = QPointer(this), id = request.id, isReplied](const ServerAnswer& answer) {
        if (self && !std::exchange(*isReplied, true)) {
            self->reply(id, answer);
        }
    });
}

void ServerRequests::ask(const ServerRequest& request, const ServerReply& reply) const {
    if (!m_handler || !m_handler(request, reply)) {
        reply(defaultAnswer(request.method));
    }
}

void ServerRequests::reply(const std::string& id, const ServerAnswer& answer) {
    const auto found = m_open.find(id);
    if (found == m_open.end()) {
        return; // not wanted any more
    }
    m_open.erase(found);
    MessageParts message;
    message.id = id;
    message.result = answer.result;
    message.error = answer.error;
    m_send(message);
}

} // namespace muscope
