// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_table.h"

namespace muscope {

// The type a session file gives the column of receipts that were in a JSON column: SQLite has no
// such type of its own, and with this name it keeps the text as it is.
constexpr const char* CarriedJsonType = "JSON TEXT";

// Looks for a table mu_receipts beside the location's table (product.md, section 3) and binds it as
// an event table: the event a receipt is of, its session where a column tells it, and the receipt's
// text in place of the payload. Nullopt where there is none; one that cannot be read or lacks those
// columns is none either, and a remark says why.
[[nodiscard]] Result<std::optional<EventTable>> findReceiptTable(SqlConnection& connection,
                                                                 const SqlDialect& dialect,
                                                                 const StoreLocation& location,
                                                                 QStringList& remarks);

} // namespace muscope
