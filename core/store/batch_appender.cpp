// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/batch_appender.h"

#include "core/store/copy_text.h"
#include "core/store/writable_store.h"

#include <algorithm>

namespace muscope {

BatchAppender::BatchAppender(WritableStore store, const StoreLocation& location)
    : m_connection(std::move(store.connection))
    , m_dialect(store.dialect)
    , m_reading(store.dialect, std::move(store.table))
    , m_sql(m_reading.table(), store.dialect, quotedTable(location.table))
    , m_place(location.displayText()) {}

Result<std::unique_ptr<BatchAppender>> BatchAppender::open(const StoreLocation& location) {
    Result<WritableStore> store = openForWriting(location, QStringLiteral("to write into it"));
    if (!store) {
        return tl::unexpected(store.error());
    }
    std::unique_ptr<BatchAppender> appender(new BatchAppender(std::move(*store), location));
    if (const Result<void> prepared = appender->prepareCommits(location); !prepared) {
        return tl::unexpected(prepared.error());
    }
    return appender;
}

Result<void> BatchAppender::prepareCommits(const StoreLocation& location) {
    if (location.kind == StoreLocation::Kind::PostgreSql) {
        m_canRelax = true;
        return {};
    }
    if (const Result<void> set = m_connection->execute(m_dialect.durability().restore); !set) {
        return set;
    }
    return m_connection->forEachRow("PRAGMA journal_mode", {}, [this](const RowCursor& row) {
        m_canRelax = row.bytes(0) == "wal";
    });
}

bool BatchAppender::isJson(Field field) const {
    const auto& column = table().column(field);
    return column && (column->type == "json" || column->type == "jsonb");
}

bool BatchAppender::isJsonb(Field field) const {
    const auto& column = table().column(field);
    return column && column->type == "jsonb";
}

BatchAppender::TimeForm BatchAppender::timeForm() const {
    const auto& column = table().column(Field::Time);
    if (column && column->type == "timestamp with time zone") {
        return TimeForm::Moment;
    }
    if (column && column->type == "timestamp without time zone") {
        return TimeForm::Clock;
    }
    return column && column->type == "date" ? TimeForm::Day : TimeForm::Text;
}

Result<void> BatchAppender::find(std::span<const StoredEvent> events, const EventSink& sink) {
    const QByteArray columns = m_reading.columns(true);
    while (!events.empty()) {
        const std::size_t pairs = std::min(events.size(), m_dialect.mostRowsOfAnInsert());
        std::vector<SqlValue> values;
        for (const StoredEvent& event : events.first(pairs)) {
            values.emplace_back(event.sessionId.value());
            values.emplace_back(event.eventId.value());
        }
        const Result<void> read =
            m_connection->forEachRow(m_sql.selectByIds(columns, pairs), values,
                                     [&sink](const RowCursor& row) { sink(EventSql::event(row)); });
        if (!read) {
            return failure(
                read.error().code,
                QStringLiteral("looking events up in %1: %2").arg(m_place, read.error().message));
        }
        events = events.subspan(pairs);
    }
    return {};
}

Result<std::size_t> BatchAppender::append(std::span<const StoredEvent> events, Novelty novelty) {
    Result<std::size_t> added = appendAll(events, novelty);
    if (added && *added < events.size()) {
        if (const Result<void> flushed = flush(); !flushed) {
            added = tl::unexpected(flushed.error());
        }
    }
    if (!added) {
        return failure(added.error().code, QStringLiteral("writing %1 events into %2: %3")
                                               .arg(events.size())
                                               .arg(m_place, added.error().message));
    }
    return added;
}

// Several transactions wait for the disk together, in the last one's commit.
Result<std::size_t> BatchAppender::appendAll(std::span<const StoredEvent> events, Novelty novelty) {
    std::size_t added = 0;
    const bool isRelaxed = m_canRelax && events.size() > MostOfATransaction;
    Result<void> set;
    if (isRelaxed) {
        set = m_connection->execute(m_dialect.durability().relax);
    }
    while (set && !events.empty()) {
        const std::size_t count = std::min(events.size(), MostOfATransaction);
        if (isRelaxed && count == events.size()) {
            set = m_connection->execute(m_dialect.durability().restore);
        }
        const Result<std::size_t> once =
            set ? appendOnce(events.first(count), novelty) : tl::unexpected(set.error());
        if (!once) {
            // Where this fails as well the connection is gone.
            static_cast<void>(m_connection->execute(m_dialect.durability().restore));
            return once;
        }
        added += *once;
        events = events.subspan(count);
    }
    return set ? Result<std::size_t>(added) : tl::unexpected(set.error());
}

Result<std::size_t> BatchAppender::appendOnce(std::span<const StoredEvent> events,
                                              Novelty novelty) {
    if (novelty == Novelty::MayBeStored || !m_dialect.hasCopy()) {
        return insert(events, novelty);
    }
    const Result<void> copied = copy(events);
    if (copied) {
        return events.size();
    }
    // A row that is there after all, a view or row security: INSERT says more, or can it.
    return copied.error().code == ErrorCode::Read ? insert(events, Novelty::MayBeStored)
                                                  : tl::unexpected(copied.error());
}

// Events that were there already may have been committed just before, by a transaction that did not
// wait for the disk.
Result<void> BatchAppender::flush() {
    const Result<void> flushed = m_connection->execute(m_dialect.durability().flush);
    // A role that may not do that leaves it to the server, which does it within a second.
    return !flushed && flushed.error().code != ErrorCode::Connection ? Result<void>() : flushed;
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
    Result<std::size_t> added = 0;
    const Result<void> done =
        m_connection->inTransaction(m_dialect.beginWriting(), [&]() -> Result<void> {
            added = insertRows(events, novelty);
            return added ? Result<void>() : tl::unexpected(added.error());
        });
    return done ? added : tl::unexpected(done.error());
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
