// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres_listener.h"

#include "core/store/postgres_connection.h"
#include "core/store/postgres_cursor.h"
#include "core/store/sql_dialect.h"
#include "core/store/tail_sql.h"

namespace muscope {

namespace {

PGconn* native(const DatabaseHandle& handle) {
    return handle.native<PGconn>("pg_conn*");
}

bool run(const DatabaseHandle& handle, const char* sql) {
    PGresult* result = PQexec(native(handle), sql);
    const ExecStatusType status = PQresultStatus(result);
    PQclear(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

} // namespace

PostgresListener::PostgresListener(std::unique_ptr<DatabaseHandle> handle)
    : m_handle(std::move(handle)) {}

Result<bool> PostgresListener::isOffered(SqlConnection& connection, const StoreLocation& location) {
    const auto count =
        numberFrom(connection,
                   "SELECT count(*) FROM pg_trigger WHERE tgrelid = to_regclass($1::text)"
                   " AND tgname = $2::text AND tgenabled <> 'D'",
                   {quotedTable(location.table), QByteArray(Trigger)});
    return count ? Result<bool>(count->value_or(0) > 0) : tl::unexpected(count.error());
}

Result<std::unique_ptr<PostgresListener>> PostgresListener::open(const StoreLocation& location) {
    auto handle = openPostgresHandle(location);
    if (!handle) {
        return tl::unexpected(handle.error());
    }
    PQsetNoticeProcessor(native(**handle), [](void*, const char*) {}, nullptr);
    if (!run(**handle, QByteArray("LISTEN ").append(Channel).constData())) {
        return failure(
            ErrorCode::Connection,
            QStringLiteral("listening on %1: %2")
                .arg(location.displayText(), postgresMessage(PQerrorMessage(native(**handle)))));
    }
    return std::unique_ptr<PostgresListener>(new PostgresListener(std::move(*handle)));
}

int PostgresListener::socket() const {
    return PQsocket(native(*m_handle));
}

bool PostgresListener::drain() {
    PGconn* connection = native(*m_handle);
    const bool isRead = PQconsumeInput(connection) != 0;
    while (PGnotify* heard = PQnotifies(connection)) {
        PQfreemem(heard);
    }
    return isRead && PQstatus(connection) == CONNECTION_OK;
}

bool PostgresListener::isAlive() {
    return run(*m_handle, "SELECT 1") && drain();
}

} // namespace muscope
