// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What appending batches promises, whatever the store and whatever its table.
#include "core/event/timestamp.h"
#include "core/store/batch_appender.h"
#include "core/store/event_store.h"
#include "tests/support/store_fixture.h"
#include "tests/support/stored_events.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <thread>

namespace muscope {

namespace {

std::unique_ptr<BatchAppender> opened(const StoreLocation& location) {
    auto appender = BatchAppender::open(location);
    if (!appender) {
        qFatal("%s", qPrintable(appender.error().message));
    }
    return std::move(*appender);
}

// Events of one session whose ids count up.
std::vector<StoredEvent> someEvents(int first, int count) {
    std::vector<StoredEvent> events;
    for (int i = first; i < first + count; ++i) {
        StoredEvent event = eventAt("session", "", i % 60);
        event.eventId = EventId(QByteArray::number(i).rightJustified(6, '0'));
        event.direction = "c2s";
        event.streamId = "post 1";
        event.raw = "{ }";
        events.push_back(event);
    }
    return events;
}

} // namespace

class TestBatchAppender : public QObject {
    Q_OBJECT

private slots:
    void storesEveryFieldInOrder_data() { addStoreKinds(); }
    void storesEveryFieldInOrder();
    void storesHostileBytes_data() { addStoreKinds(); }
    void storesHostileBytes();
    void addsWhatIsMissingAlone_data() { addStoreKinds(); }
    void addsWhatIsMissingAlone();
    void takesNewEventsForOldOnesWhereTheyAreThere_data();
    void takesNewEventsForOldOnesWhereTheyAreThere();
    void storesATransactionWhollyOrNotAtAll_data() { addStoreKinds(); }
    void storesATransactionWhollyOrNotAtAll();
    void recordsIntoTheSeedsTable_data() { addStoreKinds(); }
    void recordsIntoTheSeedsTable();
    void recordsIntoMappedColumnsOfOtherTypes_data() { addStoreKinds(); }
    void recordsIntoMappedColumnsOfOtherTypes();
    void keepsAnEventOnceWithoutAConstraint_data() { addStoreKinds(); }
    void keepsAnEventOnceWithoutAConstraint();
    void findsEventsByTheirIds_data() { addStoreKinds(); }
    void findsEventsByTheirIds();
    void isCutOffWhileTheStoreHangs();
    void saysWhatIsMissing_data() { addStoreKinds(); }
    void saysWhatIsMissing();

private:
    StoreFixture m_stores;
};

void TestBatchAppender::storesEveryFieldInOrder() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    const std::vector<StoredEvent> events = someEvents(0, 1500);

    QCOMPARE(opened(location)->append(events, Novelty::New), Result<std::size_t>(1500));

    const std::vector<StoredEvent> stored = eventsOf(location);
    QCOMPARE(stored.size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        QCOMPARE(stored[i].eventId, events[i].eventId);
        QCOMPARE(stored[i].sessionId, events[i].sessionId);
        QCOMPARE(stored[i].type, events[i].type);
        QCOMPARE(Timestamp::parse(stored[i].view().createdAt.value()),
                 Timestamp::parse(events[i].view().createdAt.value()));
        QCOMPARE(QByteArray(*stored[i].payload).replace(' ', ""), events[i].payload);
        QCOMPARE(stored[i].direction, events[i].direction);
        QCOMPARE(stored[i].streamId, events[i].streamId);
        QCOMPARE(stored[i].raw, events[i].raw);
    }
}

void TestBatchAppender::storesHostileBytes() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    std::vector<StoredEvent> events = someEvents(0, 3);
    events[0].streamId = "tab\t back\\slash \\N \\. \r\n'); DROP TABLE mcp_events; -- é 😀";
    events[0].payload = "{\"a\":\"\\t\\\\ \\\\N\"}";
    events[1].raw = QByteArray("\0\xff\\\t\n\x80", 6);
    events[1].streamId = QByteArray("");
    events[2].raw.reset();
    events[2].streamId.reset();
    events[2].direction.reset();
    events[2].createdAt.reset();
    const auto appender = opened(location);
    for (const Novelty novelty : {Novelty::New, Novelty::MayBeStored}) {
        QCOMPARE(appender->append(events, novelty), Result<std::size_t>(3));

        const std::vector<StoredEvent> stored = eventsOf(location);
        for (std::size_t i = 0; i < events.size(); ++i) {
            const StoredEvent& read = stored[stored.size() - 3 + i];
            QCOMPARE(read.streamId, events[i].streamId);
            QCOMPARE(read.direction, events[i].direction);
            QCOMPARE(read.raw, events[i].raw);
            QCOMPARE(read.createdAt.has_value(), events[i].createdAt.has_value());
        }
        for (StoredEvent& event : events) {
            event.sessionId = SessionId(QByteArray("other"));
        }
    }
}

