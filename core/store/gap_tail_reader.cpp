// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/gap_tail_reader.h"

namespace muscope {

namespace {

using Clock = SequenceGaps::Clock;

// Numbers that open transactions may hold are looked for so far back from the greatest.
constexpr std::int64_t OpenNumbers = 200'000;
// Gaps that are settled are looked into so often, or always while they are few.
constexpr std::chrono::seconds SettledInterval{5};
constexpr std::size_t FewGaps = 256;

QByteArray limit(std::size_t rows) {
    return " LIMIT " + QByteArray::number(static_cast<qulonglong>(rows));
}

} // namespace

GapTailReader::GapTailReader(const SqlDialect& dialect, const EventTable& table)
    : m_sql(dialect, table) {}

Result<GapTailReader::Snapshot> GapTailReader::snapshot(SqlConnection& connection) {
    Snapshot snapshot;
    const Result<void> read = connection.forEachRow(
        "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint, s::text"
        " FROM pg_current_snapshot() AS s",
        {}, [&snapshot](const RowCursor& row) {
            snapshot = {row.integer(0), row.integer(1), bytesOf(row, 2)};
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return snapshot;
}

Result<void> GapTailReader::begin(SqlConnection& connection, const TailStart& start) {
    const Result<Snapshot> now = snapshot(connection);
    if (!now) {
        return tl::unexpected(now.error());
    }
    m_gaps = {};
    m_seen.clear();
    m_settledReadAt = Clock::now();
    switch (start.kind) {
    case TailStart::Kind::First:
        m_greatest = LowestNumber;
        return {};
    case TailStart::Kind::After:
        m_greatest = start.after.value();
        break;
    case TailStart::Kind::Now: {
        const auto greatest =
            numberFrom(connection, "SELECT max(" + m_sql.key() + ")::bigint FROM " + m_sql.from());
        if (!greatest) {
            return tl::unexpected(greatest.error());
        }
        m_greatest = greatest->value_or(LowestNumber);
        break;
    }
    }
    return m_greatest == LowestNumber ? Result<void>() : noteOpenNumbers(connection, *now);
}

// The numbers that are missing now, where following does not begin with the first row.
Result<void> GapTailReader::noteOpenNumbers(SqlConnection& connection, const Snapshot& now) {
    const std::int64_t from =
        m_greatest < LowestNumber + OpenNumbers ? LowestNumber : m_greatest - OpenNumbers;
    const auto smallest =
        numberFrom(connection, "SELECT min(" + m_sql.key() + ")::bigint FROM " + m_sql.from());
    if (!smallest) {
        return tl::unexpected(smallest.error());
    }
    const Clock::time_point time = Clock::now();
    if (smallest->value_or(LowestNumber) > from) {
        m_gaps.add(LowestNumber, **smallest - 1, now.next, time);
    }
    return connection.forEachRow(
        "SELECT before::bigint + 1, number::bigint - 1 FROM (SELECT lag(" + m_sql.key() +
            ") OVER (ORDER BY " + m_sql.key() + ") AS before, " + m_sql.key() + " AS number FROM " +
            m_sql.from() + " WHERE " + m_sql.key() + " >= $1::bigint AND " + m_sql.key() +
            " <= $2::bigint) AS neighbours WHERE number > before + 1 ORDER BY 1",
        {from, m_greatest},
        [&](const RowCursor& row) { m_gaps.add(row.integer(0), row.integer(1), now.next, time); });
}

bool GapTailReader::areSettledDue() const {
    return m_gaps.size() > m_gaps.expected() &&
           (m_gaps.size() <= FewGaps || Clock::now() >= m_settledReadAt + SettledInterval);
}

Result<bool> GapTailReader::mayHaveMore(SqlConnection& connection) {
    const Result<Snapshot> now = snapshot(connection);
    if (!now) {
        return tl::unexpected(now.error());
    }
    m_gaps.settle(now->oldest, Clock::now());
    return now->text != m_seen;
}

Result<TailPage> GapTailReader::nextPage(SqlConnection& connection, const std::stop_token& stop) {
    TailPage page;
    const Result<Snapshot> now = snapshot(connection);
    Result<void> read = now ? readGaps(connection, page) : tl::unexpected(now.error());
    const std::size_t late = page.rows.size();
    if (read) {
        read = readNew(connection, page);
    }
    if (!read || stop.stop_requested()) {
        return tl::unexpected(read ? tailStopped() : read.error());
    }
    // From here on nothing fails: what was found is given.
    const Clock::time_point time = Clock::now();
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        const std::int64_t number = page.rows[i].sequence.value();
        if (i < late) {
            m_gaps.fill(number);
            continue;
        }
        const std::int64_t next = m_greatest == LowestNumber ? LowestNumber : m_greatest + 1;
        if (number > next) {
            m_gaps.add(next, number - 1, now->next, time);
        }
        m_greatest = number;
    }
    page.isLast = page.rows.size() < TailPageRows;
    m_seen = page.isLast ? now->text : QByteArray();
    return page;
}

Result<void> GapTailReader::readGaps(SqlConnection& connection, TailPage& page) {
    const bool withSettled = areSettledDue();
    if (m_gaps.expected() == 0 && !withSettled) {
        return {};
    }
    const SequenceGaps::Lists lists = m_gaps.lists(withSettled);
    const Result<void> read = connection.forEachRow(
        m_sql.selection() + " JOIN unnest($1::bigint[], $2::bigint[]) AS gap(first, last) ON " +
            m_sql.key() + " BETWEEN gap.first AND gap.last ORDER BY " + m_sql.key() +
            limit(TailPageRows),
        {lists.firsts, lists.lasts},
        [&page](const RowCursor& row) { page.rows.push_back(TailSql::row(row)); });
    if (read && withSettled) {
        m_settledReadAt = Clock::now();
    }
    return read;
}

Result<void> GapTailReader::readNew(SqlConnection& connection, TailPage& page) {
    if (page.rows.size() == TailPageRows) {
        return {};
    }
    return connection.forEachRow(
        m_sql.selection() + " WHERE " + m_sql.key() +
            (m_greatest == LowestNumber ? " >= $1::bigint" : " > $1::bigint") + " ORDER BY " +
            m_sql.key() + limit(TailPageRows - page.rows.size()),
        {m_greatest}, [&page](const RowCursor& row) { page.rows.push_back(TailSql::row(row)); });
}

Result<QString> GapTailReader::resume(SqlConnection&) {
    m_seen.clear();
    return QString();
}

} // namespace muscope
