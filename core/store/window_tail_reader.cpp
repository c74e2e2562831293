// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/window_tail_reader.h"

#include <QHash>

#include <algorithm>

namespace muscope {

namespace {

// So many rows are remembered as given; more than any overlap needs.
constexpr std::size_t RememberedRows = 200'000;

} // namespace

WindowTailReader::WindowTailReader(const SqlDialect& dialect, const EventTable& table,
                                   QByteArray order, QByteArray stateSql)
    : m_sql(dialect, table)
    , m_order(std::move(order))
    , m_stateSql(std::move(stateSql)) {}

Result<void> WindowTailReader::begin(SqlConnection& connection, const TailStart& start) {
    m_given.clear();
    m_oldestFirst.clear();
    m_waiting.clear();
    m_isComplete = false;
    if (start.kind == TailStart::Kind::First) {
        return {};
    }
    // Up to the overlap's size the rows that are there count as given, unless they follow the one
    // to begin after.
    std::vector<Identity> given;
    bool isAfter = start.kind == TailStart::Kind::After;
    const Result<void> read = connection.forEachRow(
        m_sql.selection(m_sql.eventId()) + " ORDER BY " + m_order +
            (isAfter ? QByteArray() : " LIMIT " + QByteArray::number(qulonglong{OverlapRows})),
        {}, [&](const RowCursor& row) {
            isAfter = isAfter && TailSql::row(row).sequence != start.after;
            if (!isAfter && given.size() < OverlapRows) {
                given.push_back(qHashMulti(0, bytesOf(row, 1), bytesOf(row, 2), bytesOf(row, 3)));
            }
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    std::for_each(given.rbegin(), given.rend(), [this](Identity one) { remember(one); });
    return {};
}

void WindowTailReader::remember(Identity identity) {
    ++m_given[identity];
    m_oldestFirst.push_back(identity);
    if (m_oldestFirst.size() > RememberedRows) {
        const auto oldest = m_given.find(m_oldestFirst.front());
        if (--oldest->second == 0) {
            m_given.erase(oldest);
        }
        m_oldestFirst.pop_front();
    }
}

// The state is the one from before rows are read: what comes while they are given page by page is
// behind it.
Result<bool> WindowTailReader::mayHaveMore(SqlConnection& connection) {
    if (!m_waiting.empty()) {
        return true;
    }
    Result<QByteArray> state = textFrom(connection, m_stateSql);
    if (!state) {
        return tl::unexpected(state.error());
    }
    if (m_isComplete && *state == m_state) {
        return false;
    }
    m_state = std::move(*state);
    return true;
}

Result<std::vector<TailRow>> WindowTailReader::newRows(SqlConnection& connection) {
    std::vector<TailRow> rows;
    m_found.clear();
    std::unordered_map<Identity, int> met;
    std::size_t known = 0; // met one after the other
    auto cursor = connection.query(m_sql.selection(m_sql.eventId()) + " ORDER BY " + m_order, {});
    if (!cursor) {
        return tl::unexpected(cursor.error());
    }
    while (known < OverlapRows) {
        const Result<bool> more = (*cursor)->next();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            break;
        }
        const Identity identity = qHashMulti(0, bytesOf(**cursor, 1), bytesOf(**cursor, 2),
                                             bytesOf(**cursor, TailSql::FirstOwnColumn));
        const auto given = m_given.find(identity);
        if (++met[identity] <= (given == m_given.end() ? 0 : given->second)) {
            ++known;
        } else {
            known = 0;
            rows.push_back(TailSql::row(**cursor));
            m_found.push_back(identity);
        }
    }
    return rows;
}

Result<TailPage> WindowTailReader::nextPage(SqlConnection& connection,
                                            const std::stop_token& stop) {
    if (m_waiting.empty()) {
        Result<std::vector<TailRow>> rows = newRows(connection);
        if (!rows || stop.stop_requested()) {
            return tl::unexpected(rows ? tailStopped() : rows.error());
        }
        m_waiting = std::move(*rows);
        std::for_each(m_found.rbegin(), m_found.rend(), [this](Identity one) { remember(one); });
    }
    TailPage page;
    while (!m_waiting.empty() && page.rows.size() < TailPageRows) {
        page.rows.push_back(std::move(m_waiting.back()));
        m_waiting.pop_back();
    }
    page.isLast = page.rows.size() < TailPageRows;
    m_isComplete = page.isLast;
    return page;
}

Result<QString> WindowTailReader::resume(SqlConnection&) {
    m_isComplete = false;
    return QString();
}

QString WindowTailReader::limitation() const {
    return QStringLiteral("rows of this table have no number of their own: an event that is stored "
                          "more than %1 places behind the newest is not noticed while following")
        .arg(OverlapRows);
}

} // namespace muscope
