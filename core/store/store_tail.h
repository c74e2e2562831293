// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/store/event_sql.h"
#include "core/store/store_description.h"
#include "core/store/store_file.h"
#include "core/store/tail_reader.h"
#include "core/store/tail_waiter.h"

#include <functional>
#include <mutex>
#include <stop_token>

namespace muscope {

// Where a person wants following to begin: now, at the start, or behind an event.
struct TailOrigin {
    TailStart::Kind kind = TailStart::Kind::Now;
    std::optional<SessionId> session; // of the event; nullopt: the one session that has it
    EventId event;                    // Kind::After
};

// What whoever follows a store is told, on the thread of StoreTail::run().
struct TailVisitor {
    // Asked of every row that came; true: its event is wanted.
    std::function<bool(const TailRow&)> wants;
    // Good until it returns.
    std::function<void(const EventView&)> event;
    // A thousand rows have been given, or all that came up to now.
    std::function<void()> pageEnded;
    // A sentence for a person: the store is away, is back, is another one.
    std::function<void(const QString&)> said;
    // Where both are given: sessions to be counted, asked once all that came has been given, and
    // what they hold then, no more and no less than what has been given.
    std::function<std::vector<SessionId>()> toCount = {};
    std::function<void(const SessionSummary&)> counted = {};
};

// Follows a store that others fill: gives each event once, in the order in which the store shows
// them (events that appear together by sequence), also those that commit late. Survives the loss of
// its connections and of the store; looks as TailWaiter says. Reads only. Lives and dies in one
// thread but for nudge() and interrupt().
class StoreTail {
public:
    // Opens the store and notes where it stands. ErrorCode::NotFound when there is no such event.
    [[nodiscard]] static Result<std::unique_ptr<StoreTail>> open(const StoreLocation& location,
                                                                 const TailOrigin& origin);

    // Follows from the place that was marked earlier, whether or not the store is there now.
    StoreTail(StoreLocation location, std::shared_ptr<TailReader> place);

    [[nodiscard]] const StoreDescription& description() const { return m_description; }

    // Follows until stop is requested; an error when the store cannot be followed any more, such as
    // a right that was taken away.
    [[nodiscard]] Result<void> run(const TailVisitor& visitor, const std::stop_token& stop);
    // One look, and the wait until it is time for the next; of these run() is made.
    [[nodiscard]] Result<void> step(const TailVisitor& visitor, const std::stop_token& stop);

    // Looks at once. From any thread.
    void nudge() { m_waiter.wake(); }
    // Ends the statement that runs; to be asked for and used on any thread.
    [[nodiscard]] Interrupter interrupter();

private:
    [[nodiscard]] Result<EventTable> connect();
    void disconnect();
    [[nodiscard]] Result<void> begin(const EventTable& table, const TailOrigin& origin);
    [[nodiscard]] Result<TailStart> startOf(const TailOrigin& origin);
    [[nodiscard]] Result<void> reconnect(const TailVisitor& visitor);
    // Whether the file at the location is still the one that is open.
    [[nodiscard]] Result<bool> isSameFile(const TailVisitor& visitor);

    // Gives what came; how many rows that were.
    [[nodiscard]] Result<std::size_t> look(const TailVisitor& visitor, const std::stop_token& stop);
    [[nodiscard]] Result<TailPage> readPage(const TailVisitor& visitor,
                                            const std::stop_token& stop);
    [[nodiscard]] Result<void> readWanted(const TailVisitor& visitor, const std::stop_token& stop);
    [[nodiscard]] Result<void> countSessions(const TailVisitor& visitor);
    [[nodiscard]] Result<void> inSnapshot(const std::function<Result<void>()>& work);
    [[nodiscard]] bool isForGood(const Error& error) const;

    StoreLocation m_location;
    StoreDescription m_description;
    std::unique_ptr<SqlConnection> m_connection; // null: away
    std::optional<EventSql> m_sql;
    std::optional<StoreFile> m_file;
    std::shared_ptr<TailReader> m_reader; // keeps the place
    std::vector<Sequence> m_wanted;       // of rows that came and have not been given yet
    QString m_awayBecause;                // what was said of it; empty: the store is not away
    TailWaiter m_waiter;
    std::mutex m_mutex; // guards m_interrupter
    Interrupter m_interrupter;
};

} // namespace muscope
