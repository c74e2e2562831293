// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/store/store_location.h"
#include "tests/support/postgres_server.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace muscope {

// Empty stores of every kind for a contract test: a new database or file each time.
class StoreFixture {
public:
    StoreFixture();

    // A place without a table yet.
    [[nodiscard]] StoreLocation emptyPlace(StoreLocation::Kind kind);
    // A store with muscope's table and these events.
    [[nodiscard]] StoreLocation store(StoreLocation::Kind kind,
                                      const std::vector<StoredEvent>& events);
    // Runs statements with the right to write.
    void execute(const StoreLocation& location, const QByteArray& sql);

    [[nodiscard]] PostgresServer& server() { return m_server; }

private:
    PostgresServer m_server;
    QTemporaryDir m_folder;
    int m_count = 0;
};

// A plain event: created_at counts seconds from a fixed day.
[[nodiscard]] StoredEvent eventAt(const char* session, const char* id, int second);

// One row a kind, for the data function of a contract test.
void addStoreKinds();

} // namespace muscope
