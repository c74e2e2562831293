// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/store_location.h"

#include <QStringList>

namespace muscope {

// The statements that would make the location's table, or with upgrade add to an existing one the
// optional columns and the index it lacks; with notify also those that make a PostgreSQL table tell
// its followers of new events. Empty when there is nothing to do. No row is touched.
[[nodiscard]] Result<QStringList> planSchema(const StoreLocation& location, bool upgrade,
                                             bool notify = false);

// The trigger that tells followers of new events, and its function: two statements.
[[nodiscard]] QStringList notifyStatements(const StoreLocation& location);

// Runs such statements, all or none. A missing SQLite file is made, readable by its owner alone.
[[nodiscard]] Result<void> makeSchema(const StoreLocation& location, const QStringList& statements);

// Makes a SQLite file with muscope's table where there is no file yet; other stores are left as
// they are.
[[nodiscard]] Result<void> makeMissingFile(const StoreLocation& location);

} // namespace muscope
