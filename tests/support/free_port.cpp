// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/free_port.h"

#include <QRandomGenerator>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace muscope {

namespace {

constexpr int FirstPort = 20000;
constexpr int PastLastPort = 32768; // from here on the kernel hands out ports of its own
constexpr int PortAttempts = 200;

bool isFree(int port) {
    const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free =
        handle >= 0 && ::bind(handle, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(handle);
    return free;
}

} // namespace

int freePort() {
    for (int attempt = 0; attempt < PortAttempts; ++attempt) {
        const int port = QRandomGenerator::global()->bounded(FirstPort, PastLastPort);
        if (isFree(port)) {
            return port;
        }
    }
    qFatal("no free port between %d and %d", FirstPort, PastLastPort);
}

} // namespace muscope
