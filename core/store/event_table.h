// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_dialect.h"

#include <QStringList>

namespace muscope {

// A table as muscope found it: which column holds what, and how its rows are numbered and ordered.
struct EventTable {
    QByteArray from;                                           // quoted, with the alias t
    std::array<std::optional<ColumnInfo>, FieldCount> columns; // by Field; empty: not there
    QByteArray sequence;                                       // the expression that numbers rows
    QByteArray key;       // the column behind it, to compare and order by
    QByteArray order;     // what follows ORDER BY
    bool isKeyed = false; // sequence is unique and never NULL: pages by key lose nothing
    QStringList remarks;

    [[nodiscard]] const std::optional<ColumnInfo>& column(Field field) const {
        return columns[static_cast<std::size_t>(field)];
    }
    // The quoted name of a wanted column.
    [[nodiscard]] QByteArray name(Field field) const {
        return quotedIdentifier(column(field)->name);
    }
};

// Looks the location's table up and binds its columns: by the location's mapping, else by muscope's
// names. ErrorCode::Schema, naming every wanted column that is not there and the way out.
[[nodiscard]] Result<EventTable>
findEventTable(SqlConnection& connection, const SqlDialect& dialect, const StoreLocation& location);

} // namespace muscope
