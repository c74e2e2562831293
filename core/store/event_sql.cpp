// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_sql.h"

namespace muscope {

namespace {

// The event types that are receipts themselves (product.md, section 3).
constexpr const char* ReceiptTypes = " IN ('mu_receipt', 'receipt')";

enum Column : int {
    SequenceColumn,
    SessionIdColumn,
    EventIdColumn,
    TypeColumn,
    CreatedAtColumn,
    PayloadColumn,
    MetadataColumn,
    DirectionColumn,
    StreamIdColumn,
    RawColumn,
};

} // namespace

EventSql::EventSql(const SqlDialect& dialect, EventTable table)
    : m_dialect(dialect)
    , m_table(std::move(table)) {}

QByteArray EventSql::expression(Field field) const {
    const auto& column = m_table.column(field);
    return column ? m_dialect.expression(field, *column) : QByteArray("NULL");
}

QByteArray EventSql::columns(bool withRaw) const {
    QByteArray sql = m_table.sequence;
    for (const Field field : {Field::Session, Field::Event, Field::Type, Field::Time,
                              Field::Payload, Field::Metadata, Field::Direction, Field::Stream}) {
        sql += ", " + expression(field);
    }
    return sql + ", " + (withRaw ? expression(Field::Raw) : QByteArray("NULL"));
}

QByteArray EventSql::selection(bool withRaw) const {
    return "SELECT " + columns(withRaw) + " FROM " + m_table.from;
}

QByteArray EventSql::scan(const Scan& scan) const {
    QByteArrayList conditions;
    int number = 0;
    if (scan.ofSession) {
        conditions.push_back(expression(Field::Session) + " = " + m_dialect.textValue(++number));
    }
    if (scan.afterSequence) {
        conditions.push_back(m_table.key + " > " + m_dialect.integerValue(++number));
    }
    if (scan.receiptEventsOnly) {
        conditions.push_back(expression(Field::Type) + ReceiptTypes);
    }
    QByteArray sql = selection(scan.withRaw);
    if (!conditions.isEmpty()) {
        sql += " WHERE " + conditions.join(" AND ");
    }
    sql += " ORDER BY " + m_table.order;
    if (scan.limit > 0) {
        sql += " LIMIT " + QByteArray::number(static_cast<qlonglong>(scan.limit));
    }
    return sql;
}

QByteArray EventSql::summary() const {
    const QByteArray time = m_table.name(Field::Time);
    return "SELECT " + expression(Field::Session) + ", count(*), " + m_dialect.earliest(time) +
           ", " + m_dialect.latest(time) + ", max(" + m_table.sequence + ") FROM " + m_table.from;
}

QByteArray EventSql::sessions() const {
    return summary() + " GROUP BY 1 ORDER BY 5 DESC, 1";
}

QByteArray EventSql::oneSession() const {
    return summary() + " WHERE " + expression(Field::Session) + " = " + m_dialect.textValue(1) +
           " GROUP BY 1";
}

SessionSummary EventSql::session(const RowCursor& row) {
    const auto text = [&row](int column) { return row.bytes(column).value_or(std::string_view()); };
    return {SessionId(QByteArray(text(0).data(), static_cast<qsizetype>(text(0).size()))),
            row.integer(1),
            Timestamp::parse(text(2)),
            Timestamp::parse(text(3)),
            row.integer(4),
            true};
}

QByteArray EventSql::newestSessions() const {
    return "SELECT session, max(number), count(*) FROM (SELECT " + expression(Field::Session) +
           " AS session, " + m_table.sequence + " AS number FROM " + m_table.from + " ORDER BY " +
           m_table.key + " DESC LIMIT " + m_dialect.integerValue(1) +
           ") AS newest GROUP BY 1 ORDER BY 2 DESC, 1";
}

QByteArray EventSql::bySequence() const {
    const bool isOwn = m_table.key == m_dialect.ownRowNumber();
    return selection(true) + " WHERE " +
           (isOwn ? m_dialect.isOwnRowAmong(1) : m_dialect.isAmong(m_table.key, 1)) + " ORDER BY " +
           m_table.order;
}

QByteArray EventSql::sequenceOf() const {
    return "SELECT " + m_table.sequence + " FROM " + m_table.from + " WHERE " +
           expression(Field::Session) + " = " + m_dialect.textValue(1) + " AND " +
           expression(Field::Event) + " = " + m_dialect.textValue(2) + " ORDER BY " +
           m_table.order + " LIMIT 1";
}

QByteArray EventSql::sequencesOf() const {
    return "SELECT min(" + m_table.sequence + "), " + expression(Field::Session) + " FROM " +
           m_table.from + " WHERE " + expression(Field::Event) + " = " + m_dialect.textValue(1) +
           " GROUP BY 2 ORDER BY 1 LIMIT 2";
}

EventView EventSql::event(const RowCursor& row) {
    const auto text = [&row](int column) { return row.bytes(column).value_or(std::string_view()); };
    return {Sequence(row.integer(SequenceColumn)),
            text(SessionIdColumn),
            text(EventIdColumn),
            text(TypeColumn),
            row.bytes(CreatedAtColumn),
            row.bytes(PayloadColumn),
            row.bytes(MetadataColumn),
            row.bytes(DirectionColumn),
            row.bytes(StreamIdColumn),
            row.bytes(RawColumn)};
}

} // namespace muscope
