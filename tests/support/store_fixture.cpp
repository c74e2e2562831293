// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/store_fixture.h"

#include "core/event/timestamp.h"
#include "core/store/builtin_stores.h"
#include "core/store/event_writer.h"
#include "core/store/schema_maker.h"
#include "tests/support/value_of.h"

#include <QTest>

namespace muscope {

namespace {

void succeedOrFail(const Result<void>& result) {
    if (!result) {
        qFatal("%s", qPrintable(result.error().message));
    }
}

} // namespace

StoreFixture::StoreFixture() = default;

StoreLocation StoreFixture::emptyPlace(StoreLocation::Kind kind) {
    ++m_count;
    if (kind == StoreLocation::Kind::PostgreSql) {
        const QString name = QStringLiteral("contract_%1").arg(m_count);
        m_server.createDatabase(name);
        return valueOf(StoreLocation::parse(m_server.uri(name)));
    }
    return valueOf(
        StoreLocation::parse(m_folder.filePath(QStringLiteral("contract %1.sqlite").arg(m_count))));
}

StoreLocation StoreFixture::store(StoreLocation::Kind kind,
                                  const std::vector<StoredEvent>& events) {
    const StoreLocation location = emptyPlace(kind);
    succeedOrFail(makeSchema(location, valueOf(planSchema(location, false))));
    const std::unique_ptr<EventWriter> writer = valueOf(EventWriter::open(location));
    for (const StoredEvent& event : events) {
        succeedOrFail(writer->append(event));
    }
    succeedOrFail(writer->commit());
    return location;
}

void StoreFixture::execute(const StoreLocation& location, const QByteArray& sql) {
    QStringList remarks;
    const auto connection =
        valueOf(backendFor(location).connect(location, Access::ReadWrite, remarks));
    succeedOrFail(connection->execute(sql));
}

StoredEvent eventAt(const char* session, const char* id, int second) {
    constexpr std::int64_t Noon = 1'795'176'000'000'000; // 2026-11-20 12:00 UTC
    StoredEvent event;
    event.sessionId = SessionId(session);
    event.eventId = EventId(id);
    event.type = "tool_call";
    event.createdAt = QByteArray::fromStdString(
        Timestamp::fromMicroseconds(Noon + std::int64_t{second} * 1'000'000 + 1).toText());
    event.payload = R"({"tool":"greet"})";
    event.metadata = "{}";
    return event;
}

void addStoreKinds() {
    QTest::addColumn<StoreLocation::Kind>("kind");
    QTest::newRow("PostgreSQL") << StoreLocation::Kind::PostgreSql;
    QTest::newRow("SQLite") << StoreLocation::Kind::Sqlite;
}

} // namespace muscope
