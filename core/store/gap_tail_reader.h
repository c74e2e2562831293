// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sequence_gaps.h"
#include "core/store/tail_sql.h"

namespace muscope {

// Follows a PostgreSQL table that has a sequence and does not tell transactions, as the founding
// guide publishes it. Rows come by sequence; every number left out is remembered and looked for, so
// that a row which commits late comes late and is not lost. Nothing waits for a missing number.
class GapTailReader final : public TailReader {
public:
    GapTailReader(const SqlDialect& dialect, const EventTable& table);

    [[nodiscard]] Result<void> begin(SqlConnection& connection, const TailStart& start) override;
    [[nodiscard]] Result<bool> mayHaveMore(SqlConnection& connection) override;
    [[nodiscard]] Result<TailPage> nextPage(SqlConnection& connection,
                                            const std::stop_token& stop) override;
    [[nodiscard]] Result<QString> resume(SqlConnection& connection) override;

private:
    struct Snapshot {
        std::int64_t oldest = 0; // transactions below are over
        std::int64_t next = 0;   // the next to begin
        QByteArray text;
    };
    [[nodiscard]] static Result<Snapshot> snapshot(SqlConnection& connection);
    [[nodiscard]] Result<void> noteOpenNumbers(SqlConnection& connection, const Snapshot& now);
    [[nodiscard]] Result<void> readGaps(SqlConnection& connection, TailPage& page);
    [[nodiscard]] Result<void> readNew(SqlConnection& connection, TailPage& page);
    [[nodiscard]] bool areSettledDue() const;

    TailSql m_sql;
    std::int64_t m_greatest = 0; // all up to here have come or are gaps
    SequenceGaps m_gaps;
    SequenceGaps::Clock::time_point m_settledReadAt;
    QByteArray m_seen; // the snapshot of the last complete look
};

} // namespace muscope
