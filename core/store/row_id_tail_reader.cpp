// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/row_id_tail_reader.h"

namespace muscope {

RowIdTailReader::RowIdTailReader(const SqlDialect& dialect, const EventTable& table,
                                 QByteArray rowId)
    : m_sql(dialect, table)
    , m_rowId(std::move(rowId)) {}

Result<void> RowIdTailReader::begin(SqlConnection& connection, const TailStart& start) {
    m_isComplete = false;
    const QByteArray greatest = "SELECT max(" + m_rowId + ") FROM " + m_sql.from();
    Result<std::optional<std::int64_t>> last = std::nullopt;
    switch (start.kind) {
    case TailStart::Kind::First:
        break;
    case TailStart::Kind::Now:
        last = numberFrom(connection, greatest);
        break;
    case TailStart::Kind::After:
        last = numberFrom(connection, greatest + " WHERE " + m_sql.key() + " = ?1",
                          {start.after.value()});
        break;
    }
    return last ? goTo(connection, last->value_or(LowestNumber)) : tl::unexpected(last.error());
}

Result<bool> RowIdTailReader::mayHaveMore(SqlConnection& connection) {
    const auto version = numberFrom(connection, "PRAGMA data_version");
    if (!version) {
        return tl::unexpected(version.error());
    }
    const std::int64_t now = version->value_or(0);
    if (m_isComplete && now == m_version) {
        return false;
    }
    m_version = now;
    return true;
}

Result<TailPage> RowIdTailReader::nextPage(SqlConnection& connection, const std::stop_token& stop) {
    if (const Result<void> stepped = stepBack(connection); !stepped) {
        return tl::unexpected(stepped.error());
    }
    TailPage page;
    std::int64_t last = m_last;
    QByteArray identity = m_lastIdentity;
    const Result<void> read = connection.forEachRow(
        m_sql.selection(m_rowId + ", " + m_sql.eventId()) + " WHERE " + m_rowId +
            (m_last == LowestNumber ? " >= ?1" : " > ?1") + " ORDER BY " + m_rowId + " LIMIT " +
            QByteArray::number(qulonglong{TailPageRows}),
        {m_last}, [&](const RowCursor& row) {
            page.rows.push_back(TailSql::row(row));
            last = row.integer(TailSql::FirstOwnColumn);
            identity =
                page.rows.back().session.value() + '\0' + bytesOf(row, TailSql::FirstOwnColumn + 1);
        });
    if (!read || stop.stop_requested()) {
        return tl::unexpected(read ? tailStopped() : read.error());
    }
    m_last = last;
    m_lastIdentity = identity;
    page.isLast = page.rows.size() < TailPageRows;
    m_isComplete = page.isLast;
    return page;
}

// Session and event of a row; empty where there is none.
Result<QByteArray> RowIdTailReader::identityAt(SqlConnection& connection, std::int64_t rowId) {
    QByteArray identity;
    const Result<void> read =
        connection.forEachRow(m_sql.selection(m_sql.eventId()) + " WHERE " + m_rowId + " = ?1",
                              {rowId}, [&identity](const RowCursor& row) {
                                  identity = TailSql::row(row).session.value() + '\0' +
                                             bytesOf(row, TailSql::FirstOwnColumn);
                              });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return identity;
}

// Where the newest row was deleted, the next one may get its number (unless the table is made with
// AUTOINCREMENT): the place then is the one before.
Result<void> RowIdTailReader::stepBack(SqlConnection& connection) {
    if (m_last == LowestNumber) {
        return {};
    }
    const Result<QByteArray> identity = identityAt(connection, m_last);
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    if (*identity == m_lastIdentity) {
        return {};
    }
    const auto before = numberFrom(connection,
                                   "SELECT max(" + m_rowId + ") FROM " + m_sql.from() + " WHERE " +
                                       m_rowId + " < ?1",
                                   {m_last});
    return before ? goTo(connection, before->value_or(LowestNumber))
                  : tl::unexpected(before.error());
}

Result<void> RowIdTailReader::goTo(SqlConnection& connection, std::int64_t rowId) {
    const Result<QByteArray> identity = identityAt(connection, rowId);
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    m_last = rowId;
    m_lastIdentity = *identity;
    return {};
}

Result<QString> RowIdTailReader::resume(SqlConnection& connection) {
    m_isComplete = false;
    if (m_last == LowestNumber) {
        return QString();
    }
    const Result<QByteArray> identity = identityAt(connection, m_last);
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    if (*identity == m_lastIdentity) {
        return QString();
    }
    m_last = LowestNumber;
    m_lastIdentity.clear();
    return QStringLiteral("this is not the store it was: following it from its first event");
}

} // namespace muscope
