// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_table.h"

#include <cstdint>
#include <optional>

namespace muscope {

// The statements that delete events and their receipts, and those that say which. Names are quoted
// identifiers of columns that were looked up; values are bound, never written.
class PruneSql {
public:
    PruneSql(const SqlDialect& dialect, const EventTable& events,
             const std::optional<EventTable>& receipts);

    // The times of a session's events; bound: the session.
    [[nodiscard]] QByteArray times() const;
    // Deletes the first so many events of a session and gives their ids; bound: the session, and
    // where rows have a key the last that may go.
    [[nodiscard]] QByteArray deleteEvents(std::int64_t most) const;
    // Deletes the receipts of so many events; gives a row for each. Bound: the events' ids, and
    // where receipts tell their session that session. Where they do not, those stay whose event
    // another session has.
    [[nodiscard]] QByteArray deleteReceipts(qsizetype events) const;

private:
    [[nodiscard]] QByteArray text(const EventTable& table, Field field) const;

    const SqlDialect& m_dialect;
    const EventTable& m_events;
    const std::optional<EventTable>& m_receipts;
};

} // namespace muscope
