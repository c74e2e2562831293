// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/tail_sql.h"

namespace muscope {

// Follows a PostgreSQL table whose column xid holds each row's transaction. Between two looks come
// exactly the rows whose transactions the later snapshot sees and the earlier one does not: none is
// skipped or doubled however late it commits, and none waits for the transactions of others. From
// the start on rows come by sequence; those that come later in the order of looks, within one look
// by transaction.
class TransactionTailReader final : public TailReader {
public:
    TransactionTailReader(const SqlDialect& dialect, const EventTable& table);

    [[nodiscard]] Result<void> begin(SqlConnection& connection, const TailStart& start) override;
    [[nodiscard]] Result<bool> mayHaveMore(SqlConnection& connection) override;
    [[nodiscard]] Result<TailPage> nextPage(SqlConnection& connection,
                                            const std::stop_token& stop) override;
    [[nodiscard]] Result<QString> resume(SqlConnection& connection) override;

private:
    [[nodiscard]] Result<TailPage> catchUp(SqlConnection& connection, const std::stop_token& stop);
    [[nodiscard]] QByteArray betweenSql() const;
    [[nodiscard]] Result<TailPage> between(SqlConnection& connection, const QByteArray& snapshot,
                                           const std::stop_token& stop);

    TailSql m_sql;
    QByteArray m_seen;                            // the snapshot whose rows have been given
    QByteArray m_target;                          // the one whose rows are being given; empty: none
    std::optional<std::int64_t> m_catchingUpFrom; // the sequence given last on the way to m_seen
    // The place between m_seen and m_target.
    std::int64_t m_lastTransaction = 0;
    std::int64_t m_lastSequence = 0;
};

} // namespace muscope
