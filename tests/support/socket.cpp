// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/socket.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace muscope {

namespace {

constexpr int Backlog = 128;
constexpr std::size_t ReadBytes = 64 * 1024;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

// Pieces shall leave as they are written.
void sendAtOnce(int handle) {
    const int on = 1;
    ::setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace

Socket::~Socket() {
    close();
}

Socket& Socket::operator=(Socket&& other) noexcept {
    if (this != &other) {
        close();
        m_handle = std::exchange(other.m_handle, -1);
    }
    return *this;
}

Socket Socket::listener(int port) {
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(socket.m_handle, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    const sockaddr_in address = loopback(port);
    if (::bind(socket.m_handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(socket.m_handle, Backlog) != 0) {
        socket.close();
    }
    return socket;
}

Socket Socket::connectedTo(int port) {
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(port);
    if (::connect(socket.m_handle, reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
        0) {
        socket.close();
    } else {
        sendAtOnce(socket.m_handle);
    }
    return socket;
}

Socket Socket::accept() const {
    int handle = -1;
    do {
        handle = ::accept4(m_handle, nullptr, nullptr, SOCK_CLOEXEC);
    } while (handle < 0 && (errno == EINTR || errno == ECONNABORTED));
    if (handle >= 0) {
        sendAtOnce(handle);
    }
    return Socket(handle);
}

QByteArray Socket::read() const {
    std::array<char, ReadBytes> buffer{};
    ssize_t count = 0;
    do {
        count = ::recv(m_handle, buffer.data(), buffer.size(), 0);
    } while (count < 0 && errno == EINTR);
    return count <= 0 ? QByteArray() : QByteArray(buffer.data(), count);
}

bool Socket::write(const QByteArray& bytes) const {
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(m_handle, bytes.constData() + sent,
                                     static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
        if (count < 0 && errno != EINTR) {
            return false;
        }
        sent += count > 0 ? count : 0;
    }
    return true;
}

void Socket::shutdown() const {
    ::shutdown(m_handle, SHUT_RDWR);
}

void Socket::endWriting() const {
    ::shutdown(m_handle, SHUT_WR);
}

void Socket::reset() {
    const linger atOnce{1, 0};
    ::setsockopt(m_handle, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

void Socket::close() {
    if (m_handle >= 0) {
        ::close(std::exchange(m_handle, -1));
    }
}

} // namespace muscope
