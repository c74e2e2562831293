// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_cursor.h"

#include <sqlite3.h>

namespace muscope {

namespace {

Error errorOf(sqlite3* database) {
    const int code = sqlite3_errcode(database);
    const QString message = QString::fromUtf8(sqlite3_errmsg(database));
    switch (code & 0xFF) {
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, message};
    case SQLITE_NOTADB:
        return {ErrorCode::Schema, QStringLiteral("the file is not a SQLite database")};
    case SQLITE_BUSY:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {ErrorCode::Connection, message};
    case SQLITE_FULL:
    case SQLITE_READONLY:
        return {ErrorCode::Write, message};
    default:
        return {ErrorCode::Read, message};
    }
}

class SqliteCursor final : public RowCursor {
public:
    SqliteCursor(sqlite3* database, sqlite3_stmt* statement)
        : m_database(database)
        , m_statement(statement) {}
    ~SqliteCursor() override { sqlite3_finalize(m_statement); }
    Q_DISABLE_COPY_MOVE(SqliteCursor)

    Result<bool> next() override {
        switch (sqlite3_step(m_statement)) {
        case SQLITE_ROW:
            return true;
        case SQLITE_DONE:
            return false;
        default:
            return tl::unexpected(errorOf(m_database));
        }
    }

    std::optional<std::string_view> bytes(int column) const override {
        const int type = sqlite3_column_type(m_statement, column);
        if (type == SQLITE_NULL) {
            return std::nullopt;
        }
        const void* data = type == SQLITE_BLOB
                               ? sqlite3_column_blob(m_statement, column)
                               : static_cast<const void*>(sqlite3_column_text(m_statement, column));
        const int size = sqlite3_column_bytes(m_statement, column);
        return data == nullptr ? std::string_view()
                               : std::string_view(static_cast<const char*>(data),
                                                  static_cast<std::size_t>(size));
    }

    std::int64_t integer(int column) const override {
        return sqlite3_column_int64(m_statement, column);
    }

private:
    sqlite3* m_database;
    sqlite3_stmt* m_statement;
};

void bind(sqlite3_stmt* statement, int place, const SqlValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        sqlite3_bind_int64(statement, place, *number);
    } else if (const auto* text = std::get_if<QByteArray>(&value)) {
        sqlite3_bind_text64(statement, place, text->constData(),
                            static_cast<sqlite3_uint64>(text->size()), SQLITE_TRANSIENT,
                            SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<SqlBlob>(&value)) {
        sqlite3_bind_blob64(statement, place, blob->bytes.constData(),
                            static_cast<sqlite3_uint64>(blob->bytes.size()), SQLITE_TRANSIENT);
    } else {
        sqlite3_bind_null(statement, place);
    }
}

} // namespace

Result<std::unique_ptr<RowCursor>> startSqliteQuery(sqlite3* database, const QByteArray& sql,
                                                    const std::vector<SqlValue>& values) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.constData(), static_cast<int>(sql.size()), &statement,
                           nullptr) != SQLITE_OK) {
        return tl::unexpected(errorOf(database));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        bind(statement, static_cast<int>(i) + 1, values[i]);
    }
    return std::make_unique<SqliteCursor>(database, statement);
}

} // namespace muscope
