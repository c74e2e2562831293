// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/opened_store.h"

#include "app/console.h"
#include "app/hidden_input.h"
#include "core/workspace/demo_store.h"

namespace muscope {

Result<OpenedStore> openStore(const QString& text, const CommandContext& context) {
    Result<StoreLocation> location = locateStore(text);
    if (!location) {
        return tl::unexpected(location.error());
    }
    if (const Result<void> prepared = prepareStore(*location, context.rules); !prepared) {
        return tl::unexpected(prepared.error());
    }
    Result<std::unique_ptr<EventStore>> store = EventStore::open(*location);
    if (!store && askPassword(store.error(), *location, context)) {
        store = EventStore::open(*location);
    }
    if (!store) {
        return tl::unexpected(store.error());
    }
    context.setInterrupter((*store)->interrupter());
    return OpenedStore{*location, std::move(*store)};
}

bool askPassword(const Error& error, StoreLocation& location, const CommandContext& context) {
    if (error.code != ErrorCode::Authentication || !location.password.isEmpty() || !canAsk()) {
        return false;
    }
    location.password = QString::fromUtf8(
        askHidden(QStringLiteral("Password for %1").arg(location.displayText()), context.stop));
    return true;
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

ExitCode failWith(const Error& error) {
    printError(error.message);
    return exitCodeFor(error);
}

} // namespace muscope
