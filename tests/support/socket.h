// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <utility>

namespace muscope {

// A blocking TCP socket on 127.0.0.1, closed with the object. shutdown() may be called from any
// thread and wakes the one that waits in another call; nothing else may.
class Socket final {
public:
    Socket() = default;
    explicit Socket(int handle)
        : m_handle(handle) {}
    ~Socket();
    Socket(Socket&& other) noexcept
        : m_handle(std::exchange(other.m_handle, -1)) {}
    Socket& operator=(Socket&& other) noexcept;

    // Listens on that port; a port in use ends in a socket that is not open.
    [[nodiscard]] static Socket listener(int port);
    [[nodiscard]] static Socket connectedTo(int port);

    [[nodiscard]] bool isOpen() const { return m_handle >= 0; }

    // The next connection; not open once shut down.
    [[nodiscard]] Socket accept() const;
    // What has come, at least a byte; empty at the end.
    [[nodiscard]] QByteArray read() const;
    // All of it, at once as far as the kernel goes; false when the other side is gone.
    bool write(const QByteArray& bytes) const;

    void shutdown() const;
    // No more from here; the other direction stays open.
    void endWriting() const;
    // Closes with a reset instead of an orderly end.
    void reset();
    void close();

private:
    int m_handle = -1;
};

} // namespace muscope
