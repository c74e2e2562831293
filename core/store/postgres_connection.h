// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/access.h"
#include "core/store/sql_connection.h"
#include "core/store/store_location.h"

namespace muscope {

class DatabaseHandle;

// A connection as openPostgresConnection() makes it, for what libpq alone can do.
[[nodiscard]] Result<std::unique_ptr<DatabaseHandle>>
openPostgresHandle(const StoreLocation& location);

// Connects through Qt Sql, so that TLS, service files, PG* variables and .pgpass are libpq's own,
// and streams rows from the same connection in libpq's single-row mode: as bytes, without a copy of
// the result in memory. Sessions run in UTC, named muscope, read-only unless asked otherwise.
[[nodiscard]] Result<std::unique_ptr<SqlConnection>>
openPostgresConnection(const StoreLocation& location, Access access);

} // namespace muscope
