// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/access.h"
#include "core/store/sql_dialect.h"

#include <QStringList>

#include <functional>

namespace muscope {

// A kind of store: how it is connected to and how its SQL differs.
struct StoreBackend {
    StoreLocation::Kind kind;
    std::function<Result<std::unique_ptr<SqlConnection>>(const StoreLocation&, Access,
                                                         QStringList& remarks)>
        connect;
    const SqlDialect& dialect;
};

// The kinds muscope knows; a new one is a line there.
[[nodiscard]] const std::vector<StoreBackend>& builtinStores();
[[nodiscard]] const StoreBackend& backendFor(const StoreLocation& location);

} // namespace muscope
