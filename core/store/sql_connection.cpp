// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sql_connection.h"

namespace muscope {

Result<void> SqlConnection::forEachRow(const QByteArray& sql, const std::vector<SqlValue>& values,
                                       const RowVisitor& visit) {
    auto cursor = query(sql, values);
    if (!cursor) {
        return tl::unexpected(cursor.error());
    }
    for (;;) {
        const Result<bool> more = (*cursor)->next();
        if (!more) {
            return tl::unexpected(more.error());
        }
        if (!*more) {
            return {};
        }
        visit(**cursor);
    }
}

Result<void> SqlConnection::copyIn(const QByteArray&, const QByteArray&) {
    return failure(ErrorCode::InvalidInput, QStringLiteral("%1 has no COPY").arg(backend()));
}

Result<void> SqlConnection::execute(const QByteArray& sql, const std::vector<SqlValue>& values) {
    return forEachRow(sql, values, [](const RowCursor&) {});
}

Result<void> SqlConnection::inTransaction(const QByteArray& begin,
                                          const std::function<Result<void>()>& work) {
    const Result<void> begun = execute(begin);
    return begun ? end(work()) : begun;
}

Result<void> SqlConnection::inSnapshot(const QByteArray& begin,
                                       const std::function<Result<void>()>& work) {
    if (const Result<void> begun = execute(begin); !begun) {
        return begun;
    }
    const Result<void> done = work();
    const auto held = holdInterrupts();
    return end(done);
}

Result<void> SqlConnection::end(Result<void> done) {
    if (done) {
        done = execute("COMMIT");
    }
    if (!done) {
        // Where this fails as well the connection is gone, and the transaction with it.
        static_cast<void>(execute("ROLLBACK"));
    }
    return done;
}

} // namespace muscope
