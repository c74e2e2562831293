// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/hidden_input.h"

#include "app/console.h"

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace muscope {

bool canAsk() {
    return isatty(STDIN_FILENO) != 0;
}

QByteArray askHidden(const QString& question) {
    const QByteArray prompt = visibleText(question).toUtf8() + ": ";
    std::fputs(prompt.constData(), stderr);
    termios shown{};
    tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar()) {
        line += static_cast<char>(c);
    }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    std::fputc('\n', stderr);
    return line;
}

} // namespace muscope
