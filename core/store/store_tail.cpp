// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_tail.h"

#include "core/store/builtin_stores.h"

#include <algorithm>
#include <unordered_set>

namespace muscope {

StoreTail::StoreTail(StoreLocation location, std::shared_ptr<TailReader> place)
    : m_location(std::move(location))
    , m_reader(std::move(place))
    , m_waiter(m_location) {}

Result<std::unique_ptr<StoreTail>> StoreTail::open(const StoreLocation& location,
                                                   const TailOrigin& origin) {
    std::unique_ptr<StoreTail> tail = std::make_unique<StoreTail>(location, nullptr);
    const Result<EventTable> table = tail->connect();
    if (!table) {
        return tl::unexpected(table.error());
    }
    const Result<void> begun = tail->begin(*table, origin);
    if (!begun) {
        return failure(
            begun.error().code,
            QStringLiteral("following %1: %2").arg(location.displayText(), begun.error().message));
    }
    return tail;
}

Result<EventTable> StoreTail::connect() {
    const StoreBackend& backend = backendFor(m_location);
    m_file = m_location.kind == StoreLocation::Kind::Sqlite ? StoreFile::at(m_location.path)
                                                            : std::nullopt;
    QStringList remarks;
    auto connection = backend.connect(m_location, Access::ReadOnly, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    Result<EventTable> table = findEventTable(**connection, backend.dialect, m_location);
    if (!table) {
        return failure(
            table.error().code,
            QStringLiteral("opening %1: %2").arg(m_location.displayText(), table.error().message));
    }
    m_sql.emplace(backend.dialect, *table);
    m_connection = std::move(*connection);
    m_description = {m_location.name(),
                     m_location.place(),
                     m_location.displayText(),
                     m_connection->backend(),
                     m_location.table,
                     true,
                     true,
                     remarks + table->remarks};
    const std::lock_guard lock(m_mutex);
    m_interrupter = m_connection->interrupter();
    return table;
}

void StoreTail::disconnect() {
    {
        const std::lock_guard lock(m_mutex);
        m_interrupter = {};
    }
    m_connection.reset();
}

Interrupter StoreTail::interrupter() {
    const std::lock_guard lock(m_mutex);
    return m_interrupter ? m_interrupter : Interrupter([] {});
}

Result<void> StoreTail::begin(const EventTable& table, const TailOrigin& origin) {
    auto reader = makeTailReader(*m_connection, backendFor(m_location).dialect, m_location, table);
    if (!reader) {
        return tl::unexpected(reader.error());
    }
    m_reader = std::move(*reader);
    if (const QString limitation = m_reader->limitation(); !limitation.isEmpty()) {
        m_description.remarks.push_back(limitation);
    }
    return inSnapshot([this, &origin]() -> Result<void> {
        const Result<TailStart> start = startOf(origin);
        return start ? m_reader->begin(*m_connection, *start) : tl::unexpected(start.error());
    });
}

Result<TailStart> StoreTail::startOf(const TailOrigin& origin) {
    if (origin.kind != TailStart::Kind::After) {
        return TailStart{origin.kind, {}};
    }
    std::vector<Sequence> found;
    std::vector<SqlValue> values{origin.event.value()};
    if (origin.session) {
        values.insert(values.begin(), origin.session->value());
    }
    const Result<void> read = m_connection->forEachRow(
        origin.session ? m_sql->sequenceOf() : m_sql->sequencesOf(), values,
        [&found](const RowCursor& row) { found.emplace_back(row.integer(0)); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    const QString event = QString::fromUtf8(origin.event.value());
    if (found.empty()) {
        return failure(ErrorCode::NotFound,
                       origin.session ? QStringLiteral("the session %1 has no event %2")
                                            .arg(QString::fromUtf8(origin.session->value()), event)
                                      : QStringLiteral("no session has an event %1").arg(event));
    }
    if (found.size() > 1) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("several sessions have an event %1; say which session is "
                                      "meant")
                           .arg(event));
    }
    return TailStart{TailStart::Kind::After, found.front()};
}

Result<void> StoreTail::run(const TailVisitor& visitor, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (const Result<void> done = step(visitor, stop); !done) {
            return done;
        }
    }
    return {};
}

Result<void> StoreTail::step(const TailVisitor& visitor, const std::stop_token& stop) {
    const std::stop_callback onStop(stop, [this] { m_waiter.wake(); });
    const Result<std::size_t> rows = look(visitor, stop);
    if (stop.stop_requested()) {
        return {};
    }
    // A statement that somebody ended, or that took too long, is tried again.
    if (rows || rows.error().code == ErrorCode::Cancelled) {
        m_waiter.wait(rows.value_or(0) > 0);
        return {};
    }
    if (isForGood(rows.error())) {
        return tl::unexpected(rows.error());
    }
    if (m_awayBecause != rows.error().message) {
        m_awayBecause = rows.error().message;
        visitor.said(QStringLiteral("the store is away: %1").arg(m_awayBecause));
    }
    disconnect();
    m_waiter.waitForReturn();
    return {};
}

// Somebody has to do something about it before it can go on.
bool StoreTail::isForGood(const Error& error) const {
    return m_location.kind == StoreLocation::Kind::PostgreSql &&
           (error.code == ErrorCode::Schema || error.code == ErrorCode::Authentication);
}

Result<std::size_t> StoreTail::look(const TailVisitor& visitor, const std::stop_token& stop) {
    if (const Result<bool> isSame = isSameFile(visitor); !isSame) {
        return tl::unexpected(isSame.error());
    } else if (!*isSame) {
        disconnect();
    }
    if (!m_connection) {
        if (const Result<void> back = reconnect(visitor); !back) {
            return tl::unexpected(back.error());
        }
    }
    m_waiter.listen(*m_connection);
    std::size_t rows = 0;
    for (bool isLast = false; !isLast && !stop.stop_requested();) {
        const Result<bool> mayHaveMore =
            m_wanted.empty() ? m_reader->mayHaveMore(*m_connection) : Result<bool>(true);
        if (!mayHaveMore) {
            return tl::unexpected(mayHaveMore.error());
        }
        if (!*mayHaveMore) {
            break;
        }
        const Result<TailPage> page = readPage(visitor, stop);
        if (!page) {
            return tl::unexpected(page.error());
        }
        rows += page->rows.size();
        isLast = page->isLast;
    }
    return rows;
}

Result<TailPage> StoreTail::readPage(const TailVisitor& visitor, const std::stop_token& stop) {
    TailPage page;
    const Result<void> read = inSnapshot([&]() -> Result<void> {
        if (m_wanted.empty()) {
            Result<TailPage> next = m_reader->nextPage(*m_connection, stop);
            if (!next) {
                return tl::unexpected(next.error());
            }
            page = std::move(*next);
            for (const TailRow& row : page.rows) {
                if (visitor.wants(row)) {
                    m_wanted.push_back(row.sequence);
                }
            }
        } else {
            page.isLast = false; // left over from before the connection was lost
        }
        const Result<void> given = readWanted(visitor, stop);
        return given && page.isLast && visitor.toCount ? countSessions(visitor) : given;
    });
    visitor.pageEnded();
    return read ? Result<TailPage>(std::move(page)) : tl::unexpected(read.error());
}

Result<void> StoreTail::readWanted(const TailVisitor& visitor, const std::stop_token& stop) {
    if (m_wanted.empty()) {
        return {};
    }
    std::unordered_set<std::int64_t> given;
    const Result<void> read = m_connection->forEachRow(
        m_sql->bySequence(), {backendFor(m_location).dialect.listValue(m_wanted)},
        [&](const RowCursor& row) {
            const EventView event = EventSql::event(row);
            if (!stop.stop_requested()) {
                given.insert(event.sequence.value());
                visitor.event(event);
            }
        });
    if (read && !stop.stop_requested()) {
        m_wanted.clear(); // those that are gone too
    } else {
        std::erase_if(m_wanted, [&given](Sequence one) { return given.contains(one.value()); });
    }
    return read;
}

Result<void> StoreTail::countSessions(const TailVisitor& visitor) {
    for (const SessionId& session : visitor.toCount()) {
        const Result<void> counted = m_connection->forEachRow(
            m_sql->oneSession(), {session.value()},
            [&visitor](const RowCursor& row) { visitor.counted(EventSql::session(row)); });
        if (!counted) {
            return counted;
        }
    }
    return {};
}

Result<void> StoreTail::inSnapshot(const std::function<Result<void>()>& work) {
    return m_connection->inSnapshot(backendFor(m_location).dialect.beginSnapshot(), work);
}

Result<void> StoreTail::reconnect(const TailVisitor& visitor) {
    if (const Result<EventTable> table = connect(); !table) {
        return tl::unexpected(table.error());
    }
    QString changed;
    const Result<void> resumed = inSnapshot([this, &changed]() -> Result<void> {
        Result<QString> found = m_reader->resume(*m_connection);
        if (!found) {
            return tl::unexpected(found.error());
        }
        changed = std::move(*found);
        return {};
    });
    if (!resumed) {
        return resumed;
    }
    if (!m_awayBecause.isEmpty()) {
        m_awayBecause.clear();
        visitor.said(QStringLiteral("the store is back"));
    }
    if (!changed.isEmpty()) {
        m_wanted.clear();
        visitor.said(changed);
    }
    return {};
}

Result<bool> StoreTail::isSameFile(const TailVisitor& visitor) {
    if (!m_connection || !m_file) {
        return true;
    }
    const std::optional<StoreFile> now = StoreFile::at(m_location.path);
    if (!now) {
        return failure(ErrorCode::Connection,
                       QStringLiteral("the file %1 was deleted").arg(m_location.displayText()));
    }
    if (!now->isSameFile(*m_file)) {
        visitor.said(QStringLiteral("the file was replaced by another"));
        return false;
    }
    return m_connection->seesChanges() || *now == *m_file;
}

} // namespace muscope
