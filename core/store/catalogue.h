// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_dialect.h"

namespace muscope {

// The columns of a table or view; ErrorCode::Schema, naming what is there instead, when there is
// none of that name.
[[nodiscard]] Result<std::vector<ColumnInfo>>
readColumns(SqlConnection& connection, const SqlDialect& dialect, const QString& table);

// The column lists of a table's indexes, each in its order.
[[nodiscard]] Result<std::vector<std::vector<QByteArray>>>
readIndexes(SqlConnection& connection, const SqlDialect& dialect, const QString& table);

} // namespace muscope
