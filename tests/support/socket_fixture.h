// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/http_reader.h"
#include "tests/support/socket.h"
#include "tests/support/socket_connection.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace muscope {

// A server of bytes for what no real server does: a script plays every accepted connection on a
// thread of its own, and says what is sent, in which pieces, after which condition, and when it is
// cut. A connection is closed when its script returns. Listens on 127.0.0.1 when the constructor
// returns; its own methods belong to the test's thread.
class SocketFixture final {
public:
    using Script = std::function<void(SocketConnection&)>;

    explicit SocketFixture(Script script);
    ~SocketFixture();
    Q_DISABLE_COPY_MOVE(SocketFixture)

    // A script that answers each request of a connection with what the function makes of it; an
    // empty answer closes the connection.
    [[nodiscard]] static Script answering(std::function<QByteArray(const HttpMessage&)> answer);

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] QUrl url(const QString& path = QStringLiteral("/mcp")) const;

    // What was asked so far, over all connections, in the order it came; and whether so many came
    // before the time was over.
    [[nodiscard]] std::vector<HttpMessage> requests() const;
    [[nodiscard]] bool waitForRequests(std::size_t count,
                                       std::chrono::seconds timeout = std::chrono::seconds(60));
    [[nodiscard]] int connectionCount() const;

    // Lets the scripts go on that wait for this name, now and from now on.
    void release(const QString& name);

private:
    friend class SocketConnection;

    struct Connection {
        Socket socket;
        std::thread thread;
    };

    void accept();
    void record(const HttpMessage& request);
    [[nodiscard]] bool waitForRelease(const QString& name);
    void resetSocket(Socket& socket);

    Script m_script;
    int m_port = 0;
    Socket m_listener;
    mutable std::mutex m_mutex; // guards what follows, and the closing of the sockets
    std::condition_variable m_changed;
    std::vector<HttpMessage> m_requests;
    std::set<QString> m_released;
    std::list<Connection> m_connections; // whose addresses their threads hold
    bool m_isEnding = false;
    std::thread m_acceptor;
};

// An answer with that body and its length. headers: whole lines, each with its line end.
[[nodiscard]] QByteArray httpAnswer(int status, const QByteArray& contentType,
                                    const QByteArray& body, const QByteArray& headers = {});
// The head of an event stream in chunks, one chunk, and the last one.
[[nodiscard]] QByteArray sseHead(const QByteArray& headers = {});
[[nodiscard]] QByteArray httpChunk(const QByteArray& bytes);
[[nodiscard]] QByteArray lastHttpChunk();

} // namespace muscope
