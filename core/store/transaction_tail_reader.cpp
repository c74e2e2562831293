// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/transaction_tail_reader.h"

#include <limits>

namespace muscope {

namespace {

// PostgreSQL's manual, 9.27.9: "xmin:xmax:xip_list". Transactions below xmin are over, those from
// xmax on have not begun, those of the list are under way.
constexpr const char* SnapshotSql = "SELECT pg_current_snapshot()::text";

std::int64_t nextTransaction(const QByteArray& snapshot) {
    return snapshot.split(':').value(1).toLongLong();
}

} // namespace

TransactionTailReader::TransactionTailReader(const SqlDialect& dialect, const EventTable& table)
    : m_sql(dialect, table) {}

Result<void> TransactionTailReader::begin(SqlConnection& connection, const TailStart& start) {
    const Result<QByteArray> snapshot = textFrom(connection, SnapshotSql);
    if (!snapshot) {
        return tl::unexpected(snapshot.error());
    }
    m_seen = *snapshot;
    m_target.clear();
    switch (start.kind) {
    case TailStart::Kind::Now:
        m_catchingUpFrom.reset();
        break;
    case TailStart::Kind::First:
        m_catchingUpFrom = std::numeric_limits<std::int64_t>::min();
        break;
    case TailStart::Kind::After:
        m_catchingUpFrom = start.after.value();
        break;
    }
    return {};
}

Result<bool> TransactionTailReader::mayHaveMore(SqlConnection& connection) {
    if (m_catchingUpFrom || !m_target.isEmpty()) {
        return true;
    }
    const Result<QByteArray> snapshot = textFrom(connection, SnapshotSql);
    if (!snapshot) {
        return tl::unexpected(snapshot.error());
    }
    return *snapshot != m_seen;
}

Result<TailPage> TransactionTailReader::nextPage(SqlConnection& connection,
                                                 const std::stop_token& stop) {
    if (m_catchingUpFrom) {
        return catchUp(connection, stop);
    }
    const Result<QByteArray> snapshot = textFrom(connection, SnapshotSql);
    return snapshot ? between(connection, *snapshot, stop) : tl::unexpected(snapshot.error());
}

// The rows of the snapshot that following began with.
Result<TailPage> TransactionTailReader::catchUp(SqlConnection& connection,
                                                const std::stop_token& stop) {
    TailPage page;
    const Result<void> read = connection.forEachRow(
        m_sql.selection() + " WHERE " + m_sql.key() +
            " > $1::bigint AND pg_visible_in_snapshot(t.xid, $2::pg_snapshot) ORDER BY " +
            m_sql.key() + " LIMIT " + QByteArray::number(qulonglong{TailPageRows}),
        {*m_catchingUpFrom, m_seen},
        [&page](const RowCursor& row) { page.rows.push_back(TailSql::row(row)); });
    if (!read || stop.stop_requested()) {
        return tl::unexpected(read ? tailStopped() : read.error());
    }
    if (page.rows.size() < TailPageRows) {
        m_catchingUpFrom.reset();
    } else {
        m_catchingUpFrom = page.rows.back().sequence.value();
    }
    page.isLast = false; // others may have come since
    return page;
}

// What $1 does not see and $2 does: the transactions that were under way in $1, and those that
// began after it. Each part comes by the index, however long one of them stays open.
QByteArray TransactionTailReader::betweenSql() const {
    const QByteArray rows = m_sql.selection("t.xid::text::bigint");
    const QByteArray page = " AND pg_visible_in_snapshot(t.xid, $2::pg_snapshot) AND (t.xid, " +
                            m_sql.key() + ") > ($3::xid8, $4::bigint) ORDER BY t.xid, " +
                            m_sql.key() + " LIMIT " + QByteArray::number(qulonglong{TailPageRows});
    return "SELECT * FROM ((" + rows +
           " WHERE t.xid = ANY(ARRAY(SELECT pg_snapshot_xip($1::pg_snapshot)))" + page +
           ") UNION ALL (" + rows +
           " WHERE t.xid >= pg_snapshot_xmax($1::pg_snapshot)"
           " AND t.xid < pg_snapshot_xmax($2::pg_snapshot)" +
           page + ")) AS page(number, session, time, transaction)" +
           " ORDER BY transaction, number LIMIT " + QByteArray::number(qulonglong{TailPageRows});
}

Result<TailPage> TransactionTailReader::between(SqlConnection& connection,
                                                const QByteArray& snapshot,
                                                const std::stop_token& stop) {
    const bool isNew = m_target.isEmpty();
    const QByteArray target = isNew ? snapshot : m_target;
    TailPage page;
    std::int64_t transaction = 0;
    const Result<void> read =
        connection.forEachRow(betweenSql(),
                              {m_seen, target, isNew ? 0 : m_lastTransaction,
                               isNew ? std::numeric_limits<std::int64_t>::min() : m_lastSequence},
                              [&](const RowCursor& row) {
                                  page.rows.push_back(TailSql::row(row));
                                  transaction = row.integer(TailSql::FirstOwnColumn);
                              });
    if (!read || stop.stop_requested()) {
        return tl::unexpected(read ? tailStopped() : read.error());
    }
    if (page.rows.size() < TailPageRows) {
        m_seen = target;
        m_target.clear();
        page.isLast = target == snapshot;
    } else {
        m_target = target;
        m_lastTransaction = transaction;
        m_lastSequence = page.rows.back().sequence.value();
        page.isLast = false;
    }
    return page;
}

Result<QString> TransactionTailReader::resume(SqlConnection& connection) {
    const Result<QByteArray> snapshot = textFrom(connection, SnapshotSql);
    if (!snapshot) {
        return tl::unexpected(snapshot.error());
    }
    // Transactions are numbered upwards for as long as a server's data lives.
    if (nextTransaction(*snapshot) >= nextTransaction(m_seen)) {
        return QString();
    }
    const Result<void> begun = begin(connection, {});
    if (!begun) {
        return tl::unexpected(begun.error());
    }
    return QStringLiteral("this server is not the one it was, or its data were put back to an "
                          "earlier state: following what comes from now on");
}

} // namespace muscope
