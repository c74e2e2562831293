// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/tail_sql.h"

namespace muscope {

TailSql::TailSql(const SqlDialect& dialect, const EventTable& table)
    : m_from(table.from)
    , m_key(table.key)
    , m_session(dialect.expression(Field::Session, *table.column(Field::Session)))
    , m_eventId(dialect.expression(Field::Event, *table.column(Field::Event))) {
    m_columns = table.sequence + ", " + m_session + ", " +
                dialect.expression(Field::Time, *table.column(Field::Time));
}

QByteArray TailSql::selection(const QByteArray& moreColumns) const {
    return "SELECT " + m_columns + (moreColumns.isEmpty() ? QByteArray() : ", " + moreColumns) +
           " FROM " + m_from;
}

TailRow TailSql::row(const RowCursor& cursor) {
    return {Sequence(cursor.integer(0)), SessionId(bytesOf(cursor, 1)), bytesOf(cursor, 2)};
}

Error tailStopped() {
    return {ErrorCode::Cancelled, QStringLiteral("following was stopped")};
}

QByteArray bytesOf(const RowCursor& cursor, int column) {
    const std::string_view bytes = cursor.bytes(column).value_or(std::string_view());
    return {bytes.data(), static_cast<qsizetype>(bytes.size())};
}

Result<std::optional<std::int64_t>> numberFrom(SqlConnection& connection, const QByteArray& sql,
                                               const std::vector<SqlValue>& values) {
    std::optional<std::int64_t> number;
    const Result<void> read = connection.forEachRow(sql, values, [&number](const RowCursor& row) {
        number = row.bytes(0) ? std::optional(row.integer(0)) : std::nullopt;
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return number;
}

Result<QByteArray> textFrom(SqlConnection& connection, const QByteArray& sql) {
    QByteArray text;
    const Result<void> read =
        connection.forEachRow(sql, {}, [&text](const RowCursor& row) { text = bytesOf(row, 0); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return text;
}

} // namespace muscope
