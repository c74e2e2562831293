// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/tail_reader.h"

#include "core/store/catalogue.h"
#include "core/store/gap_tail_reader.h"
#include "core/store/row_id_tail_reader.h"
#include "core/store/transaction_tail_reader.h"
#include "core/store/window_tail_reader.h"

#include <algorithm>

namespace muscope {

namespace {

// Whether rows tell their transactions, and tell those of this server: a dump that was restored
// elsewhere brings numbers that have not been given out here.
Result<bool> tellsTransactions(SqlConnection& connection, const SqlDialect& dialect,
                               const StoreLocation& location, const EventTable& table) {
    const auto columns = readColumns(connection, dialect, location.table);
    if (!columns) {
        return tl::unexpected(columns.error());
    }
    const bool hasColumn = std::ranges::any_of(*columns, [](const ColumnInfo& column) {
        return column.name == "xid" && column.type == "xid8" && column.isNotNull;
    });
    if (!hasColumn || !table.isKeyed) {
        return false;
    }
    const auto isOurs = numberFrom(
        connection, "SELECT (t.xid < pg_snapshot_xmax(pg_current_snapshot()))::int::bigint FROM " +
                        table.from + " ORDER BY t.xid DESC LIMIT 1");
    return isOurs ? Result<bool>(isOurs->value_or(1) != 0) : tl::unexpected(isOurs.error());
}

Result<bool> hasRowIds(SqlConnection& connection, const StoreLocation& location) {
    const auto count = numberFrom(
        connection, "SELECT count(*) FROM pragma_table_list(?1) WHERE type = 'table' AND wr = 0",
        {location.table.toUtf8()});
    return count ? Result<bool>(count->value_or(0) > 0) : tl::unexpected(count.error());
}

QByteArray newestFirst(const SqlDialect& dialect, const EventTable& table) {
    return table.key == dialect.ownRowNumber()
               ? "t." + table.name(Field::Time) + " DESC NULLS FIRST, t." +
                     table.name(Field::Event) + " DESC"
               : table.key + " DESC";
}

} // namespace

Result<std::unique_ptr<TailReader>> makeTailReader(SqlConnection& connection,
                                                   const SqlDialect& dialect,
                                                   const StoreLocation& location,
                                                   const EventTable& table) {
    const bool isSqlite = location.kind == StoreLocation::Kind::Sqlite;
    const Result<bool> isBest = isSqlite ? hasRowIds(connection, location)
                                         : tellsTransactions(connection, dialect, location, table);
    if (!isBest) {
        return tl::unexpected(isBest.error());
    }
    if (isSqlite && (*isBest || table.isKeyed)) {
        return std::make_unique<RowIdTailReader>(dialect, table,
                                                 *isBest ? QByteArray("t.rowid") : table.key);
    }
    if (*isBest) {
        return std::make_unique<TransactionTailReader>(dialect, table);
    }
    if (table.isKeyed) {
        return std::make_unique<GapTailReader>(dialect, table);
    }
    return std::make_unique<WindowTailReader>(dialect, table, newestFirst(dialect, table),
                                              isSqlite ? "PRAGMA data_version"
                                                       : "SELECT pg_current_snapshot()::text");
}

} // namespace muscope
