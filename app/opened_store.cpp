// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/opened_store.h"

#include "core/workspace/demo_store.h"

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace muscope {

namespace {

// Reads a line without showing it; empty when nothing was typed.
QString askPassword(const StoreLocation& location) {
    const QByteArray prompt = "Password for " + location.displayText().toUtf8() + ": ";
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
    return QString::fromUtf8(line);
}

} // namespace

Result<OpenedStore> openStore(const QString& text, const CommandContext& context) {
    Result<StoreLocation> location = locateStore(text);
    if (!location) {
        return tl::unexpected(location.error());
    }
    if (const Result<void> prepared = prepareStore(*location, context.rules); !prepared) {
        return tl::unexpected(prepared.error());
    }
    Result<std::unique_ptr<EventStore>> store = EventStore::open(*location);
    if (!store && store.error().code == ErrorCode::Authentication && location->password.isEmpty() &&
        isatty(STDIN_FILENO) != 0) {
        location->password = askPassword(*location);
        store = EventStore::open(*location);
    }
    if (!store) {
        return tl::unexpected(store.error());
    }
    context.setInterrupter((*store)->interrupter());
    return OpenedStore{*location, std::move(*store)};
}

QString noSuchSession(const StoreLocation& location, const SessionId& session) {
    return QStringLiteral("%1 has no session %2")
        .arg(location.displayText(), QString::fromUtf8(session.value()));
}

ExitCode exitCodeFor(const Error& error) {
    switch (error.code) {
    case ErrorCode::InvalidInput:
        return ExitCode::WrongUse;
    case ErrorCode::Cancelled:
        return ExitCode::InPart;
    case ErrorCode::NotFound:
    case ErrorCode::Connection:
    case ErrorCode::Authentication:
    case ErrorCode::Schema:
    case ErrorCode::Read:
    case ErrorCode::Write:
        break;
    }
    return ExitCode::NotDone;
}

} // namespace muscope
