// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/sql_connection.h"
#include "tests/support/store_fixture.h"

namespace muscope {

// The kinds of tables there are to follow.
enum class TailTable : unsigned char {
    Own,       // muscope's
    Published, // the founding guide's
    Unkeyed,   // rows have no number
};

// An empty store with such a table, with the trigger where it is to notify.
[[nodiscard]] StoreLocation tailPlace(StoreFixture& stores, StoreLocation::Kind kind,
                                      TailTable table, bool notify);

// A connection that writes, with one statement for an event.
class TailWriter {
public:
    explicit TailWriter(const StoreLocation& location);

    void execute(const QByteArray& sql);
    void insert(const QByteArray& event, const QByteArray& session = "s");

private:
    std::unique_ptr<SqlConnection> m_connection;
};

} // namespace muscope
