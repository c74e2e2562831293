// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/database_handle.h"
#include "core/store/sql_connection.h"
#include "core/store/store_location.h"

namespace muscope {

// Hears that events were stored, where the table has the trigger of 002_notify.sql. A connection of
// its own, never inside a transaction: PostgreSQL holds notifications back until one ends. Lives
// and dies in one thread.
class PostgresListener {
public:
    // The channel of every table's trigger: what is heard is that it is time to look.
    static constexpr const char* Channel = "muscope_events";
    static constexpr const char* Trigger = "muscope_events_notify";

    // Whether the location's table has the trigger, enabled.
    [[nodiscard]] static Result<bool> isOffered(SqlConnection& connection,
                                                const StoreLocation& location);

    [[nodiscard]] static Result<std::unique_ptr<PostgresListener>>
    open(const StoreLocation& location);

    // Readable when something was heard, or the connection was lost.
    [[nodiscard]] int socket() const;
    // Takes what was heard; false when the connection is lost, and with it the subscription.
    [[nodiscard]] bool drain();
    // Asks the server for a sign of life; waits for it.
    [[nodiscard]] bool isAlive();

private:
    explicit PostgresListener(std::unique_ptr<DatabaseHandle> handle);

    std::unique_ptr<DatabaseHandle> m_handle;
};

} // namespace muscope
