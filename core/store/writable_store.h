// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_table.h"

#include <memory>

namespace muscope {

// A store that is there, opened to change what its table of events holds.
struct WritableStore {
    std::unique_ptr<SqlConnection> connection;
    const SqlDialect& dialect;
    EventTable table;
};

// Makes nothing: ErrorCode::NotFound where there is no such file. purpose is what an error says the
// store was opened for, "to write into it".
[[nodiscard]] Result<WritableStore> openForWriting(const StoreLocation& location,
                                                   const QString& purpose);

} // namespace muscope
