// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_connection.h"

#include "core/store/database_handle.h"
#include "core/store/sqlite_cursor.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>

#include <sqlite3.h>

#include <mutex>

namespace muscope {

namespace {

constexpr QLatin1StringView BusyTimeout("QSQLITE_BUSY_TIMEOUT=5000");

// Lets another thread interrupt a database that may be closed at the same time.
class InterruptTarget {
public:
    explicit InterruptTarget(sqlite3* database)
        : m_database(database) {}

    void interrupt() {
        const std::lock_guard lock(m_mutex);
        if (m_database != nullptr) {
            sqlite3_interrupt(m_database);
        }
    }

    // For as long as it is kept, interrupts wait.
    [[nodiscard]] std::unique_lock<std::mutex> hold() { return std::unique_lock(m_mutex); }

    void detach() {
        const std::lock_guard lock(m_mutex);
        m_database = nullptr;
    }

private:
    std::mutex m_mutex; // guards m_database
    sqlite3* m_database;
};

class SqliteConnection final : public SqlConnection {
public:
    SqliteConnection(std::unique_ptr<DatabaseHandle> handle, sqlite3* database, bool seesChanges)
        : m_handle(std::move(handle))
        , m_database(database)
        , m_seesChanges(seesChanges)
        , m_target(std::make_shared<InterruptTarget>(database)) {}
    ~SqliteConnection() override { m_target->detach(); }
    Q_DISABLE_COPY_MOVE(SqliteConnection)

    Result<std::unique_ptr<RowCursor>> query(const QByteArray& sql,
                                             const std::vector<SqlValue>& values) override {
        return startSqliteQuery(m_database, sql, values);
    }

    Interrupter interrupter() const override {
        return [target = m_target] { target->interrupt(); };
    }

    bool seesChanges() const override { return m_seesChanges; }

    QString backend() const override {
        return QStringLiteral("SQLite ") + QString::fromUtf8(sqlite3_libversion());
    }

private:
    std::unique_lock<std::mutex> holdInterrupts() override { return m_target->hold(); }

    std::unique_ptr<DatabaseHandle> m_handle;
    sqlite3* m_database;
    bool m_seesChanges;
    std::shared_ptr<InterruptTarget> m_target;
};

enum class Mode : unsigned char { ReadOnly, Immutable, ReadWrite };

QString uriFor(const QString& path, Mode mode) {
    const QByteArray encoded =
        QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), QByteArrayLiteral("/"));
    const char* suffix = mode == Mode::ReadOnly    ? "?mode=ro"
                         : mode == Mode::Immutable ? "?immutable=1"
                                                   : "?mode=rwc";
    return QStringLiteral("file:") + QString::fromLatin1(encoded) + QLatin1StringView(suffix);
}

Result<std::unique_ptr<SqlConnection>> connect(const StoreLocation& location, Mode mode) {
    auto handle = std::make_unique<DatabaseHandle>(QStringLiteral("QSQLITE"));
    QSqlDatabase& database = handle->database();
    database.setDatabaseName(uriFor(location.path, mode));
    QString options = QStringLiteral("QSQLITE_OPEN_URI;") + BusyTimeout;
    if (mode != Mode::ReadWrite) {
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    }
    database.setConnectOptions(options);
    if (!database.open()) {
        return failure(ErrorCode::Connection,
                       QStringLiteral("opening %1: %2")
                           .arg(location.displayText(), database.lastError().databaseText()));
    }
    auto* native = handle->native<sqlite3>("sqlite3*");
    if (native == nullptr) {
        return failure(ErrorCode::Connection,
                       QStringLiteral("opening %1: Qt's SQLite driver gave no connection")
                           .arg(location.displayText()));
    }
    // Numbers that are not JSON (1e400) and broken texts must come back as they are: no SQL
    // function touches them. The first statement finds out whether this is a database at all.
    auto connection =
        std::make_unique<SqliteConnection>(std::move(handle), native, mode != Mode::Immutable);
    if (const Result<void> read = connection->execute("SELECT count(*) FROM sqlite_schema");
        !read) {
        return failure(
            read.error().code,
            QStringLiteral("opening %1: %2").arg(location.displayText(), read.error().message));
    }
    return connection;
}

QString immutableRemark(const QString& path) {
    const QFileInfo log(path + QStringLiteral("-wal"));
    const QString missed =
        log.exists() && log.size() > 0
            ? QStringLiteral(
                  "; its write-ahead log could not be read, so the newest events are missing")
            : QString();
    return QStringLiteral("opened as an unchanging copy: the folder of this WAL database cannot be "
                          "written, so changes made meanwhile are not seen%1")
        .arg(missed);
}

} // namespace

Result<std::unique_ptr<SqlConnection>> openSqliteConnection(const StoreLocation& location,
                                                            Access access, QStringList& remarks) {
    if (access == Access::ReadWrite) {
        return connect(location, Mode::ReadWrite);
    }
    const QFileInfo file(location.path);
    if (!file.exists() || file.isDir()) {
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("opening %1: there is no such file").arg(location.displayText()));
    }
    auto connection = connect(location, Mode::ReadOnly);
    if (connection || connection.error().code == ErrorCode::Schema ||
        QFileInfo(file.absolutePath()).isWritable()) {
        return connection;
    }
    auto immutable = connect(location, Mode::Immutable);
    if (immutable) {
        remarks.push_back(immutableRemark(location.path));
    }
    return immutable;
}

} // namespace muscope
