// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/event_pruner.h"

#include "core/base/utf8_text.h"
#include "core/store/receipt_table.h"
#include "core/store/writable_store.h"

#include <algorithm>

namespace muscope {

namespace {

Timestamp earlier(Timestamp left, Timestamp right) {
    return !left.isKnown() || (right.isKnown() && right.microseconds() < left.microseconds())
               ? right
               : left;
}

Timestamp later(Timestamp left, Timestamp right) {
    return !left.isKnown() || (right.isKnown() && right.microseconds() > left.microseconds())
               ? right
               : left;
}

void add(const SessionSummary& session, PrunePlan& plan) {
    plan.events += session.events;
    plan.oldest = earlier(plan.oldest, session.first);
    plan.newest = later(plan.newest, session.last);
    plan.sessions.push_back(session);
}

} // namespace

EventPruner::EventPruner(WritableStore store, const StoreLocation& location,
                         std::optional<EventTable> receipts)
    : m_connection(std::move(store.connection))
    , m_dialect(store.dialect)
    , m_place(location.displayText())
    , m_sql(store.dialect, std::move(store.table))
    , m_receipts(std::move(receipts))
    , m_pruneSql(store.dialect, m_sql.table(), m_receipts) {}

Result<std::unique_ptr<EventPruner>> EventPruner::open(const StoreLocation& location) {
    const QString purpose = QStringLiteral("to delete from it");
    Result<WritableStore> store = openForWriting(location, purpose);
    if (!store) {
        return tl::unexpected(store.error());
    }
    QStringList remarks;
    auto receipts = findReceiptTable(*store->connection, store->dialect, location, remarks);
    if (!receipts) {
        return failure(receipts.error().code,
                       QStringLiteral("opening %1 %2: %3")
                           .arg(location.displayText(), purpose, receipts.error().message));
    }
    return std::unique_ptr<EventPruner>(
        new EventPruner(std::move(*store), location, std::move(*receipts)));
}

Result<PrunePlan> EventPruner::planSession(const SessionId& session) {
    const auto summary = summaryOf(session);
    if (!summary) {
        return withPlace(summary.error());
    }
    PrunePlan plan;
    if (*summary) {
        add(**summary, plan);
    }
    return plan;
}

Result<PrunePlan> EventPruner::planOlder(Timestamp limit, const std::stop_token& stop) {
    std::vector<SessionSummary> sessions;
    const Result<void> listed =
        m_connection->forEachRow(m_sql.sessions(), {}, [&sessions](const RowCursor& row) {
            sessions.push_back(EventSql::session(row));
        });
    if (!listed) {
        return withPlace(listed.error());
    }
    const auto isOld = [limit](Timestamp time) {
        return time.isKnown() && time.microseconds() < limit.microseconds();
    };
    PrunePlan plan;
    for (SessionSummary& session : sessions) {
        if (stop.stop_requested()) {
            return failure(ErrorCode::Cancelled, QStringLiteral("looking for old sessions was "
                                                                "stopped; nothing was deleted"));
        }
        plan.withoutTime += session.last.isKnown() ? 0 : 1;
        if (!isOld(session.last)) {
            continue;
        }
        // SQLite finds the latest time by its spelling; what goes must be older in truth.
        const Result<Timestamp> newest = newestTime(session.id);
        if (!newest) {
            return withPlace(newest.error());
        }
        plan.withoutTime += newest->isKnown() ? 0 : 1;
        if (isOld(*newest)) {
            session.last = *newest;
            add(session, plan);
        }
    }
    return plan;
}

Result<std::optional<SessionSummary>> EventPruner::summaryOf(const SessionId& session) {
    std::optional<SessionSummary> summary;
    const Result<void> read = m_connection->forEachRow(
        m_sql.oneSession(), {session.value()},
        [&summary](const RowCursor& row) { summary = EventSql::session(row); });
    return read ? Result<std::optional<SessionSummary>>(summary) : tl::unexpected(read.error());
}

// Missing where a time of the session cannot be read.
Result<Timestamp> EventPruner::newestTime(const SessionId& session) {
    Timestamp newest;
    bool isReadable = true;
    const Result<void> read =
        m_connection->forEachRow(m_pruneSql.times(), {session.value()}, [&](const RowCursor& row) {
            const Timestamp time = Timestamp::parse(row.bytes(0).value_or(std::string_view()));
            isReadable = isReadable && (time.isKnown() || time.isMissing());
            newest = later(newest, time);
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return isReadable ? newest : Timestamp::missing();
}

Result<void> EventPruner::prune(const PrunePlan& plan,
                                const std::function<void(std::int64_t)>& onEvents,
                                const std::stop_token& stop) {
    for (const SessionSummary& session : plan.sessions) {
        const Result<void> done = pruneSession(session, onEvents, stop);
        if (!done && stop.stop_requested()) {
            return failure(ErrorCode::Cancelled, QStringLiteral("deleting was stopped"));
        }
        if (!done) {
            return withPlace(done.error());
        }
    }
    return {};
}

Result<void> EventPruner::pruneSession(const SessionSummary& session,
                                       const std::function<void(std::int64_t)>& onEvents,
                                       const std::stop_token& stop) {
    for (bool isFirst = true;; isFirst = false) {
        if (stop.stop_requested()) {
            return failure(ErrorCode::Cancelled, QString());
        }
        const Result<Batch> batch = pruneBatch(session, isFirst);
        if (!batch) {
            return tl::unexpected(batch.error());
        }
        if (batch->isGrown) {
            m_pruned.grown.push_back(session.id);
            return {};
        }
        m_pruned.events += batch->events;
        m_pruned.receipts += batch->receipts;
        onEvents(batch->events);
        if (batch->events < MostOfATransaction) {
            ++m_pruned.sessions;
            return {};
        }
    }
}

Result<EventPruner::Batch> EventPruner::pruneBatch(const SessionSummary& session, bool isFirst) {
    Result<Batch> batch = Batch{};
    const Result<void> done =
        m_connection->inTransaction(m_dialect.beginWriting(), [&]() -> Result<void> {
            batch = deleteBatch(session, isFirst);
            return batch ? Result<void>() : tl::unexpected(batch.error());
        });
    return done ? batch : tl::unexpected(done.error());
}

Result<EventPruner::Batch> EventPruner::deleteBatch(const SessionSummary& session, bool isFirst) {
    if (isFirst) {
        const auto now = summaryOf(session.id);
        if (!now) {
            return tl::unexpected(now.error());
        }
        if (*now && ((*now)->events != session.events ||
                     (*now)->newestSequence != session.newestSequence)) {
            return Batch{0, 0, true};
        }
    }
    const Result<QByteArrayList> events = deleteEvents(session);
    if (!events || events->isEmpty()) {
        return events ? Result<Batch>(Batch{}) : tl::unexpected(events.error());
    }
    const Result<std::int64_t> receipts =
        m_receipts ? deleteReceipts(session.id, *events) : Result<std::int64_t>(0);
    return receipts ? Result<Batch>(Batch{events->size(), *receipts, false})
                    : tl::unexpected(receipts.error());
}

Result<QByteArrayList> EventPruner::deleteEvents(const SessionSummary& session) {
    std::vector<SqlValue> values{session.id.value()};
    if (m_sql.table().isKeyed) {
        values.emplace_back(session.newestSequence);
    }
    QByteArrayList events;
    const Result<void> deleted = m_connection->forEachRow(
        m_pruneSql.deleteEvents(MostOfATransaction), values, [&events](const RowCursor& row) {
            events.push_back(toBytes(row.bytes(0).value_or(std::string_view())));
        });
    return deleted ? Result<QByteArrayList>(events) : tl::unexpected(deleted.error());
}

Result<std::int64_t> EventPruner::deleteReceipts(const SessionId& session,
                                                 const QByteArrayList& events) {
    std::vector<SqlValue> values(events.begin(), events.end());
    if (m_receipts->column(Field::Session)) {
        values.emplace_back(session.value());
    }
    std::int64_t count = 0;
    const Result<void> deleted = m_connection->forEachRow(
        m_pruneSql.deleteReceipts(events.size()), values, [&count](const RowCursor&) { ++count; });
    return deleted ? Result<std::int64_t>(count) : tl::unexpected(deleted.error());
}

tl::unexpected<Error> EventPruner::withPlace(const Error& error) const {
    return failure(error.code,
                   QStringLiteral("deleting events of %1: %2").arg(m_place, error.message));
}

} // namespace muscope
