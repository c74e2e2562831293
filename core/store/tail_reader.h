// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_table.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace muscope {

// Where following a store begins.
struct TailStart {
    enum class Kind : unsigned char {
        Now,   // with what is not there yet
        First, // with the first event of the store
        After, // with what the store's order has behind one event
    };
    Kind kind = Kind::Now;
    Sequence after; // Kind::After
};

// A row that came, before it is read.
struct TailRow {
    Sequence sequence;
    SessionId session;
    QByteArray createdAt; // as the store spells it; empty where it is NULL
};

// Some of the rows that came.
struct TailPage {
    std::vector<TailRow> rows;
    bool isLast = true; // nothing else that the transaction sees has yet to be given
};

// Finds the rows of a table that came since it was last asked: each once, also those that commit
// late. One way of doing so, fit for one kind of table. Keeps its place in memory alone, whatever
// happens to connections; a call that fails has moved nothing.
class TailReader {
public:
    virtual ~TailReader() = default;

    // Notes where the store stands. Inside a transaction, before the first page.
    [[nodiscard]] virtual Result<void> begin(SqlConnection& connection, const TailStart& start) = 0;

    // A cheap look outside any transaction: false when nothing can have come since the last page
    // that was the last.
    [[nodiscard]] virtual Result<bool> mayHaveMore(SqlConnection& connection) = 0;

    // Inside a transaction that sees one unchanging state of the store. ErrorCode::Cancelled, and
    // nothing is moved, where stop is requested before the rows are taken.
    [[nodiscard]] virtual Result<TailPage> nextPage(SqlConnection& connection,
                                                    const std::stop_token& stop) = 0;

    // After a new connection was made, inside a transaction: what is to be said when this is not
    // the store it was and following began anew; empty when it goes on.
    [[nodiscard]] virtual Result<QString> resume(SqlConnection& connection) = 0;

    // What this way of following cannot do; empty when it misses nothing.
    [[nodiscard]] virtual QString limitation() const { return {}; }
};

// The way that suits the location's table, found at "table".
[[nodiscard]] Result<std::unique_ptr<TailReader>> makeTailReader(SqlConnection& connection,
                                                                 const SqlDialect& dialect,
                                                                 const StoreLocation& location,
                                                                 const EventTable& table);

} // namespace muscope
