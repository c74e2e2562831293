// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres_connection.h"

#include "core/store/database_handle.h"
#include "core/store/postgres_copy.h"
#include "core/store/postgres_cursor.h"

#include <QSqlError>
#include <QStringList>

#include <array>
#include <mutex>
#include <sys/socket.h>

namespace muscope {

namespace {

// Long enough for a page of the largest payloads, short enough to end a forgotten statement.
constexpr const char* StatementTimeout = "SET statement_timeout = '10min'";
constexpr QLatin1StringView ConnectTimeoutSeconds("10");

// A value for libpq's keyword list, quoted as its manual says (34.1.1.1). Qt's driver turns every
// ';' into a blank, so such a value cannot be passed on.
Result<QString> quotedValue(const QString& keyword, const QString& value) {
    if (value.contains(u';')) {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("the connection parameter %1 may not hold a ';'").arg(keyword));
    }
    QString escaped = value;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return QStringLiteral("%1='%2'").arg(keyword, escaped);
}

Result<void> applyParameters(const StoreLocation& location, QSqlDatabase& database) {
    QStringList options;
    bool hasTimeout = false;
    for (const auto& [keyword, value] : location.parameters) {
        if (keyword == u"dbname") {
            database.setDatabaseName(value);
        } else if (keyword == u"user") {
            database.setUserName(value);
        } else if (keyword == u"host") {
            database.setHostName(value);
        } else if (keyword != u"application_name") {
            const Result<QString> quoted = quotedValue(keyword, value);
            if (!quoted) {
                return tl::unexpected(quoted.error());
            }
            options.push_back(*quoted);
            hasTimeout = hasTimeout || keyword == u"connect_timeout";
        }
    }
    if (!hasTimeout) {
        options.push_back(QStringLiteral("connect_timeout=") + ConnectTimeoutSeconds);
    }
    options.push_back(QStringLiteral("application_name=muscope"));
    database.setPassword(location.password);
    database.setConnectOptions(options.join(u';'));
    return {};
}

// Lets another thread cut a connection that may be closed at the same time.
class CutTarget {
public:
    explicit CutTarget(int socket)
        : m_socket(socket) {}

    void cut() {
        const std::lock_guard lock(m_mutex);
        if (m_socket >= 0) {
            ::shutdown(m_socket, SHUT_RDWR);
        }
    }

    void detach() {
        const std::lock_guard lock(m_mutex);
        m_socket = -1;
    }

private:
    std::mutex m_mutex; // guards m_socket
    int m_socket;
};

class PostgresConnection final : public SqlConnection {
public:
    PostgresConnection(std::unique_ptr<DatabaseHandle> handle, PGconn* connection)
        : m_handle(std::move(handle))
        , m_connection(connection)
        , m_cancel(PQgetCancel(connection), &PQfreeCancel)
        , m_cutTarget(std::make_shared<CutTarget>(PQsocket(connection))) {
        // Notices are for psql's users; libpq would write them to standard error.
        PQsetNoticeProcessor(connection, [](void*, const char*) {}, nullptr);
    }

    ~PostgresConnection() override { m_cutTarget->detach(); }
    Q_DISABLE_COPY_MOVE(PostgresConnection)

    Result<std::unique_ptr<RowCursor>> query(const QByteArray& sql,
                                             const std::vector<SqlValue>& values) override {
        return startPostgresQuery(m_connection, sql, values);
    }

    Result<void> copyIn(const QByteArray& sql, const QByteArray& rows) override {
        return copyIntoPostgres(m_connection, sql, rows);
    }

    Interrupter breaker() const override {
        return [target = m_cutTarget] { target->cut(); };
    }

    Interrupter interrupter() const override {
        return [cancel = m_cancel] {
            std::array<char, 256> error{};
            PQcancel(cancel.get(), error.data(), static_cast<int>(error.size()));
        };
    }

    QString backend() const override {
        const QString version =
            QString::fromUtf8(PQparameterStatus(m_connection, "server_version"));
        return QStringLiteral("PostgreSQL ") + version.section(u' ', 0, 0);
    }

private:
    std::unique_ptr<DatabaseHandle> m_handle;
    PGconn* m_connection;
    std::shared_ptr<PGcancel> m_cancel;
    std::shared_ptr<CutTarget> m_cutTarget;
};

Error connectionError(const StoreLocation& location, const QSqlError& error) {
    // Qt adds its own words around libpq's; the driver's text is libpq's alone.
    QString reason = postgresMessage(error.databaseText().toUtf8().constData());
    reason.remove(QStringLiteral("QPSQL: Unable to connect"));
    const bool wantsPassword = reason.contains(QStringLiteral("password"), Qt::CaseInsensitive);
    return {wantsPassword ? ErrorCode::Authentication : ErrorCode::Connection,
            QStringLiteral("opening %1: %2").arg(location.displayText(), reason.simplified())};
}

} // namespace

Result<std::unique_ptr<DatabaseHandle>> openPostgresHandle(const StoreLocation& location) {
    auto handle = std::make_unique<DatabaseHandle>(QStringLiteral("QPSQL"));
    QSqlDatabase& database = handle->database();
    if (!database.isValid()) {
        return failure(ErrorCode::Connection,
                       QStringLiteral("opening %1: Qt's PostgreSQL driver is not installed "
                                      "(package libqt6sql6-psql)")
                           .arg(location.displayText()));
    }
    if (const Result<void> applied = applyParameters(location, database); !applied) {
        return tl::unexpected(applied.error());
    }
    if (!database.open()) {
        return tl::unexpected(connectionError(location, database.lastError()));
    }
    if (handle->native<PGconn>("pg_conn*") == nullptr) {
        return failure(ErrorCode::Connection,
                       QStringLiteral("opening %1: Qt's PostgreSQL driver gave no connection")
                           .arg(location.displayText()));
    }
    return handle;
}

Result<std::unique_ptr<SqlConnection>> openPostgresConnection(const StoreLocation& location,
                                                              Access access) {
    auto handle = openPostgresHandle(location);
    if (!handle) {
        return tl::unexpected(handle.error());
    }
    auto* native = (*handle)->native<PGconn>("pg_conn*");
    auto connection = std::make_unique<PostgresConnection>(std::move(*handle), native);
    std::vector<const char*> settings{"SET TimeZone = 'UTC'", "SET DateStyle = 'ISO'",
                                      StatementTimeout};
    if (access == Access::ReadOnly) {
        settings.push_back("SET default_transaction_read_only = on");
    }
    for (const char* statement : settings) {
        if (const Result<void> done = connection->execute(statement); !done) {
            return failure(
                done.error().code,
                QStringLiteral("opening %1: %2").arg(location.displayText(), done.error().message));
        }
    }
    return connection;
}

} // namespace muscope
