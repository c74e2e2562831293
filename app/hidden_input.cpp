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

namespace {

// A line that is typed, without its end; cut short when stop is requested.
QByteArray typedLine(const std::stop_token& stop) {
    constexpr int LookInterval = 100; // milliseconds
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
    if (line.endsWith('\n')) {
        line.chop(1);
    }
    return line;
}

} // namespace

bool canAsk() {
    return isatty(STDIN_FILENO) != 0;
}

QByteArray askHidden(const QString& question, const std::stop_token& stop) {
    const QByteArray prompt = visibleText(question).toUtf8() + ": ";
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    // First, since it drops what was typed before; what answers the question must not be.
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    std::fputs(prompt.constData(), stderr);
    const QByteArray line = typedLine(stop);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::fputc('\n', stderr);
    return stop.stop_requested() ? QByteArray() : line;
}

bool confirmed(const QString& question, const std::stop_token& stop) {
    const QByteArray prompt = visibleText(question).toUtf8() + " [y/N] ";
    std::fputs(prompt.constData(), stderr);
    const QByteArray answer = typedLine(stop).trimmed().toLower();
    return !stop.stop_requested() && (answer == "y" || answer == "yes");
}

} // namespace muscope
