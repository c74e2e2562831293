// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_sql.h"
#include "core/store/prune_sql.h"
#include "core/store/sql_connection.h"
#include "core/store/store_location.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace muscope {

struct WritableStore;

// The sessions that are to go, as they are.
struct PrunePlan {
    std::vector<SessionSummary> sessions;
    std::int64_t events = 0;
    Timestamp oldest; // of their events; missing: no time is known
    Timestamp newest;
    std::int64_t withoutTime = 0; // sessions that stay because nobody knows how old they are
};

// What went.
struct Pruned {
    std::int64_t events = 0;
    std::int64_t sessions = 0;    // whole ones
    std::int64_t receipts = 0;    // rows of mu_receipts
    std::vector<SessionId> grown; // got an event since they were planned, and stay
};

// Deletes whole sessions with the rows of mu_receipts that are of them, and touches no other table.
// Opens the store for writing. Lives and dies in one thread.
class EventPruner final {
public:
    [[nodiscard]] static Result<std::unique_ptr<EventPruner>> open(const StoreLocation& location);

    // The session; none where the store does not have it.
    [[nodiscard]] Result<PrunePlan> planSession(const SessionId& session);
    // The sessions of which every event is older. A time without zone counts as UTC; a session with
    // a time that cannot be read, or without any, stays.
    [[nodiscard]] Result<PrunePlan> planOlder(Timestamp limit, const std::stop_token& stop);

    // Deletes what was planned, in transactions of MostOfATransaction events. Also after an error
    // (Cancelled once stop is requested) pruned() says how much is gone. onEvents is told how many
    // went with each transaction.
    [[nodiscard]] Result<void> prune(const PrunePlan& plan,
                                     const std::function<void(std::int64_t)>& onEvents,
                                     const std::stop_token& stop);
    [[nodiscard]] const Pruned& pruned() const { return m_pruned; }

    static constexpr std::int64_t MostOfATransaction = 1000;

    // Ends the running statement, and with it its transaction; see Interrupter.
    [[nodiscard]] Interrupter interrupter() const { return m_connection->interrupter(); }

private:
    struct Batch {
        std::int64_t events = 0;
        std::int64_t receipts = 0;
        bool isGrown = false;
    };

    EventPruner(WritableStore store, const StoreLocation& location,
                std::optional<EventTable> receipts);

    [[nodiscard]] Result<std::optional<SessionSummary>> summaryOf(const SessionId& session);
    [[nodiscard]] Result<Timestamp> newestTime(const SessionId& session);
    [[nodiscard]] Result<void> pruneSession(const SessionSummary& session,
                                            const std::function<void(std::int64_t)>& onEvents,
                                            const std::stop_token& stop);
    [[nodiscard]] Result<Batch> pruneBatch(const SessionSummary& session, bool isFirst);
    [[nodiscard]] Result<Batch> deleteBatch(const SessionSummary& session, bool isFirst);
    [[nodiscard]] Result<QByteArrayList> deleteEvents(const SessionSummary& session);
    [[nodiscard]] Result<std::int64_t> deleteReceipts(const SessionId& session,
                                                      const QByteArrayList& events);
    [[nodiscard]] tl::unexpected<Error> withPlace(const Error& error) const;

    std::unique_ptr<SqlConnection> m_connection;
    const SqlDialect& m_dialect;
    QString m_place; // for error messages
    EventSql m_sql;
    std::optional<EventTable> m_receipts;
    PruneSql m_pruneSql;
    Pruned m_pruned;
};

} // namespace muscope
