// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recording_proxy.h"

#include "tests/support/free_port.h"

namespace muscope {

RecordingProxy::RecordingProxy(int serverPort)
    : m_serverPort(serverPort) {
    while (!m_listener.isOpen()) {
        m_port = freePort();
        m_listener = Socket::listener(m_port);
    }
    m_acceptor = std::thread([this] { accept(); });
}

RecordingProxy::~RecordingProxy() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_listener.shutdown();
    m_acceptor.join();
    cutAll();
    for (Connection& connection : m_connections) {
        connection.toServer.join();
        connection.toClient.join();
    }
}

std::vector<RecordedConnection> RecordingProxy::connections() const {
    const std::lock_guard lock(m_mutex);
    std::vector<RecordedConnection> result;
    for (const Connection& connection : m_connections) {
        result.push_back(connection.recorded);
    }
    return result;
}

void RecordingProxy::cutAll() {
    const std::lock_guard lock(m_mutex);
    for (Connection& connection : m_connections) {
        connection.client.shutdown();
        connection.server.shutdown();
    }
}

void RecordingProxy::accept() {
    for (;;) {
        Socket client = m_listener.accept();
        if (!client.isOpen()) {
            return;
        }
        Socket server = Socket::connectedTo(m_serverPort);
        const std::lock_guard lock(m_mutex);
        if (m_isEnding) {
            return;
        }
        if (!server.isOpen()) {
            continue; // refused here, so cut there
        }
        Connection& connection = m_connections.emplace_back();
        connection.client = std::move(client);
        connection.server = std::move(server);
        connection.toServer = std::thread([this, &connection] {
            pass(connection.client, connection.server, connection.recorded.toServer);
        });
        connection.toClient = std::thread([this, &connection] {
            pass(connection.server, connection.client, connection.recorded.toClient);
        });
    }
}

void RecordingProxy::pass(const Socket& from, const Socket& to, QByteArray& recorded) {
    for (;;) {
        const QByteArray bytes = from.read();
        if (bytes.isEmpty()) {
            to.endWriting();
            return;
        }
        {
            const std::lock_guard lock(m_mutex);
            recorded += bytes;
        }
        if (!to.write(bytes)) {
            from.shutdown();
            return;
        }
    }
}

} // namespace muscope
