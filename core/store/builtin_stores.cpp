// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/builtin_stores.h"

#include "core/store/postgres_connection.h"
#include "core/store/postgres_dialect.h"
#include "core/store/sqlite_connection.h"
#include "core/store/sqlite_dialect.h"

#include <algorithm>

namespace muscope {

const std::vector<StoreBackend>& builtinStores() {
    static const std::vector<StoreBackend> backends{
        {StoreLocation::Kind::PostgreSql,
         [](const StoreLocation& location, Access access, QStringList&) {
             return openPostgresConnection(location, access);
         },
         postgresDialect()},
        {StoreLocation::Kind::Sqlite, openSqliteConnection, sqliteDialect()},
    };
    return backends;
}

const StoreBackend& backendFor(const StoreLocation& location) {
    return *std::ranges::find(builtinStores(), location.kind, &StoreBackend::kind);
}

} // namespace muscope
