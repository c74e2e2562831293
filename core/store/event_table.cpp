// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_table.h"

#include "core/store/catalogue.h"

#include <algorithm>

namespace muscope {

namespace {

QByteArray wantedName(Field field, const StoreLocation& location) {
    const QLatin1StringView ours(nameOf(field));
    const auto mapped = std::ranges::find_if(
        location.columns, [ours](const auto& pair) { return pair.first == ours; });
    return mapped == location.columns.end() ? QByteArray(nameOf(field)) : mapped->second.toUtf8();
}

Result<void> bindColumns(const std::vector<ColumnInfo>& found, const StoreLocation& location,
                         EventTable& table) {
    QStringList missing;
    for (std::size_t i = 0; i < FieldCount; ++i) {
        const auto field = static_cast<Field>(i);
        const QByteArray name = wantedName(field, location);
        const auto column = std::ranges::find(found, name, &ColumnInfo::name);
        if (column != found.end()) {
            table.columns[i] = *column;
        } else if (isWanted(field) || name != nameOf(field)) {
            missing.push_back(QString::fromUtf8(name));
        }
    }
    if (missing.isEmpty()) {
        return {};
    }
    QStringList present;
    for (const ColumnInfo& column : found) {
        present.push_back(QString::fromUtf8(column.name));
    }
    return failure(
        ErrorCode::Schema,
        QStringLiteral("the table %1 has no column %2; it has %3. Say which column holds "
                       "it with columns=%4:NAME, or name another table with table=NAME")
            .arg(location.table, missing.join(QStringLiteral(", ")),
                 present.join(QStringLiteral(", ")), missing.front()));
}

void numberRows(const SqlDialect& dialect, EventTable& table) {
    const auto& id = table.column(Field::Id);
    if (id && dialect.isInteger(*id)) {
        table.sequence = dialect.expression(Field::Id, *id);
        table.key = "t." + quotedIdentifier(id->name);
        table.order = table.key;
        table.isKeyed = id->isUnique && id->isNotNull;
        return;
    }
    table.sequence = dialect.ownRowNumber();
    table.key = table.sequence;
    table.order = dialect.ownOrder(table.name(Field::Time), table.name(Field::Event));
    table.remarks.push_back(dialect.ownRowNumberRemark());
}

} // namespace

Result<EventTable> findEventTable(SqlConnection& connection, const SqlDialect& dialect,
                                  const StoreLocation& location) {
    const auto found = readColumns(connection, dialect, location.table);
    if (!found) {
        return tl::unexpected(found.error());
    }
    EventTable table;
    table.from = quotedTable(location.table) + " AS t";
    if (const Result<void> bound = bindColumns(*found, location, table); !bound) {
        return tl::unexpected(bound.error());
    }
    numberRows(dialect, table);
    return table;
}

} // namespace muscope
