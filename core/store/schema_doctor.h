// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/event_table.h"
#include "core/store/store_description.h"

#include <vector>

namespace muscope {

// One thing the schema doctor says of a store.
struct SchemaFinding {
    enum class Severity : unsigned char { Good, Hint, Warning };

    Severity severity = Severity::Good;
    QString message;
    QString statement; // what would mend it; empty: nothing needs to, or no single statement can
};

// What an opened table's columns and indexes mean for reading it.
struct SchemaReport {
    StoreDescription store;
    std::vector<SchemaFinding> findings;
};

// Looks at a store's table and tells in words what is missing and what would mend it. A table that
// cannot be read at all is an error, as it is when opening the store.
[[nodiscard]] Result<SchemaReport> examineSchema(const StoreLocation& location);

// The statement that makes the index for reading one session in order; empty when there is one.
[[nodiscard]] Result<QString> missingIndex(SqlConnection& connection, const SqlDialect& dialect,
                                           const StoreLocation& location, const EventTable& table);

} // namespace muscope
