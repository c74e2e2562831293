// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/recorded_traffic.h"
#include "tests/support/socket.h"

#include <QByteArray>
#include <QObject>

#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace muscope {

// A TCP proxy on 127.0.0.1 that keeps every byte of both directions: what really passed, whatever
// the client believes. Listens when the constructor returns; its methods belong to the test's
// thread.
class RecordingProxy final {
public:
    // Before the server at that port of 127.0.0.1.
    explicit RecordingProxy(int serverPort);
    ~RecordingProxy();
    Q_DISABLE_COPY_MOVE(RecordingProxy)

    [[nodiscard]] int port() const { return m_port; }

    // By connection, in the order they were accepted. A byte is in it before it goes on.
    [[nodiscard]] std::vector<RecordedConnection> connections() const;

    // Cuts every connection that is open, as a network does that fails.
    void cutAll();

private:
    struct Connection {
        Socket client;
        Socket server;
        RecordedConnection recorded;
        std::thread toServer;
        std::thread toClient;
    };

    void accept();
    void pass(const Socket& from, const Socket& to, QByteArray& recorded);

    int m_serverPort;
    int m_port = 0;
    Socket m_listener;
    mutable std::mutex m_mutex;          // guards what follows
    std::list<Connection> m_connections; // whose addresses their threads hold
    bool m_isEnding = false;
    std::thread m_acceptor;
};

} // namespace muscope
