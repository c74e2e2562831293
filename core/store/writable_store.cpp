// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/writable_store.h"

#include "core/store/builtin_stores.h"

#include <QFile>

namespace muscope {

Result<WritableStore> openForWriting(const StoreLocation& location, const QString& purpose) {
    // SQLite would make the file.
    if (location.kind == StoreLocation::Kind::Sqlite && !QFile::exists(location.path)) {
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("opening %1: there is no such file").arg(location.displayText()));
    }
    const StoreBackend& backend = backendFor(location);
    QStringList remarks;
    auto connection = backend.connect(location, Access::ReadWrite, remarks);
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    Result<EventTable> table = findEventTable(**connection, backend.dialect, location);
    if (!table) {
        return failure(table.error().code,
                       QStringLiteral("opening %1 %2: %3")
                           .arg(location.displayText(), purpose, table.error().message));
    }
    return WritableStore{std::move(*connection), backend.dialect, std::move(*table)};
}

} // namespace muscope
