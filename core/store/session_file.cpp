// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/session_file.h"

#include "core/base/utf8_text.h"
#include "core/store/builtin_stores.h"

namespace muscope {

namespace {

std::string text(const RowCursor& row, int column) {
    return std::string(row.bytes(column).value_or(std::string_view()));
}

CarriedFile fileOf(const RowCursor& row) {
    return {text(row, 0), text(row, 1), text(row, 2), text(row, 3)};
}

Result<void> readParts(SqlConnection& connection, SessionFileParts& parts) {
    return connection
        .forEachRow("SELECT session_id, events, digest FROM muscope_digests ORDER BY rowid", {},
                    [&parts](const RowCursor& row) {
                        parts.digests.push_back({SessionId(QByteArray::fromStdString(text(row, 0))),
                                                 row.integer(1), text(row, 2)});
                    })
        .and_then([&] {
            return connection.forEachRow(
                "SELECT name, text, '', '' FROM muscope_workflows ORDER BY id", {},
                [&parts](const RowCursor& row) { parts.workflows.push_back(fileOf(row)); });
        })
        .and_then([&] {
            return connection.forEachRow(
                "SELECT name, text, document_name, document_text FROM muscope_receipt_files"
                " ORDER BY id",
                {}, [&parts](const RowCursor& row) { parts.receipts.push_back(fileOf(row)); });
        });
}

} // namespace

Result<std::optional<SessionFileParts>> readSessionFile(const StoreLocation& location) {
    if (location.kind != StoreLocation::Kind::Sqlite) {
        return std::nullopt;
    }
    QStringList remarks; // said where the store is opened
    auto connection = backendFor(location).connect(location, Access::ReadOnly, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    std::int64_t mark = 0;
    Result<void> done =
        (*connection)->forEachRow("PRAGMA application_id", {}, [&mark](const RowCursor& row) {
            mark = row.integer(0);
        });
    if (done && mark != SessionFileMark) {
        return std::nullopt;
    }
    SessionFileParts parts;
    done = done.and_then([&] { return readParts(**connection, parts); });
    if (!done) {
        return failure(done.error().code,
                       QStringLiteral("reading what the session file %1 carries: %2")
                           .arg(location.displayText(), done.error().message));
    }
    return parts;
}

} // namespace muscope
