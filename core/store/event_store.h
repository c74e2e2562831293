// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/store/event_sql.h"
#include "core/store/sql_connection.h"
#include "core/store/store_description.h"
#include "core/store/store_location.h"
#include "core/store/tail_reader.h"

#include <functional>
#include <span>
#include <stop_token>

namespace muscope {

// Which events a read wants.
struct EventScope {
    std::optional<SessionId> session; // nullopt: of all sessions
    bool receiptEventsOnly = false;
    bool withRaw = false;
    std::int64_t limit = 0; // the first so many; 0: all
};

// An event store opened for reading: the one way muscope reads events, whatever database they lie
// in. Lives and dies in one thread (interrupter() may be used from any). Reads stream: memory does
// not grow with the result. Never writes.
class EventStore {
public:
    // Opens the store and looks its table up. The location says which database it is.
    [[nodiscard]] static Result<std::unique_ptr<EventStore>> open(const StoreLocation& location);

    [[nodiscard]] const StoreDescription& description() const { return m_description; }
    // Ends the running read with ErrorCode::Cancelled; see Interrupter.
    [[nodiscard]] Interrupter interrupter() const { return m_connection->interrupter(); }

    // Whether a column numbers events, each by a number of its own, and orders them. Where none
    // does sequences are good for reading an event again and nothing else.
    [[nodiscard]] bool isKeyed() const { return m_sql.table().isKeyed; }

    // Where the store stands now: to follow it from, see StoreTail.
    [[nodiscard]] Result<std::shared_ptr<TailReader>> markTail();

    // Whether the connection still answers.
    [[nodiscard]] bool isAlive() { return m_connection->execute("SELECT 1").has_value(); }

    // All sessions, the one with the newest event first.
    [[nodiscard]] Result<std::vector<SessionSummary>> sessions();

    // The sessions of the newest events in the order of sessions(), not counted: a bounded look at
    // the end of the table, to show something while sessions() works. Nullopt where that needs no
    // waiting, the table being small, or rows have no key.
    [[nodiscard]] Result<std::optional<std::vector<SessionSummary>>> newestSessions();

    // Gives every event of the scope to sink in the store's order, from one unchanging snapshot of
    // the store. The view is good until sink returns. ErrorCode::Cancelled once stop is requested.
    using EventSink = std::function<void(const EventView&)>;
    [[nodiscard]] Result<void> read(const EventScope& scope, const EventSink& sink,
                                    const std::stop_token& stop);

    // The events with these sequences, with raw bytes, in the store's order; those that are gone
    // are left out.
    [[nodiscard]] Result<void> readSequences(std::span<const Sequence> sequences,
                                             const EventSink& sink);

    // Whether the store has a readable table of receipts; see findReceiptTable().
    [[nodiscard]] bool hasReceiptTable() const { return m_receiptSql.has_value(); }
    // The rows of that table as read() gives events, the receipt's text in place of the payload:
    // those of one session where the scope names one and the table has sessions, otherwise all.
    [[nodiscard]] Result<void> readReceiptTable(const std::optional<SessionId>& session,
                                                const EventSink& sink, const std::stop_token& stop);
    // Single rows of it, by the sequences that readReceiptTable() gave.
    [[nodiscard]] Result<void> readReceiptRows(std::span<const Sequence> rows,
                                               const EventSink& sink);
    // Whether a receipt's text is in a JSON column, and whether rows tell their session.
    [[nodiscard]] bool areReceiptsJson() const;
    [[nodiscard]] bool doReceiptsTellSessions() const;

    // The sequence of an event; ErrorCode::NotFound when the session has none of that id.
    [[nodiscard]] Result<Sequence> sequenceOf(const SessionId& session, const EventId& event);

private:
    EventStore(const SqlDialect& dialect, StoreLocation location,
               std::unique_ptr<SqlConnection> connection, EventTable table,
               std::optional<EventTable> receiptTable, StoreDescription description);

    [[nodiscard]] Result<void> readSnapshot(const EventSql& sql, const EventScope& scope,
                                            const EventSink& sink, const std::stop_token& stop);
    [[nodiscard]] Result<void> readPages(const EventSql& sql, const EventScope& scope,
                                         const EventSink& sink, const std::stop_token& stop);
    [[nodiscard]] Result<void> readRows(const EventSql& sql, std::span<const Sequence> sequences,
                                        const EventSink& sink);
    [[nodiscard]] Error withPlace(Error error, const QString& doing) const;

    const SqlDialect& m_dialect;
    StoreLocation m_location;
    std::unique_ptr<SqlConnection> m_connection;
    EventSql m_sql;
    std::optional<EventSql> m_receiptSql;
    StoreDescription m_description;
};

} // namespace muscope
