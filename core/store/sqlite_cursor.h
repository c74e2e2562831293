// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/row_cursor.h"
#include "core/store/sql_connection.h"

#include <memory>

struct sqlite3;

namespace muscope {

// Starts a statement and steps through its rows; texts and blobs come as their bytes, numbers as
// their text. The database must outlive the cursor.
[[nodiscard]] Result<std::unique_ptr<RowCursor>>
startSqliteQuery(sqlite3* database, const QByteArray& sql, const std::vector<SqlValue>& values);

} // namespace muscope
