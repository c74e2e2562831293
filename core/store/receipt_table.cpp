// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/receipt_table.h"

#include "core/store/catalogue.h"

#include <algorithm>
#include <span>

namespace muscope {

namespace {

// The names these columns go by, the most telling first.
constexpr std::array EventNames{"event_id", "eventid", "subject_event_id", "subject_id", "id"};
constexpr std::array SessionNames{"session_id", "sessionid"};
constexpr std::array TextNames{"mu", "mu_receipt", "receipt", "content", "text", "payload"};

std::optional<ColumnInfo> firstOf(std::span<const char* const> names,
                                  const std::vector<ColumnInfo>& columns) {
    for (const char* const name : names) {
        const auto found = std::ranges::find_if(columns, [name](const ColumnInfo& column) {
            return column.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (found != columns.end()) {
            return *found;
        }
    }
    return std::nullopt;
}

// The table's name, in the schema of the events' table where that is told.
QString nameBeside(const QString& eventTable) {
    const qsizetype dot = eventTable.lastIndexOf(u'.');
    return eventTable.left(dot + 1) + QStringLiteral("mu_receipts");
}

} // namespace

Result<std::optional<EventTable>> findReceiptTable(SqlConnection& connection,
                                                   const SqlDialect& dialect,
                                                   const StoreLocation& location,
                                                   QStringList& remarks) {
    const QString name = nameBeside(location.table);
    const auto columns = readColumns(connection, dialect, name);
    if (!columns) {
        return columns.error().code == ErrorCode::Schema
                   ? Result<std::optional<EventTable>>(std::nullopt)
                   : tl::unexpected(columns.error());
    }
    const auto set = [](EventTable& table, Field field, const std::optional<ColumnInfo>& column) {
        table.columns[static_cast<std::size_t>(field)] = column;
    };
    EventTable table;
    table.from = quotedTable(name) + " AS t";
    set(table, Field::Event, firstOf(EventNames, *columns));
    set(table, Field::Session, firstOf(SessionNames, *columns));
    set(table, Field::Payload, firstOf(TextNames, *columns));
    if (!table.column(Field::Event) || !table.column(Field::Payload)) {
        remarks.push_back(
            QStringLiteral("the table %1 has no columns for event id and receipt "
                           "(event_id and content, for example): its receipts are not checked")
                .arg(name));
        return std::nullopt;
    }
    const auto id = firstOf(std::array{"id"}, *columns);
    table.isKeyed = id && dialect.isInteger(*id) && id->isUnique && id->isNotNull;
    if (table.isKeyed) {
        table.sequence = dialect.expression(Field::Id, *id);
        table.key = "t." + quotedIdentifier(id->name);
    } else {
        table.sequence = dialect.ownRowNumber();
        table.key = table.sequence;
    }
    table.order = table.key;
    if (const Result<void> readable =
            connection.execute("SELECT 1 FROM " + table.from + " LIMIT 0");
        !readable) {
        remarks.push_back(QStringLiteral("the table %1 cannot be read (%2): its receipts are not "
                                         "checked")
                              .arg(name, readable.error().message));
        return std::nullopt;
    }
    return table;
}

} // namespace muscope
