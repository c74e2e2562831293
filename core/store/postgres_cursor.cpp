// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres_cursor.h"

#include "core/store/postgres_result.h"

#include <QStringList>
#include <QtEndian>

#include <array>

namespace muscope {

namespace {

constexpr const char* QueryCancelled = "57014";
constexpr const char* UndefinedTable = "42P01";
constexpr const char* UndefinedColumn = "42703";
constexpr const char* InsufficientPrivilege = "42501";
constexpr const char* ReadOnlyTransaction = "25006";

ErrorCode codeFor(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (state == nullptr) {
        return ErrorCode::Connection;
    }
    if (qstrcmp(state, QueryCancelled) == 0) {
        return ErrorCode::Cancelled;
    }
    if (qstrcmp(state, UndefinedTable) == 0 || qstrcmp(state, UndefinedColumn) == 0 ||
        qstrcmp(state, InsufficientPrivilege) == 0) {
        return ErrorCode::Schema;
    }
    // Class 57 but for a cancelled query: the server is shutting down or crashed.
    if (qstrncmp(state, "57", 2) == 0 || qstrncmp(state, "08", 2) == 0) {
        return ErrorCode::Connection;
    }
    // Class 53: disk full, out of memory; 25006: the database takes no writes.
    return qstrncmp(state, "53", 2) == 0 || qstrcmp(state, ReadOnlyTransaction) == 0
               ? ErrorCode::Write
               : ErrorCode::Read;
}

class PostgresCursor final : public RowCursor {
public:
    explicit PostgresCursor(PGconn* connection)
        : m_connection(connection) {}

    // An unfinished statement is told to stop, then read to its end, so that the connection is
    // free again.
    ~PostgresCursor() override {
        if (m_isDone) {
            return;
        }
        if (PGcancel* cancel = PQgetCancel(m_connection); cancel != nullptr) {
            std::array<char, 256> error{};
            PQcancel(cancel, error.data(), static_cast<int>(error.size()));
            PQfreeCancel(cancel);
        }
        m_row.reset();
        while (PGresult* result = PQgetResult(m_connection)) {
            PQclear(result);
        }
    }
    Q_DISABLE_COPY_MOVE(PostgresCursor)

    Result<bool> next() override {
        m_row.reset(PQgetResult(m_connection));
        if (!m_row) {
            m_isDone = true;
            return false;
        }
        switch (PQresultStatus(m_row.get())) {
        case PGRES_SINGLE_TUPLE:
            return true;
        case PGRES_TUPLES_OK:
        case PGRES_COMMAND_OK:
        case PGRES_EMPTY_QUERY:
            return next();
        default:
            break;
        }
        return fail();
    }

    std::optional<std::string_view> bytes(int column) const override {
        if (PQgetisnull(m_row.get(), 0, column) != 0) {
            return std::nullopt;
        }
        return std::string_view(PQgetvalue(m_row.get(), 0, column),
                                static_cast<std::size_t>(PQgetlength(m_row.get(), 0, column)));
    }

    std::int64_t integer(int column) const override {
        const auto value = bytes(column);
        return value && value->size() == sizeof(std::int64_t)
                   ? qFromBigEndian<std::int64_t>(value->data())
                   : 0;
    }

private:
    Result<bool> fail() {
        Error error = postgresError(m_connection, m_row.get());
        m_row.reset();
        while (PGresult* rest = PQgetResult(m_connection)) {
            PQclear(rest);
        }
        m_isDone = true;
        return tl::unexpected(std::move(error));
    }

    PGconn* m_connection;
    PostgresResult m_row;
    bool m_isDone = false;
};

// Values in libpq's form: text but for blobs, which are binary; a null pointer for NULL.
struct BoundValues {
    explicit BoundValues(const std::vector<SqlValue>& values) {
        m_texts.reserve(values.size());
        for (const SqlValue& value : values) {
            if (const auto* number = std::get_if<std::int64_t>(&value)) {
                m_texts.push_back(QByteArray::number(static_cast<qlonglong>(*number)));
            } else if (const auto* text = std::get_if<QByteArray>(&value)) {
                m_texts.push_back(*text);
            } else if (const auto* blob = std::get_if<SqlBlob>(&value)) {
                m_texts.push_back(blob->bytes);
            } else {
                m_texts.emplace_back();
            }
            const bool isNull = std::holds_alternative<std::monostate>(value);
            hasNul = hasNul ||
                     (std::holds_alternative<QByteArray>(value) && m_texts.back().contains('\0'));
            pointers.push_back(isNull ? nullptr : m_texts.back().constData());
            lengths.push_back(static_cast<int>(m_texts.back().size()));
            formats.push_back(std::holds_alternative<SqlBlob>(value) ? 1 : 0);
        }
    }

    std::vector<const char*> pointers;
    std::vector<int> lengths;
    std::vector<int> formats; // 1: binary
    bool hasNul = false;      // a text holds a NUL, where the server would end it

private:
    std::vector<QByteArray> m_texts;
};

} // namespace

Result<std::unique_ptr<RowCursor>> startPostgresQuery(PGconn* connection, const QByteArray& sql,
                                                      const std::vector<SqlValue>& values) {
    constexpr int BinaryResults = 1;
    const BoundValues bound(values);
    if (bound.hasNul) {
        return failure(ErrorCode::Read,
                       QStringLiteral("a text holds a NUL, which PostgreSQL does not take"));
    }
    const int isSent = PQsendQueryParams(
        connection, sql.constData(), static_cast<int>(values.size()), nullptr,
        bound.pointers.data(), bound.lengths.data(), bound.formats.data(), BinaryResults);
    if (isSent == 0) {
        return failure(PQstatus(connection) == CONNECTION_BAD ? ErrorCode::Connection
                                                              : ErrorCode::Read,
                       postgresMessage(PQerrorMessage(connection)));
    }
    PQsetSingleRowMode(connection);
    return std::make_unique<PostgresCursor>(connection);
}

Error postgresError(PGconn* connection, const PGresult* result) {
    if (PQstatus(connection) == CONNECTION_BAD) {
        return {ErrorCode::Connection, postgresMessage(PQerrorMessage(connection))};
    }
    return {codeFor(result), postgresMessage(PQresultErrorMessage(result))};
}

QString postgresMessage(const char* text) {
    QStringList lines;
    for (const QString& line : QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts)) {
        lines.push_back(line.simplified());
    }
    QString message = lines.join(QStringLiteral("; "));
    for (const QLatin1StringView prefix :
         {QLatin1StringView("ERROR: "), QLatin1StringView("FATAL: ")}) {
        message.replace(prefix, QString());
    }
    while (message.endsWith(u'.')) {
        message.chop(1);
    }
    return message;
}

} // namespace muscope
