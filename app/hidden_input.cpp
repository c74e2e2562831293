// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/hidden_input.h"

#include "app/console.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace muscope {

bool canAsk() {
    return isatty(STDIN_FILENO) != 0;
}

QByteArray askHidden(const QString& question, const std::stop_token& stop) {
    constexpr int LookInterval = 100; // milliseconds
    const QByteArray prompt = visibleText(question).toUtf8() + ": ";
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    // First, since it drops what was typed before; what answers the question must not be.
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    std::fputs(prompt.constData(), stderr);
    QByteArray line;
    bool isOpen = true;
    // Ctrl-C is watched elsewhere and does not end a read: so the terminal is asked again and
    // again.
    while (isOpen && !line.endsWith('\n') && !stop.stop_requested()) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (poll(&input, 1, LookInterval) > 0) {
            std::array<char, 512> bytes{};
            const ssize_t count = read(STDIN_FILENO, bytes.data(), bytes.size());
            line.append(bytes.data(), std::max<ssize_t>(count, 0));
            isOpen = count > 0;
        }
    }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::fputc('\n', stderr);
    if (line.endsWith('\n')) {
        line.chop(1);
    }
    return stop.stop_requested() ? QByteArray() : line;
}

} // namespace muscope
