// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/row_cursor.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace muscope {

// Bytes that are no text: BYTEA, BLOB.
struct SqlBlob {
    QByteArray bytes;
};

// A value bound to a statement; never pasted into it.
using SqlValue = std::variant<std::monostate, std::int64_t, QByteArray, SqlBlob>;

[[nodiscard]] inline SqlValue textOrNull(const std::optional<QByteArray>& text) {
    return text ? SqlValue(*text) : SqlValue();
}

// Stops the statement a connection is running, from any thread and at any time, also after the
// connection is gone. May wait for the network, so not for the GUI thread.
using Interrupter = std::function<void()>;

// One connection to a database. Lives and dies in one thread; one statement at a time.
class SqlConnection {
public:
    virtual ~SqlConnection() = default;

    // Starts a statement and streams its rows. Placeholders are those of the database ($1 or ?1).
    [[nodiscard]] virtual Result<std::unique_ptr<RowCursor>>
    query(const QByteArray& sql, const std::vector<SqlValue>& values) = 0;

    // Runs a statement to its end and gives each row to visit, which may keep nothing of it.
    using RowVisitor = std::function<void(const RowCursor&)>;
    [[nodiscard]] Result<void>
    forEachRow(const QByteArray& sql, const std::vector<SqlValue>& values, const RowVisitor& visit);

    // Runs a statement to its end and drops its rows.
    [[nodiscard]] Result<void> execute(const QByteArray& sql,
                                       const std::vector<SqlValue>& values = {});

    // Works in a transaction that the statement begins: commits it, or rolls it back where the work
    // or the commit fails.
    [[nodiscard]] Result<void> inTransaction(const QByteArray& begin,
                                             const std::function<Result<void>()>& work);
    // The same for what only reads: while it ends interrupts wait, so that they leave none open.
    [[nodiscard]] Result<void> inSnapshot(const QByteArray& begin,
                                          const std::function<Result<void>()>& work);

    // Runs a COPY … FROM STDIN with rows in its text form, all or none of them.
    // ErrorCode::InvalidInput where the database has no COPY.
    [[nodiscard]] virtual Result<void> copyIn(const QByteArray& sql, const QByteArray& rows);

    [[nodiscard]] virtual Interrupter interrupter() const = 0;
    // Ends the running statement without the server's help: where a network is between, the
    // connection is cut and of no more use. Any thread and time, as interrupter(); never waits.
    [[nodiscard]] virtual Interrupter breaker() const { return interrupter(); }

    // False for a copy that stays as it was when it was opened.
    [[nodiscard]] virtual bool seesChanges() const { return true; }

    // "PostgreSQL 15.8", "SQLite 3.40.1".
    [[nodiscard]] virtual QString backend() const = 0;

private:
    // Interrupts wait for as long as it is kept, where one could end a COMMIT or a ROLLBACK.
    [[nodiscard]] virtual std::unique_lock<std::mutex> holdInterrupts() { return {}; }
    // The transaction, after what was done in it.
    [[nodiscard]] Result<void> end(Result<void> done);
};

} // namespace muscope
