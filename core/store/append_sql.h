// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/store/event_table.h"

#include <span>

namespace muscope {

// The statements that append events to a table, in those of its columns that muscope knows. Names
// are quoted identifiers that were looked up, types are the catalogue's own spelling.
class AppendSql {
public:
    AppendSql(const EventTable& table, const SqlDialect& dialect, const QByteArray& target);

    // COPY … FROM STDIN.
    [[nodiscard]] QByteArray copy() const;
    // Adds so many rows, whether the table has their events or not.
    [[nodiscard]] QByteArray insert(std::size_t rows) const;
    // Adds those of so many rows whose (session, event) the table does not have, in the order of
    // their event ids; gives a row for each that went in.
    [[nodiscard]] QByteArray insertMissing(std::size_t rows) const;

    // What expressions give (EventSql::columns()) of the rows that have one of so many pairs of
    // session and event id.
    [[nodiscard]] QByteArray selectByIds(const QByteArray& expressions, std::size_t pairs) const;

    // A row's values in the order of the columns, and how many those are.
    void appendValues(const StoredEvent& event, std::vector<SqlValue>& into) const;
    [[nodiscard]] std::size_t columnCount() const { return m_fields.size(); }

private:
    // Places for so many rows of the first so many columns.
    [[nodiscard]] QByteArray rowsOfPlaces(std::size_t rows, qsizetype columns) const;

    QByteArray m_target;         // the table, quoted
    std::vector<Field> m_fields; // those that are written, Session and Event in front
    QByteArrayList m_names;      // of their columns, quoted
    QByteArrayList m_types;      // of their columns; empty where the database needs none
};

} // namespace muscope
