// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command.h"
#include "core/store/event_store.h"

namespace muscope {

// A store opened for a command, and where it was.
struct OpenedStore {
    StoreLocation location;
    std::unique_ptr<EventStore> store;
};

// Opens what a person named on the command line; asks for a missing password where standard input
// is a terminal. Ctrl-C interrupts the store's statements from now on.
[[nodiscard]] Result<OpenedStore> openStore(const QString& text, const CommandContext& context);

// Asks for the password of a store that wants one and was given none, where a person can be asked;
// false: there is nothing to try again with.
[[nodiscard]] bool askPassword(const Error& error, StoreLocation& location,
                               const CommandContext& context);

// What is said of a session that was asked for and has no events.
[[nodiscard]] QString noSuchSession(const StoreLocation& location, const SessionId& session);

} // namespace muscope
