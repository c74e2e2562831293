// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/http_reader.h"
#include "tests/support/socket.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace muscope {

class SocketFixture;

// One accepted connection of a SocketFixture, in the hands of its script, on that connection's
// thread. Every call returns once the fixture ends: false or nothing then.
class SocketConnection final {
public:
    SocketConnection(SocketFixture& fixture, Socket& socket, int number);

    // 0, 1, 2, … in the order they were accepted.
    [[nodiscard]] int number() const { return m_number; }

    // The next request, whole; nothing once the client has closed. The fixture records it.
    std::optional<HttpMessage> readRequest();

    // False when the client is gone.
    bool send(const QByteArray& bytes);
    // The same in pieces of that many bytes. They leave one by one; the client may see some at
    // once.
    bool sendInPieces(const QByteArray& bytes, qsizetype size);

    // Until the test has released that name; see SocketFixture::release.
    bool waitFor(const QString& name);
    // Until the client has closed its end; what it still sent is dropped.
    void waitForClose();

    // What close() by a server is, and what a crash or a firewall makes of it.
    void close();
    void reset();

private:
    SocketFixture& m_fixture;
    Socket& m_socket;
    QByteArray m_read; // of the next request
    int m_number;
};

} // namespace muscope
