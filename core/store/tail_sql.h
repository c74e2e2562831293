// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/tail_reader.h"

#include <limits>

namespace muscope {

// The place before every row that has a number.
constexpr std::int64_t LowestNumber = std::numeric_limits<std::int64_t>::min();

// Rows of one page.
constexpr std::size_t TailPageRows = 1'000;

// What the statements of all tail readers have in common: the columns of TailRow in front.
class TailSql {
public:
    TailSql(const SqlDialect& dialect, const EventTable& table);

    // "SELECT … FROM table AS t", more columns behind the three when some are given.
    [[nodiscard]] QByteArray selection(const QByteArray& moreColumns = {}) const;
    [[nodiscard]] const QByteArray& from() const { return m_from; }
    // The column behind the sequence.
    [[nodiscard]] const QByteArray& key() const { return m_key; }
    [[nodiscard]] const QByteArray& eventId() const { return m_eventId; }
    [[nodiscard]] const QByteArray& sessionId() const { return m_session; }

    // The row of such a selection; more columns begin at FirstOwnColumn.
    static constexpr int FirstOwnColumn = 3;
    [[nodiscard]] static TailRow row(const RowCursor& cursor);

private:
    QByteArray m_from;
    QByteArray m_key;
    QByteArray m_columns;
    QByteArray m_session;
    QByteArray m_eventId;
};

[[nodiscard]] QByteArray bytesOf(const RowCursor& cursor, int column);

// What a reader answers that was told to stop.
[[nodiscard]] Error tailStopped();

// The one number or text that a statement gives; nullopt when it gives no row or NULL.
[[nodiscard]] Result<std::optional<std::int64_t>>
numberFrom(SqlConnection& connection, const QByteArray& sql,
           const std::vector<SqlValue>& values = {});
[[nodiscard]] Result<QByteArray> textFrom(SqlConnection& connection, const QByteArray& sql);

} // namespace muscope
