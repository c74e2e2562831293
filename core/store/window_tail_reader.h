// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/tail_sql.h"

#include <deque>
#include <unordered_map>

namespace muscope {

// Follows a table whose rows have no key of their own, such as a view: each look goes from the
// newest row backwards, in the store's order, until it has met OverlapRows in a row that were given
// before. Rows are told apart by session, event and time. One that commits so late that it lies
// further back than the overlap is not seen.
class WindowTailReader final : public TailReader {
public:
    static constexpr std::size_t OverlapRows = 2'000;

    // order is what follows ORDER BY, newest first; stateSql gives a text that changes whenever
    // somebody writes.
    WindowTailReader(const SqlDialect& dialect, const EventTable& table, QByteArray order,
                     QByteArray stateSql);

    [[nodiscard]] Result<void> begin(SqlConnection& connection, const TailStart& start) override;
    [[nodiscard]] Result<bool> mayHaveMore(SqlConnection& connection) override;
    [[nodiscard]] Result<TailPage> nextPage(SqlConnection& connection,
                                            const std::stop_token& stop) override;
    [[nodiscard]] Result<QString> resume(SqlConnection& connection) override;
    [[nodiscard]] QString limitation() const override;

private:
    using Identity = std::size_t; // a hash: rows alike in it are taken to be copies
    [[nodiscard]] Result<std::vector<TailRow>> newRows(SqlConnection& connection);
    void remember(Identity identity);

    TailSql m_sql;
    QByteArray m_order;
    QByteArray m_stateSql;
    QByteArray m_state;                        // from before the last look
    bool m_isComplete = false;                 // the last page was the last
    std::unordered_map<Identity, int> m_given; // how many of each
    std::deque<Identity> m_oldestFirst;
    std::vector<TailRow> m_waiting; // found and not given yet, newest first
    std::vector<Identity> m_found;  // of newRows(), newest first
};

} // namespace muscope
