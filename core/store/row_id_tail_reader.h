// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/tail_sql.h"

namespace muscope {

// Follows a SQLite table by its row ids: writers come one after the other there, so that the order
// of row ids is the order of commits. Whether anybody wrote at all is told by PRAGMA data_version.
class RowIdTailReader final : public TailReader {
public:
    // rowId is what numbers rows in the order of their insertion: "t.rowid", or the key of a table
    // without row ids.
    RowIdTailReader(const SqlDialect& dialect, const EventTable& table, QByteArray rowId);

    [[nodiscard]] Result<void> begin(SqlConnection& connection, const TailStart& start) override;
    [[nodiscard]] Result<bool> mayHaveMore(SqlConnection& connection) override;
    [[nodiscard]] Result<TailPage> nextPage(SqlConnection& connection,
                                            const std::stop_token& stop) override;
    [[nodiscard]] Result<QString> resume(SqlConnection& connection) override;

private:
    [[nodiscard]] Result<QByteArray> identityAt(SqlConnection& connection, std::int64_t rowId);
    [[nodiscard]] Result<void> stepBack(SqlConnection& connection);
    [[nodiscard]] Result<void> goTo(SqlConnection& connection, std::int64_t rowId);

    TailSql m_sql;
    QByteArray m_rowId;
    std::int64_t m_last = 0;   // given up to here
    QByteArray m_lastIdentity; // of the row there: a deleted row's number may be used again
    std::int64_t m_version = 0;
    bool m_isComplete = false; // the last page was the last, and m_version is from before it
};

} // namespace muscope
