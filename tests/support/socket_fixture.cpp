// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/socket_fixture.h"

#include "tests/support/free_port.h"

using namespace Qt::Literals::StringLiterals;

namespace muscope {

SocketFixture::SocketFixture(Script script)
    : m_script(std::move(script)) {
    while (!m_listener.isOpen()) {
        m_port = freePort();
        m_listener = Socket::listener(m_port);
    }
    m_acceptor = std::thread([this] { accept(); });
}

SocketFixture::~SocketFixture() {
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        for (Connection& connection : m_connections) {
            connection.socket.shutdown();
        }
    }
    m_changed.notify_all();
    m_listener.shutdown();
    m_acceptor.join();
    for (Connection& connection : m_connections) {
        connection.thread.join();
    }
}

SocketFixture::Script
SocketFixture::answering(std::function<QByteArray(const HttpMessage&)> answer) {
    return [answer = std::move(answer)](SocketConnection& connection) {
        while (const auto request = connection.readRequest()) {
            const QByteArray bytes = answer(*request);
            if (bytes.isEmpty() || !connection.send(bytes)) {
                return;
            }
        }
    };
}

QUrl SocketFixture::url(const QString& path) const {
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

std::vector<HttpMessage> SocketFixture::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

bool SocketFixture::waitForRequests(std::size_t count, std::chrono::seconds timeout) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, timeout, [&] { return m_requests.size() >= count; });
}

int SocketFixture::connectionCount() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_connections.size());
}

void SocketFixture::release(const QString& name) {
    {
        const std::lock_guard lock(m_mutex);
        m_released.insert(name);
    }
    m_changed.notify_all();
}

void SocketFixture::accept() {
    for (int number = 0;; ++number) {
        Socket socket = m_listener.accept();
        const std::lock_guard lock(m_mutex);
        if (!socket.isOpen() || m_isEnding) {
            return;
        }
        Connection& connection = m_connections.emplace_back();
        connection.socket = std::move(socket);
        connection.thread = std::thread([this, &connection, number] {
            SocketConnection played(*this, connection.socket, number);
            m_script(played);
            const std::lock_guard closing(m_mutex);
            connection.socket.close();
        });
    }
}

void SocketFixture::record(const HttpMessage& request) {
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
    }
    m_changed.notify_all();
}

bool SocketFixture::waitForRelease(const QString& name) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_isEnding || m_released.contains(name); });
    return !m_isEnding;
}

void SocketFixture::resetSocket(Socket& socket) {
    const std::lock_guard lock(m_mutex);
    socket.reset();
}

QByteArray httpAnswer(int status, const QByteArray& contentType, const QByteArray& body,
                      const QByteArray& headers) {
    return "HTTP/1.1 "_ba + QByteArray::number(status) + " Said\r\n" +
           (contentType.isEmpty() ? QByteArray() : "Content-Type: "_ba + contentType + "\r\n") +
           headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray sseHead(const QByteArray& headers) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"_ba +
           headers + "Transfer-Encoding: chunked\r\n\r\n";
}

QByteArray httpChunk(const QByteArray& bytes) {
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray lastHttpChunk() {
    return "0\r\n\r\n"_ba;
}

} // namespace muscope
