// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/batch_appender.h"

#include "core/store/builtin_stores.h"
#include "core/store/copy_text.h"

#include <QFile>

#include <algorithm>

namespace muscope {

BatchAppender::BatchAppender(std::unique_ptr<SqlConnection> connection,
                             const StoreLocation& location, const SqlDialect& dialect,
                             EventTable table)
    : m_connection(std::move(connection))
    , m_dialect(dialect)
    , m_table(std::move(table))
    , m_sql(m_table, dialect, quotedTable(location.table))
    , m_place(location.displayText()) {}

Result<std::unique_ptr<BatchAppender>> BatchAppender::open(const StoreLocation& location) {
    // SQLite would make the file.
    if (location.kind == StoreLocation::Kind::Sqlite && !QFile::exists(location.path)) {
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("opening %1: there is no such file").arg(location.displayText()));
    }
    const StoreBackend& backend = backendFor(location);
    QStringList remarks;
    auto connection = backend.connect(location, Access::ReadWrite, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    Result<EventTable> table = findEventTable(**connection, backend.dialect, location);
    if (!table) {
        return failure(table.error().code, QStringLiteral("opening %1 to record into it: %2")
                                               .arg(location.displayText(), table.error().message));
    }
    return std::unique_ptr<BatchAppender>(
        new BatchAppender(std::move(*connection), location, backend.dialect, std::move(*table)));
}

Result<std::size_t> BatchAppender::append(std::span<const StoredEvent> events, Novelty novelty) {
    if (events.empty()) {
        return 0;
    }
    Result<std::size_t> added = 0;
    if (novelty == Novelty::New && m_dialect.hasCopy()) {
        const Result<void> copied = copy(events);
        if (copied) {
            return events.size();
        }
        // A row that is there after all, a view or row security: INSERT says more, or can it.
        added = copied.error().code == ErrorCode::Read ? insert(events, Novelty::MayBeStored)
                                                       : tl::unexpected(copied.error());
    } else {
        added = insert(events, novelty);
    }
    if (!added) {
        return failure(added.error().code, QStringLiteral("writing %1 events into %2: %3")
                                               .arg(events.size())
                                               .arg(m_place, added.error().message));
    }
    return added;
}

Result<void> BatchAppender::copy(std::span<const StoredEvent> events) {
    QByteArray rows;
    std::vector<SqlValue> values;
    for (const StoredEvent& event : events) {
        values.clear();
        m_sql.appendValues(event, values);
        appendCopyRow(values, rows);
    }
    return m_connection->copyIn(m_sql.copy(), rows);
}

Result<std::size_t> BatchAppender::insert(std::span<const StoredEvent> events, Novelty novelty) {
    if (const Result<void> begun = m_connection->execute(m_dialect.beginWriting()); !begun) {
        return tl::unexpected(begun.error());
    }
    Result<std::size_t> added = insertRows(events, novelty);
    if (added) {
        if (const Result<void> ended = m_connection->execute("COMMIT"); !ended) {
            added = tl::unexpected(ended.error());
        }
    }
    if (!added) {
        // Where this fails as well the connection is gone, and the transaction with it.
        static_cast<void>(m_connection->execute("ROLLBACK"));
    }
    return added;
}

Result<std::size_t> BatchAppender::insertRows(std::span<const StoredEvent> events,
                                              Novelty novelty) {
    std::size_t added = 0;
    QByteArray sql;
    std::size_t sqlRows = 0;
    std::vector<SqlValue> values;
    while (!events.empty()) {
        const std::size_t rows = std::min(events.size(), m_dialect.mostRowsOfAnInsert());
        if (rows != sqlRows) {
            sql = novelty == Novelty::New ? m_sql.insert(rows) : m_sql.insertMissing(rows);
            sqlRows = rows;
        }
        values.clear();
        for (const StoredEvent& event : events.first(rows)) {
            m_sql.appendValues(event, values);
        }
        std::size_t returned = 0;
        const Result<void> done =
            m_connection->forEachRow(sql, values, [&returned](const RowCursor&) { ++returned; });
        if (!done) {
            return tl::unexpected(done.error());
        }
        added += novelty == Novelty::New ? rows : returned;
        events = events.subspan(rows);
    }
    return added;
}

} // namespace muscope
