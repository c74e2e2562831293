// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/access.h"
#include "core/store/sql_connection.h"
#include "core/store/store_location.h"

#include <QStringList>

namespace muscope {

// Opens a SQLite file through Qt Sql and streams rows from the same connection with SQLite's own
// step: bytes as they lie in the file, also those that are not UTF-8. ReadOnly never makes a file;
// a WAL database whose folder cannot be written is opened immutable, which is added to remarks.
[[nodiscard]] Result<std::unique_ptr<SqlConnection>>
openSqliteConnection(const StoreLocation& location, Access access, QStringList& remarks);

} // namespace muscope
