// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/tail_table.h"

#include "core/store/builtin_stores.h"
#include "core/store/schema_maker.h"

namespace muscope {

namespace {

constexpr const char* PublishedPostgres =
    "CREATE TABLE mcp_events (id SERIAL PRIMARY KEY, session_id VARCHAR(36) NOT NULL,"
    " event_id VARCHAR(36) NOT NULL, event_type VARCHAR(50) NOT NULL, payload JSONB NOT NULL,"
    " created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, metadata JSONB DEFAULT '{}',"
    " CONSTRAINT unique_session_event UNIQUE (session_id, event_id))";
constexpr const char* PublishedSqlite =
    "CREATE TABLE mcp_events (id INTEGER PRIMARY KEY, session_id TEXT, event_id TEXT,"
    " event_type TEXT, payload TEXT, created_at TEXT)";
constexpr const char* UnkeyedPostgres =
    "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT, event_type TEXT, payload JSONB,"
    " created_at TIMESTAMPTZ DEFAULT now())";
constexpr const char* UnkeyedSqlite =
    "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT, event_type TEXT, payload TEXT,"
    " created_at TEXT DEFAULT CURRENT_TIMESTAMP)";

} // namespace

StoreLocation tailPlace(StoreFixture& stores, StoreLocation::Kind kind, TailTable table,
                        bool notify) {
    const bool isServer = kind == StoreLocation::Kind::PostgreSql;
    StoreLocation location;
    switch (table) {
    case TailTable::Own:
        location = stores.store(kind, {});
        break;
    case TailTable::Published:
        location = stores.emptyPlace(kind);
        stores.execute(location, isServer ? PublishedPostgres : PublishedSqlite);
        break;
    case TailTable::Unkeyed:
        location = stores.emptyPlace(kind);
        stores.execute(location, isServer ? UnkeyedPostgres : UnkeyedSqlite);
        break;
    }
    if (notify) {
        const Result<QStringList> statements = planSchema(location, false, true);
        if (!statements || statements->size() != 2 || !makeSchema(location, *statements)) {
            qFatal("the trigger could not be made");
        }
    }
    return location;
}

TailWriter::TailWriter(const StoreLocation& location) {
    QStringList remarks;
    auto connection = backendFor(location).connect(location, Access::ReadWrite, remarks);
    if (!connection) {
        qFatal("%s", qPrintable(connection.error().message));
    }
    m_connection = std::move(*connection);
}

void TailWriter::execute(const QByteArray& sql) {
    if (const Result<void> done = m_connection->execute(sql); !done) {
        qFatal("%s: %s", sql.constData(), qPrintable(done.error().message));
    }
}

void TailWriter::insert(const QByteArray& event, const QByteArray& session) {
    execute("INSERT INTO mcp_events (session_id, event_id, event_type, payload) VALUES ('" +
            session + "', '" + event + "', 't', '{}')");
}

} // namespace muscope
