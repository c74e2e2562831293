// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/store/append_sql.h"
#include "core/store/event_sql.h"
#include "core/store/sql_connection.h"
#include "core/store/store_location.h"

#include <functional>
#include <memory>
#include <span>

namespace muscope {

struct WritableStore;

// Whether events may have reached the store before, by an attempt whose end was not heard of.
enum class Novelty : unsigned char { New, MayBeStored };

// Appends batches of events to a table, muscope's own or any other that has the wanted columns.
// Lives and dies in one thread.
class BatchAppender {
public:
    [[nodiscard]] static Result<std::unique_ptr<BatchAppender>> open(const StoreLocation& location);

    static constexpr std::size_t MostOfATransaction = 512;

    // Which columns the table has; what an event holds for others is not written.
    [[nodiscard]] bool hasColumn(Field field) const { return table().column(field).has_value(); }

    // Whether a column takes nothing but JSON; in a JSONB column it is kept by its value alone.
    [[nodiscard]] bool isJson(Field field) const;
    [[nodiscard]] bool isJsonb(Field field) const;

    // What the column of times holds: the text as it came, or what the database reads in it, as a
    // moment, as a time of the clock without a zone, or as the day alone.
    enum class TimeForm : unsigned char { Text, Moment, Clock, Day };
    [[nodiscard]] TimeForm timeForm() const;

    // Gives the events the table has of these sessions and ids, in no order.
    using EventSink = std::function<void(const EventView&)>;
    [[nodiscard]] Result<void> find(std::span<const StoredEvent> events, const EventSink& sink);

    // Appends events in their order, durably, and gives how many went in: with MayBeStored, those
    // whose (session, event) the table does not have. A transaction takes MostOfATransaction
    // events, all or none of them; after an error some transactions may have gone through, so that
    // all are MayBeStored from then on. ErrorCode::Read means that the store refuses what a row
    // says; others that it takes nothing now.
    [[nodiscard]] Result<std::size_t> append(std::span<const StoredEvent> events, Novelty novelty);

    // See SqlConnection::breaker().
    [[nodiscard]] Interrupter breaker() const { return m_connection->breaker(); }

private:
    BatchAppender(WritableStore store, const StoreLocation& location);

    [[nodiscard]] const EventTable& table() const { return m_reading.table(); }
    [[nodiscard]] Result<void> prepareCommits(const StoreLocation& location);
    [[nodiscard]] Result<std::size_t> appendAll(std::span<const StoredEvent> events,
                                                Novelty novelty);
    [[nodiscard]] Result<std::size_t> appendOnce(std::span<const StoredEvent> events,
                                                 Novelty novelty);
    [[nodiscard]] Result<void> flush();
    [[nodiscard]] Result<void> copy(std::span<const StoredEvent> events);
    [[nodiscard]] Result<std::size_t> insert(std::span<const StoredEvent> events, Novelty novelty);
    [[nodiscard]] Result<std::size_t> insertRows(std::span<const StoredEvent> events,
                                                 Novelty novelty);

    std::unique_ptr<SqlConnection> m_connection;
    const SqlDialect& m_dialect;
    EventSql m_reading;
    AppendSql m_sql;
    QString m_place;         // for error messages
    bool m_canRelax = false; // commits may wait for the disk together
};

} // namespace muscope
