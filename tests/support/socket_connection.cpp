// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/socket_connection.h"

#include "tests/support/socket_fixture.h"

namespace muscope {

SocketConnection::SocketConnection(SocketFixture& fixture, Socket& socket, int number)
    : m_fixture(fixture)
    , m_socket(socket)
    , m_number(number) {}

std::optional<HttpMessage> SocketConnection::readRequest() {
    for (;;) {
        if (auto request = takeHttpMessage(m_read, HttpSide::Requests, false)) {
            m_fixture.record(*request);
            return request;
        }
        const QByteArray more = m_socket.read();
        if (more.isEmpty()) {
            return std::nullopt;
        }
        m_read += more;
    }
}

bool SocketConnection::send(const QByteArray& bytes) {
    return m_socket.write(bytes);
}

bool SocketConnection::sendInPieces(const QByteArray& bytes, qsizetype size) {
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        if (!m_socket.write(bytes.mid(at, size))) {
            return false;
        }
    }
    return true;
}

bool SocketConnection::waitFor(const QString& name) {
    return m_fixture.waitForRelease(name);
}

void SocketConnection::waitForClose() {
    while (!m_socket.read().isEmpty()) {
    }
}

void SocketConnection::close() {
    m_socket.shutdown();
}

void SocketConnection::reset() {
    m_fixture.resetSocket(m_socket);
}

} // namespace muscope
