// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/row_cursor.h"
#include "core/store/sql_connection.h"

#include <libpq-fe.h>

#include <memory>

namespace muscope {

// Starts a statement on a connection and reads it in single-row mode with binary results: texts and
// bytea come as their bytes, integers as eight of them. The connection must outlive the cursor.
[[nodiscard]] Result<std::unique_ptr<RowCursor>>
startPostgresQuery(PGconn* connection, const QByteArray& sql, const std::vector<SqlValue>& values);

// What a failed result means.
[[nodiscard]] Error postgresError(PGconn* connection, const PGresult* result);

// What libpq says, in one line and without a full stop.
[[nodiscard]] QString postgresMessage(const char* text);

} // namespace muscope
