// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres_copy.h"

#include "core/store/postgres_cursor.h"
#include "core/store/postgres_result.h"

#include <algorithm>

namespace muscope {

namespace {

// libpq copies what it is given into its own buffer, as far as the socket does not take it.
constexpr qsizetype PieceBytes = qsizetype{256} << 10;

bool sendRows(PGconn* connection, const QByteArray& rows) {
    for (qsizetype at = 0; at < rows.size(); at += PieceBytes) {
        const auto size = static_cast<int>(std::min(PieceBytes, rows.size() - at));
        if (PQputCopyData(connection, rows.constData() + at, size) != 1) {
            return false;
        }
    }
    return PQputCopyEnd(connection, nullptr) == 1;
}

} // namespace

Result<void> copyIntoPostgres(PGconn* connection, const QByteArray& sql, const QByteArray& rows) {
    const PostgresResult begun(PQexec(connection, sql.constData()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) {
        return tl::unexpected(postgresError(connection, begun.get()));
    }
    // Where sending fails, the result says why; it is asked for in any case.
    const bool isSent = sendRows(connection, rows);
    Result<void> outcome;
    if (!isSent) {
        outcome = failure(ErrorCode::Connection, postgresMessage(PQerrorMessage(connection)));
    }
    for (;;) {
        const PostgresResult result(PQgetResult(connection));
        if (!result) {
            return outcome;
        }
        if (PQresultStatus(result.get()) == PGRES_COPY_IN) {
            return outcome; // the end could not be sent: the connection is of no more use
        }
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
            outcome = tl::unexpected(postgresError(connection, result.get()));
        }
    }
}

} // namespace muscope
