// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/mcp_client.h"
#include "core/live/transport.h"

#include <QObject>

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace muscope {

class RecordingGate;

// Answers what the server asks, once its question is recorded: a ping by itself, the rest by the
// handler or the defaults of ServerRequestHandler. One thread.
class ServerRequests final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerRequests)

public:
    ServerRequests(RecordingGate& gate, std::function<void(const MessageParts&)> send);

    void setHandler(ServerRequestHandler handler) { m_handler = std::move(handler); }

    void take(const IncomingMessage& request);
    // A question within a result: the answer goes to reply, once.
    void ask(const ServerRequest& request, const ServerReply& reply) const;
    // The server does not want the answer any more (notifications/cancelled).
    void forget(std::string_view id);
    // Nor does anyone: the session is over.
    void forgetAll() { m_open.clear(); }

private:
    void askHandler(const ServerRequest& request);
    void reply(const std::string& id, const ServerAnswer& answer);

    RecordingGate& m_gate;
    std::function<void(const MessageParts&)> m_send;
    ServerRequestHandler m_handler;
    std::multiset<std::string, std::less<>> m_open; // ids as written; servers reuse them
};

} // namespace muscope
