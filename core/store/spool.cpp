// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/spool.h"

#include "core/base/utf8_text.h"
#include "core/store/sqlite_connection.h"

#include <array>

namespace muscope {

namespace {

constexpr std::array Preparation{
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL", // the log is synced before a commit returns
    "CREATE TABLE IF NOT EXISTS spooled ("
    "event_id TEXT NOT NULL, session_id TEXT NOT NULL, event_type TEXT NOT NULL,"
    " created_at TEXT, payload TEXT, metadata TEXT, direction TEXT, stream_id TEXT, raw BLOB,"
    " needs_raw INTEGER NOT NULL, wants_receipt INTEGER NOT NULL,"
    " PRIMARY KEY (event_id, session_id))"};

constexpr const char* SpoolSql = "INSERT INTO spooled VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
                                 " ?10, ?11) ON CONFLICT DO NOTHING RETURNING 1";
constexpr const char* FrontSql = "SELECT * FROM spooled ORDER BY event_id, session_id LIMIT ?1";
constexpr const char* RemoveSql =
    "DELETE FROM spooled WHERE event_id = ?1 AND session_id = ?2 RETURNING 1";

std::vector<SqlValue> rowOf(const RecordedEvent& recorded) {
    const StoredEvent& event = recorded.event;
    return {event.eventId.value(),
            event.sessionId.value(),
            event.type,
            textOrNull(event.createdAt),
            textOrNull(event.payload),
            textOrNull(event.metadata),
            textOrNull(event.direction),
            textOrNull(event.streamId),
            event.raw ? SqlValue(SqlBlob{*event.raw}) : SqlValue(),
            std::int64_t{recorded.needsRaw},
            std::int64_t{recorded.wantsReceipt}};
}

std::vector<SqlValue> keyOf(const RecordedEvent& recorded) {
    return {recorded.event.eventId.value(), recorded.event.sessionId.value()};
}

RecordedEvent eventOf(const RowCursor& row) {
    const auto bytes = [&row](int column) -> std::optional<QByteArray> {
        const auto value = row.bytes(column);
        return value ? std::optional(toBytes(*value)) : std::nullopt;
    };
    RecordedEvent recorded;
    recorded.event.eventId = EventId(bytes(0).value_or(QByteArray()));
    recorded.event.sessionId = SessionId(bytes(1).value_or(QByteArray()));
    recorded.event.type = bytes(2).value_or(QByteArray());
    recorded.event.createdAt = bytes(3);
    recorded.event.payload = bytes(4);
    recorded.event.metadata = bytes(5);
    recorded.event.direction = bytes(6);
    recorded.event.streamId = bytes(7);
    recorded.event.raw = bytes(8);
    recorded.needsRaw = row.integer(9) != 0;
    recorded.wantsReceipt = row.integer(10) != 0;
    return recorded;
}

Error spoolError(const char* doing, const QString& path, const Error& error) {
    return {
        error.code,
        QStringLiteral("%1 the spool %2: %3").arg(QLatin1StringView(doing), path, error.message)};
}

} // namespace

Result<std::unique_ptr<Spool>> Spool::open(const QString& path) {
    StoreLocation location;
    location.path = path;
    QStringList remarks;
    auto connection = openSqliteConnection(location, Access::ReadWrite, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    for (const char* statement : Preparation) {
        if (const Result<void> done = (*connection)->execute(statement); !done) {
            return tl::unexpected(spoolError("opening", path, done.error()));
        }
    }
    return std::unique_ptr<Spool>(new Spool(std::move(*connection), path));
}

Result<std::size_t> Spool::append(std::span<const RecordedEvent> events) {
    return inTransaction(SpoolSql, "writing into", events, rowOf);
}

Result<std::vector<RecordedEvent>> Spool::front(std::size_t most, std::size_t mostBytes) {
    const auto failed = [this](const Error& error) {
        return tl::unexpected(spoolError("reading", m_path, error));
    };
    std::vector<RecordedEvent> events;
    auto cursor = m_connection->query(FrontSql, {static_cast<std::int64_t>(most)});
    if (!cursor) {
        return failed(cursor.error());
    }
    std::size_t bytes = 0;
    while (bytes < mostBytes) {
        const Result<bool> more = (*cursor)->next();
        if (!more) {
            return failed(more.error());
        }
        if (!*more) {
            break;
        }
        events.push_back(eventOf(**cursor));
        bytes += events.back().size();
    }
    return events;
}

Result<std::size_t> Spool::remove(std::span<const RecordedEvent> events) {
    return inTransaction(RemoveSql, "emptying", events, keyOf);
}

Result<std::size_t> Spool::count() {
    std::int64_t count = 0;
    const Result<void> read =
        m_connection->forEachRow("SELECT count(*) FROM spooled", {},
                                 [&count](const RowCursor& row) { count = row.integer(0); });
    if (!read) {
        return tl::unexpected(spoolError("counting", m_path, read.error()));
    }
    return static_cast<std::size_t>(count);
}

// Gives how many rows the statement, run for each event, touched.
Result<std::size_t> Spool::inTransaction(const QByteArray& sql, const char* doing,
                                         std::span<const RecordedEvent> events,
                                         std::vector<SqlValue> (*values)(const RecordedEvent&)) {
    std::size_t touched = 0;
    const Result<void> done = m_connection->inTransaction("BEGIN IMMEDIATE", [&] {
        Result<void> all;
        for (const RecordedEvent& event : events) {
            all = all.and_then([&] {
                return m_connection->forEachRow(sql, values(event),
                                                [&touched](const RowCursor&) { ++touched; });
            });
        }
        return all;
    });
    if (!done) {
        return tl::unexpected(spoolError(doing, m_path, done.error()));
    }
    return touched;
}

} // namespace muscope
