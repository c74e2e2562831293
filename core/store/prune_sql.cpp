// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/prune_sql.h"

namespace muscope {

PruneSql::PruneSql(const SqlDialect& dialect, const EventTable& events,
                   const std::optional<EventTable>& receipts)
    : m_dialect(dialect)
    , m_events(events)
    , m_receipts(receipts) {}

QByteArray PruneSql::text(const EventTable& table, Field field) const {
    return m_dialect.expression(field, *table.column(field));
}

QByteArray PruneSql::times() const {
    return "SELECT " + text(m_events, Field::Time) + " FROM " + m_events.from + " WHERE " +
           text(m_events, Field::Session) + " = " + m_dialect.textValue(1);
}

QByteArray PruneSql::deleteEvents(std::int64_t most) const {
    const QByteArray row = m_events.isKeyed ? m_events.key : m_dialect.ownRow();
    QByteArray rows = "SELECT " + row + " FROM " + m_events.from + " WHERE " +
                      text(m_events, Field::Session) + " = " + m_dialect.textValue(1);
    if (m_events.isKeyed) {
        rows += " AND " + row + " <= " + m_dialect.integerValue(2) + " ORDER BY " + row;
    }
    rows += " LIMIT " + QByteArray::number(static_cast<qlonglong>(most));
    return "DELETE FROM " + m_events.from + " WHERE " + m_dialect.isOneOf(row, rows) +
           " RETURNING " + m_events.name(Field::Event) +
           (m_dialect.hasTypedValues() ? "::text" : ""); // SQLite knows no alias here
}

QByteArray PruneSql::deleteReceipts(qsizetype events) const {
    QByteArrayList places;
    for (qsizetype i = 1; i <= events; ++i) {
        places.push_back('(' + m_dialect.textValue(static_cast<int>(i)) + ')');
    }
    QByteArray sql = "DELETE FROM " + m_receipts->from + " WHERE " +
                     text(*m_receipts, Field::Event) + " IN (VALUES " + places.join(", ") + ')';
    if (m_receipts->column(Field::Session)) {
        sql += " AND " + text(*m_receipts, Field::Session) + " = " +
               m_dialect.textValue(static_cast<int>(events) + 1);
    } else {
        // Inside t is the events' table.
        const QByteArray receipt = text(*m_receipts, Field::Event);
        sql += " AND " + receipt + " NOT IN (SELECT " + text(m_events, Field::Event) + " FROM " +
               m_events.from + " WHERE " + text(m_events, Field::Event) + " IN (VALUES " +
               places.join(", ") + "))";
    }
    return sql + " RETURNING 1";
}

} // namespace muscope