void TestBatchAppender::addsWhatIsMissingAlone() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    const auto appender = opened(location);
    QVERIFY(appender->append(someEvents(100, 50), Novelty::New));

    QCOMPARE(appender->append(someEvents(0, 1200), Novelty::MayBeStored),
             Result<std::size_t>(1150));
    QCOMPARE(appender->append(someEvents(0, 1200), Novelty::MayBeStored), Result<std::size_t>(0));

    const std::vector<StoredEvent> stored = eventsOf(location);
    QCOMPARE(stored.size(), std::size_t{1200});
    // What was added came in the order of the ids.
    for (std::size_t i = 51; i < stored.size(); ++i) {
        QVERIFY(stored[i - 1].eventId < stored[i].eventId);
    }
}

void TestBatchAppender::takesNewEventsForOldOnesWhereTheyAreThere_data() {
    QTest::addColumn<StoreLocation::Kind>("kind");
    QTest::newRow("PostgreSQL") << StoreLocation::Kind::PostgreSql;
}

void TestBatchAppender::takesNewEventsForOldOnesWhereTheyAreThere() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    const auto appender = opened(location);
    QVERIFY(appender->append(someEvents(5, 1), Novelty::New));

    QCOMPARE(appender->append(someEvents(0, 10), Novelty::New), Result<std::size_t>(9));

    QCOMPARE(eventsOf(location).size(), std::size_t{10});
}

void TestBatchAppender::storesATransactionWhollyOrNotAtAll() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    std::vector<StoredEvent> events = someEvents(0, 1200);
    events[300].payload.reset(); // NOT NULL
    const auto appender = opened(location);

    for (const Novelty novelty : {Novelty::New, Novelty::MayBeStored}) {
        const Result<std::size_t> added = appender->append(events, novelty);
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::Read);
        QVERIFY2(added.error().message.contains(QStringLiteral("1200 events")),
                 qPrintable(added.error().message));
    }
    QCOMPARE(eventsOf(location).size(), std::size_t{0});
    // And the connection is good for the next batch.
    QCOMPARE(appender->append(someEvents(0, 3), Novelty::New), Result<std::size_t>(3));
}

void TestBatchAppender::recordsIntoTheSeedsTable() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.emptyPlace(kind);
    m_stores.execute(location,
                     kind == StoreLocation::Kind::PostgreSql
                         ? "CREATE TABLE mcp_events (id SERIAL PRIMARY KEY,"
                           " session_id VARCHAR(36) NOT NULL, event_id VARCHAR(36) NOT NULL,"
                           " event_type VARCHAR(50) NOT NULL, payload JSONB NOT NULL,"
                           " metadata JSONB DEFAULT '{}',"
                           " created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,"
                           " CONSTRAINT unique_session_event UNIQUE (session_id, event_id))"
                         : "CREATE TABLE mcp_events (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                           " session_id TEXT NOT NULL, event_id TEXT NOT NULL,"
                           " event_type TEXT NOT NULL, payload TEXT NOT NULL, metadata TEXT,"
                           " created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,"
                           " UNIQUE (session_id, event_id))");
    const auto appender = opened(location);
    QVERIFY(!appender->hasColumn(Field::Raw) && !appender->hasColumn(Field::Direction));

    QCOMPARE(appender->append(someEvents(0, 10), Novelty::New), Result<std::size_t>(10));
    QCOMPARE(appender->append(someEvents(5, 10), Novelty::MayBeStored), Result<std::size_t>(5));

    const std::vector<StoredEvent> stored = eventsOf(location);
    QCOMPARE(stored.size(), std::size_t{15});
    QVERIFY(!stored[0].raw && !stored[0].direction);
    QVERIFY(stored[1].createdAt->contains("12:00:01.000001"));
}

