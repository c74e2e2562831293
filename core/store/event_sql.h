// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/store/event_table.h"
#include "core/store/store_description.h"

namespace muscope {

// The statements that read an event table. Names are quoted identifiers of columns that were looked
// up; values are bound, never written.
class EventSql {
public:
    EventSql(const SqlDialect& dialect, EventTable table);

    [[nodiscard]] const EventTable& table() const { return m_table; }

    // What a read of events asks for; each member set adds a bound value in this order.
    struct Scan {
        bool ofSession = false;
        bool afterSequence = false;
        bool receiptEventsOnly = false;
        bool withRaw = false;
        std::int64_t limit = 0; // 0: all
    };
    [[nodiscard]] QByteArray scan(const Scan& scan) const;

    // Sessions with count, earliest and latest time and newest sequence, newest first.
    [[nodiscard]] QByteArray sessions() const;
    // One session in the same way.
    [[nodiscard]] QByteArray oneSession() const;
    // The session of a row that sessions() or oneSession() selected.
    [[nodiscard]] static SessionSummary session(const RowCursor& row);
    // Sessions of the newest events, as many as are bound: newest sequence and number of those
    // events, newest first.
    [[nodiscard]] QByteArray newestSessions() const;
    // Events whose sequence is in the bound list.
    [[nodiscard]] QByteArray bySequence() const;
    // The sequence of the event with a session id and an event id.
    [[nodiscard]] QByteArray sequenceOf() const;
    // The sequences of the events with an event id, of two sessions at most.
    [[nodiscard]] QByteArray sequencesOf() const;

    // What those select, as expressions of the table as t.
    [[nodiscard]] QByteArray columns(bool withRaw) const;
    // The event of a row that scan(), bySequence() or columns() selected; valid until the cursor
    // moves.
    [[nodiscard]] static EventView event(const RowCursor& row);

private:
    [[nodiscard]] QByteArray selection(bool withRaw) const;
    [[nodiscard]] QByteArray summary() const;
    [[nodiscard]] QByteArray expression(Field field) const;

    const SqlDialect& m_dialect;
    EventTable m_table;
};

} // namespace muscope
