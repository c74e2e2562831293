// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_store.h"

#include "core/store/builtin_stores.h"
#include "core/store/receipt_table.h"

#include <algorithm>

namespace muscope {

namespace {

// Rows of one statement where long reads are cut into pages.
constexpr std::int64_t PageRows = 10'000;
// The newest sessions are those of so many newest events.
constexpr std::int64_t NewestRows = 20'000;

SessionId sessionId(const RowCursor& row) {
    const std::string_view id = row.bytes(0).value_or(std::string_view());
    return SessionId(QByteArray(id.data(), static_cast<qsizetype>(id.size())));
}

bool timesHaveZone(SqlConnection& connection, const SqlDialect& dialect, const EventTable& table) {
    const ColumnInfo& column = *table.column(Field::Time);
    if (const auto known = dialect.hasTimeZone(column)) {
        return *known;
    }
    // Each value tells for itself: the first one speaks for the store.
    const QByteArray time = "t." + quotedIdentifier(column.name);
    auto cursor = connection.query(
        "SELECT " + time + " FROM " + table.from + " WHERE " + time + " IS NOT NULL LIMIT 1", {});
    if (!cursor || !(*cursor)->next().value_or(false)) {
        return true;
    }
    const Timestamp first = Timestamp::parse((*cursor)->bytes(0).value_or(std::string_view()));
    return !first.isKnown() || first.zone() == Timestamp::Zone::Utc;
}

} // namespace

EventStore::EventStore(const SqlDialect& dialect, StoreLocation location,
                       std::unique_ptr<SqlConnection> connection, EventTable table,
                       std::optional<EventTable> receiptTable, StoreDescription description)
    : m_dialect(dialect)
    , m_location(std::move(location))
    , m_connection(std::move(connection))
    , m_sql(dialect, std::move(table))
    , m_description(std::move(description)) {
    if (receiptTable) {
        m_receiptSql.emplace(dialect, std::move(*receiptTable));
    }
}

Result<std::unique_ptr<EventStore>> EventStore::open(const StoreLocation& location) {
    const StoreBackend& backend = backendFor(location);
    QStringList remarks;
    auto connection = backend.connect(location, Access::ReadOnly, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    Result<EventTable> table = findEventTable(**connection, backend.dialect, location);
    if (!table) {
        return failure(
            table.error().code,
            QStringLiteral("opening %1: %2").arg(location.displayText(), table.error().message));
    }
    auto receiptTable = findReceiptTable(**connection, backend.dialect, location, remarks);
    if (!receiptTable) {
        return failure(receiptTable.error().code,
                       QStringLiteral("opening %1: %2")
                           .arg(location.displayText(), receiptTable.error().message));
    }
    StoreDescription description{location.name(),
                                 location.place(),
                                 location.displayText(),
                                 (*connection)->backend(),
                                 location.table,
                                 true,
                                 timesHaveZone(**connection, backend.dialect, *table),
                                 remarks + table->remarks};
    return std::unique_ptr<EventStore>(
        new EventStore(backend.dialect, location, std::move(*connection), std::move(*table),
                       std::move(*receiptTable), std::move(description)));
}

Result<std::shared_ptr<TailReader>> EventStore::markTail() {
    const QString doing = QStringLiteral("following %1");
    auto reader = makeTailReader(*m_connection, m_dialect, m_location, m_sql.table());
    if (!reader) {
        return tl::unexpected(withPlace(reader.error(), doing));
    }
    const Result<void> begun = m_connection->inSnapshot(
        m_dialect.beginSnapshot(), [&] { return (*reader)->begin(*m_connection, {}); });
    if (!begun) {
        return tl::unexpected(withPlace(begun.error(), doing));
    }
    return std::shared_ptr<TailReader>(std::move(*reader));
}

Result<std::vector<SessionSummary>> EventStore::sessions() {
    std::vector<SessionSummary> sessions;
    const Result<void> read =
        m_connection->forEachRow(m_sql.sessions(), {}, [&sessions](const RowCursor& row) {
            sessions.push_back(EventSql::session(row));
        });
    if (!read) {
        return tl::unexpected(
            withPlace(read.error(), QStringLiteral("listing the sessions of %1")));
    }
    return sessions;
}

Result<std::optional<std::vector<SessionSummary>>> EventStore::newestSessions() {
    if (!m_sql.table().isKeyed) {
        return std::nullopt;
    }
    std::vector<SessionSummary> sessions;
    std::int64_t rows = 0;
    const Result<void> read =
        m_connection->forEachRow(m_sql.newestSessions(), {NewestRows}, [&](const RowCursor& row) {
            rows += row.integer(2);
            sessions.push_back({sessionId(row), 0, {}, {}, row.integer(1), false});
        });
    if (!read) {
        return tl::unexpected(
            withPlace(read.error(), QStringLiteral("listing the newest sessions of %1")));
    }
    return rows < NewestRows ? std::nullopt : std::optional(std::move(sessions));
}

Result<void> EventStore::read(const EventScope& scope, const EventSink& sink,
                              const std::stop_token& stop) {
    return readSnapshot(m_sql, scope, sink, stop);
}

Result<void> EventStore::readReceiptTable(const std::optional<SessionId>& session,
                                          const EventSink& sink, const std::stop_token& stop) {
    EventScope scope;
    scope.session = doReceiptsTellSessions() ? session : std::nullopt;
    return readSnapshot(*m_receiptSql, scope, sink, stop);
}

bool EventStore::areReceiptsJson() const {
    const QByteArray& type = m_receiptSql->table().column(Field::Payload)->type;
    return type.contains("json") || type == CarriedJsonType;
}

bool EventStore::doReceiptsTellSessions() const {
    return m_receiptSql->table().column(Field::Session).has_value();
}

Result<void> EventStore::readSnapshot(const EventSql& sql, const EventScope& scope,
                                      const EventSink& sink, const std::stop_token& stop) {
    const Result<void> done = m_connection->inSnapshot(
        m_dialect.beginSnapshot(), [&] { return readPages(sql, scope, sink, stop); });
    if (!done && stop.stop_requested()) {
        return failure(ErrorCode::Cancelled, QStringLiteral("reading was stopped"));
    }
    return done ? done
                : tl::unexpected(withPlace(done.error(), QStringLiteral("reading events of %1")));
}

Result<void> EventStore::readPages(const EventSql& sql, const EventScope& scope,
                                   const EventSink& sink, const std::stop_token& stop) {
    const bool readsInPages = m_dialect.readsInPages() && sql.table().isKeyed;
    EventSql::Scan scan{scope.session.has_value(), false, scope.receiptEventsOnly, scope.withRaw,
                        readsInPages ? PageRows : scope.limit};
    std::int64_t total = 0;
    Sequence last;
    for (;;) {
        if (readsInPages && scope.limit > 0) {
            scan.limit = std::min(PageRows, scope.limit - total);
        }
        std::vector<SqlValue> values;
        if (scope.session) {
            values.emplace_back(scope.session->value());
        }
        if (scan.afterSequence) {
            values.emplace_back(last.value());
        }
        auto cursor = m_connection->query(sql.scan(scan), values);
        if (!cursor) {
            return tl::unexpected(cursor.error());
        }
        std::int64_t rows = 0;
        for (;; ++rows) {
            if (stop.stop_requested()) {
                return failure(ErrorCode::Cancelled, QString());
            }
            const Result<bool> more = (*cursor)->next();
            if (!more) {
                return tl::unexpected(more.error());
            }
            if (!*more) {
                break;
            }
            const EventView event = EventSql::event(**cursor);
            last = event.sequence;
            sink(event);
        }
        total += rows;
        if (!readsInPages || rows < scan.limit || total == scope.limit) {
            return {};
        }
        scan.afterSequence = true;
    }
}

Result<void> EventStore::readSequences(std::span<const Sequence> sequences, const EventSink& sink) {
    return readRows(m_sql, sequences, sink);
}

Result<void> EventStore::readReceiptRows(std::span<const Sequence> rows, const EventSink& sink) {
    return readRows(*m_receiptSql, rows, sink);
}

Result<void> EventStore::readRows(const EventSql& sql, std::span<const Sequence> sequences,
                                  const EventSink& sink) {
    const Result<void> read =
        m_connection->forEachRow(sql.bySequence(), {m_dialect.listValue(sequences)},
                                 [&sink](const RowCursor& row) { sink(EventSql::event(row)); });
    if (!read) {
        return tl::unexpected(
            withPlace(read.error(), QStringLiteral("reading single events of %1")));
    }
    return {};
}

Result<Sequence> EventStore::sequenceOf(const SessionId& session, const EventId& event) {
    std::optional<Sequence> found;
    const Result<void> read = m_connection->forEachRow(
        m_sql.sequenceOf(), {session.value(), event.value()},
        [&found](const RowCursor& row) { found = Sequence(row.integer(0)); });
    if (!read) {
        return tl::unexpected(withPlace(read.error(), QStringLiteral("looking an event up in %1")));
    }
    if (!found) {
        return failure(ErrorCode::NotFound, QStringLiteral("the session %1 has no event %2")
                                                .arg(QString::fromUtf8(session.value()),
                                                     QString::fromUtf8(event.value())));
    }
    return *found;
}

Error EventStore::withPlace(Error error, const QString& doing) const {
    error.message = doing.arg(m_description.displayText) + QStringLiteral(": ") + error.message;
    return error;
}

} // namespace muscope