void TestBatchAppender::recordsIntoMappedColumnsOfOtherTypes() {
    QFETCH(StoreLocation::Kind, kind);
    StoreLocation location = m_stores.emptyPlace(kind);
    m_stores.execute(location, kind == StoreLocation::Kind::PostgreSql
                                   ? "CREATE TABLE \"My \"\"log\" (id BIGSERIAL PRIMARY KEY,"
                                     " session_id CHAR(7), event_id TEXT, \"a kind\" TEXT,"
                                     " message JSON, created_at TIMESTAMPTZ)"
                                   : "CREATE TABLE \"My \"\"log\" (id INTEGER PRIMARY KEY,"
                                     " session_id TEXT, event_id TEXT, \"a kind\" TEXT,"
                                     " message TEXT, created_at TEXT)");
    location.table = QStringLiteral("My \"log");
    location.columns = {{QStringLiteral("payload"), QStringLiteral("message")},
                        {QStringLiteral("event_type"), QStringLiteral("a kind")}};
    const auto appender = opened(location);

    QCOMPARE(appender->append(someEvents(0, 2), Novelty::New), Result<std::size_t>(2));
    QCOMPARE(appender->append(someEvents(1, 2), Novelty::MayBeStored), Result<std::size_t>(1));

    const std::vector<StoredEvent> stored = eventsOf(location);
    QCOMPARE(stored.size(), std::size_t{3});
    QCOMPARE(stored[2].sessionId.value(), QByteArray("session"));
    QCOMPARE(stored[2].type, QByteArray("tool_call"));
}

void TestBatchAppender::keepsAnEventOnceWithoutAConstraint() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.emptyPlace(kind);
    m_stores.execute(location, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                               " event_type TEXT, payload TEXT, created_at TEXT)");
    const auto appender = opened(location);
    QVERIFY(appender->append(someEvents(0, 600), Novelty::New));

    QCOMPARE(appender->append(someEvents(300, 600), Novelty::MayBeStored),
             Result<std::size_t>(300));

    QCOMPARE(eventsOf(location).size(), std::size_t{900});
}

void TestBatchAppender::findsEventsByTheirIds() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    const auto appender = opened(location);
    QVERIFY(appender->append(someEvents(0, 700), Novelty::New));
    std::vector<StoredEvent> asked = someEvents(650, 600);
    asked[0].sessionId = SessionId("another");

    QByteArrayList found;
    const Result<void> done = appender->find(asked, [&found](const EventView& event) {
        found.push_back(StoredEvent::copyOf(event).eventId.value());
        QCOMPARE(StoredEvent::copyOf(event).raw, std::optional<QByteArray>("{ }"));
    });

    QVERIFY(done);
    std::sort(found.begin(), found.end());
    QCOMPARE(found.size(), 49);
    QCOMPARE(found.front(), QByteArray("000651"));
    QCOMPARE(found.back(), QByteArray("000699"));
}

void TestBatchAppender::isCutOffWhileTheStoreHangs() {
    const StoreLocation location = m_stores.store(StoreLocation::Kind::PostgreSql, {});
    const auto appender = opened(location);
    const QString database = location.parameter(u"dbname");
    QProcess locker; // holds a lock that nobody lets go of
    locker.start(QStringLiteral("psql"), {QStringLiteral("-X"), QStringLiteral("-q"),
                                          QStringLiteral("-d"), m_stores.server().uri(database)});
    locker.write("BEGIN; LOCK TABLE mcp_events; SELECT 'locked';\n");
    QByteArray printed;
    while (!printed.contains("locked")) {
        QVERIFY(locker.waitForReadyRead(60'000));
        printed += locker.readAllStandardOutput();
    }
    std::thread cutter([breaker = appender->breaker(), this, &database] {
        const QString waiting = QStringLiteral("SELECT count(*) FROM pg_locks WHERE NOT granted");
        while (m_stores.server().execute(waiting, database) == u"0") {
        }
        breaker();
    });

    const Result<std::size_t> added = appender->append(someEvents(0, 1), Novelty::New);

    cutter.join();
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::Connection);
    locker.kill();
    locker.waitForFinished();
}

void TestBatchAppender::saysWhatIsMissing() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.emptyPlace(kind);
    const auto appender = BatchAppender::open(location);
    QVERIFY(!appender);
    QVERIFY2(appender.error().message.contains(kind == StoreLocation::Kind::Sqlite
                                                   ? QStringLiteral("no such file")
                                                   : QStringLiteral("mcp_events")),
             qPrintable(appender.error().message));
    if (kind == StoreLocation::Kind::Sqlite) {
        QVERIFY(!QFile::exists(location.path));
    }
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestBatchAppender)
#include "tst_batch_appender.moc"
