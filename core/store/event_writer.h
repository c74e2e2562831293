// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/store/sql_connection.h"
#include "core/store/store_location.h"

namespace muscope {

// Appends events to a table that muscope made, in one transaction: nothing is kept unless commit()
// succeeds. Lives and dies in one thread.
class EventWriter {
public:
    [[nodiscard]] static Result<std::unique_ptr<EventWriter>> open(const StoreLocation& location);

    // The store gives the sequence; event.sequence is not looked at. createdAt nullopt is stored as
    // NULL.
    [[nodiscard]] Result<void> append(const StoredEvent& event);
    [[nodiscard]] Result<void> commit();

private:
    EventWriter(std::unique_ptr<SqlConnection> connection, QByteArray insert);

    std::unique_ptr<SqlConnection> m_connection;
    QByteArray m_insert;
};

} // namespace muscope
