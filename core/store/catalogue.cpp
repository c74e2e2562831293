// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/catalogue.h"

#include <QStringList>

namespace muscope {

namespace {

QByteArray bytesIn(const RowCursor& row, int column) {
    const std::string_view bytes = row.bytes(column).value_or(std::string_view());
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

Error missingTable(SqlConnection& connection, const SqlDialect& dialect, const QString& table) {
    QStringList candidates;
    const Result<void> read =
        connection.forEachRow(dialect.catalogue().candidates, {}, [&](const RowCursor& row) {
            candidates.push_back(QString::fromUtf8(bytesIn(row, 0)));
        });
    if (!read) {
        return read.error();
    }
    const QString make = QStringLiteral("make it with “muscope-cli store init”");
    const QString wayOut = candidates.isEmpty()
                               ? QStringLiteral("%1, or name another with table=NAME").arg(make)
                               : QStringLiteral("name one of %1 with table=NAME, or %2")
                                     .arg(candidates.join(QStringLiteral(", ")), make);
    return {ErrorCode::Schema, QStringLiteral("there is no table %1; %2").arg(table, wayOut)};
}

} // namespace

Result<std::vector<ColumnInfo>> readColumns(SqlConnection& connection, const SqlDialect& dialect,
                                            const QString& table) {
    std::vector<ColumnInfo> columns;
    const Result<void> read = connection.forEachRow(
        dialect.catalogue().columns, {dialect.catalogueName(table)}, [&](const RowCursor& row) {
            columns.push_back(
                {bytesIn(row, 0), bytesIn(row, 1), row.integer(2) != 0, row.integer(3) != 0});
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (columns.empty()) {
        return tl::unexpected(missingTable(connection, dialect, table));
    }
    return columns;
}

Result<std::vector<std::vector<QByteArray>>>
readIndexes(SqlConnection& connection, const SqlDialect& dialect, const QString& table) {
    std::vector<std::vector<QByteArray>> indexes;
    std::optional<std::int64_t> last;
    const Result<void> read = connection.forEachRow(
        dialect.catalogue().indexes, {dialect.catalogueName(table)}, [&](const RowCursor& row) {
            if (last != row.integer(0)) {
                indexes.emplace_back();
                last = row.integer(0);
            }
            indexes.back().push_back(bytesIn(row, 1));
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return indexes;
}

} // namespace muscope
