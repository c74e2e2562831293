// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What every kind of store promises.
#include "core/event/event_batch.h"
#include "core/event/timestamp.h"
#include "core/store/builtin_stores.h"
#include "core/store/event_store.h"
#include "tests/support/store_fixture.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <thread>

namespace muscope {

namespace {

std::unique_ptr<EventStore> opened(const StoreLocation& location) {
    auto store = EventStore::open(location);
    if (!store) {
        qFatal("%s", qPrintable(store.error().message));
    }
    return std::move(*store);
}

std::vector<StoredEvent> readAll(EventStore& store, const EventScope& scope) {
    std::vector<StoredEvent> events;
    const Result<void> read = store.read(
        scope, [&events](const EventView& event) { events.push_back(StoredEvent::copyOf(event)); },
        {});
    if (!read) {
        qFatal("%s", qPrintable(read.error().message));
    }
    return events;
}

} // namespace

class TestEventStore : public QObject {
    Q_OBJECT

private slots:
    void listsSessionsNewestFirst_data() { addStoreKinds(); }
    void listsSessionsNewestFirst();
    void listsTheNewestSessionsAsTheyWillBe_data() { addStoreKinds(); }
    void listsTheNewestSessionsAsTheyWillBe();
    void readsEveryFieldInStoreOrder_data() { addStoreKinds(); }
    void readsEveryFieldInStoreOrder();
    void orderIsTheSequenceWhateverTheTimes_data() { addStoreKinds(); }
    void orderIsTheSequenceWhateverTheTimes();
    void readsOneSessionAndTheFirstN_data() { addStoreKinds(); }
    void readsOneSessionAndTheFirstN();
    void losesNothingBetweenPages_data() { addStoreKinds(); }
    void losesNothingBetweenPages();
    void readsSingleEventsByKey_data() { addStoreKinds(); }
    void readsSingleEventsByKey();
    void stopsWhenAsked_data() { addStoreKinds(); }
    void stopsWhenAsked();
    void interruptsARunningStatement_data() { addStoreKinds(); }
    void interruptsARunningStatement();
    void readsOnWhateverWasInterrupted_data() { addStoreKinds(); }
    void readsOnWhateverWasInterrupted();
    void refusesToWrite_data() { addStoreKinds(); }
    void refusesToWrite();
    void namesTheMissingTableAndWhatIsThere_data() { addStoreKinds(); }
    void namesTheMissingTableAndWhatIsThere();
    void namesTheMissingColumnAndTakesAMapping_data() { addStoreKinds(); }
    void namesTheMissingColumnAndTakesAMapping();
    void worksWithoutASequenceColumn_data() { addStoreKinds(); }
    void worksWithoutASequenceColumn();
    void injectsNothing_data() { addStoreKinds(); }
    void injectsNothing();

private:
    StoreFixture m_stores;
};

void TestEventStore::listsSessionsNewestFirst() {
    QFETCH(StoreLocation::Kind, kind);
    const auto store =
        opened(m_stores.store(kind, {eventAt("old", "a", 0), eventAt("new", "b", 1),
                                     eventAt("old", "c", 2), eventAt("new", "d", 3)}));

    const auto sessions = store->sessions();

    QVERIFY(sessions.has_value());
    QCOMPARE(sessions->size(), std::size_t{2});
    QCOMPARE(sessions->front().id.value(), QByteArray("new"));
    QCOMPARE(sessions->back().events, std::int64_t{2});
    QCOMPARE(sessions->back().first.toText(), std::string("2026-11-20T12:00:00.000001Z"));
    QCOMPARE(sessions->back().durationMicroseconds(), std::optional<std::int64_t>(2'000'000));
    QVERIFY(store->description().hasTimeZone);
}

void TestEventStore::listsTheNewestSessionsAsTheyWillBe() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {eventAt("first", "a", 0)});
    // A small store is listed at once.
    QVERIFY(!opened(location)->newestSessions()->has_value());
    m_stores.execute(location,
                     "INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
                     " WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n <"
                     " 30000) SELECT 's' || (n * 7919 % 30000 / 100), 'e' || n, 't', '{}' FROM n");
    const auto store = opened(location);

    const auto newest = store->newestSessions();
    const auto all = store->sessions();

    QVERIFY(newest.has_value() && newest->has_value() && all.has_value());
    QCOMPARE(all->size(), std::size_t{301});
    QCOMPARE((*newest)->size(), std::size_t{300});
    for (std::size_t i = 0; i < (*newest)->size(); ++i) {
        QCOMPARE((**newest)[i].id, (*all)[i].id);
        QCOMPARE((**newest)[i].newestSequence, (*all)[i].newestSequence);
        QVERIFY(!(**newest)[i].isCounted && (*all)[i].isCounted);
    }
    m_stores.execute(location, "CREATE VIEW unkeyed AS SELECT * FROM mcp_events");
    StoreLocation unkeyed = location;
    unkeyed.table = QStringLiteral("unkeyed");
    QVERIFY(!opened(unkeyed)->newestSessions()->has_value());
}

void TestEventStore::readsEveryFieldInStoreOrder() {
    QFETCH(StoreLocation::Kind, kind);
    StoredEvent event = eventAt("s", "e1", 0);
    event.direction = "s2c";
    event.streamId = "stream";
    event.metadata = R"({"mu": "x"})";
    const auto store = opened(m_stores.store(kind, {event, eventAt("s", "e2", 1)}));

    const std::vector<StoredEvent> events = readAll(*store, {{}, false, true, 0});

    QCOMPARE(events.size(), std::size_t{2});
    QCOMPARE(events[0].sessionId, event.sessionId);
    QCOMPARE(events[0].eventId, event.eventId);
    QCOMPARE(events[0].type, event.type);
    QCOMPARE(Timestamp::parse(events[0].view().createdAt.value()),
             Timestamp::parse(event.view().createdAt.value()));
    QCOMPARE(QByteArray(*events[0].payload).replace(' ', ""), event.payload);
    QCOMPARE(events[0].metadata, event.metadata);
    QCOMPARE(events[0].direction, event.direction);
    QCOMPARE(events[0].streamId, event.streamId);
    QVERIFY(!events[0].raw);
    QVERIFY(events[0].sequence < events[1].sequence);
}

void TestEventStore::orderIsTheSequenceWhateverTheTimes() {
    QFETCH(StoreLocation::Kind, kind);
    StoredEvent timeless = eventAt("s", "c", 0);
    timeless.createdAt.reset();
    const auto store = opened(m_stores.store(
        kind, {eventAt("s", "a", 5), eventAt("s", "b", 5), timeless, eventAt("s", "d", -60)}));
    QByteArray order;
    for (const StoredEvent& event : readAll(*store, {})) {
        order += event.eventId.value();
    }
    QCOMPARE(order, QByteArray("abcd"));
    const auto sessions = store->sessions();
    QCOMPARE(sessions->front().durationMicroseconds(), std::optional<std::int64_t>(65'000'000));
}

void TestEventStore::readsOneSessionAndTheFirstN() {
    QFETCH(StoreLocation::Kind, kind);
    const auto store = opened(
        m_stores.store(kind, {eventAt("s", "a", 0), eventAt("t", "b", 1), eventAt("s", "c", 2)}));
    QCOMPARE(readAll(*store, {SessionId("s"), false, false, 0}).size(), std::size_t{2});
    QCOMPARE(readAll(*store, {SessionId("nobody"), false, false, 0}).size(), std::size_t{0});
    const auto first = readAll(*store, {SessionId("s"), false, false, 1});
    QCOMPARE(first.size(), std::size_t{1});
    QCOMPARE(first[0].eventId.value(), QByteArray("a"));
}

void TestEventStore::losesNothingBetweenPages() {
    QFETCH(StoreLocation::Kind, kind);
    constexpr int Count = 20'003; // two full pages and a little
    std::vector<StoredEvent> events;
    for (int i = 0; i < Count; ++i) {
        events.push_back(eventAt("s", QByteArray::number(i).constData(), i));
    }
    const auto store = opened(m_stores.store(kind, events));
    int next = 0;
    const Result<void> read = store->read({},
                                          [&next](const EventView& event) {
                                              if (event.eventId == std::to_string(next)) {
                                                  ++next;
                                              }
                                          },
                                          {});
    QVERIFY(read.has_value());
    QCOMPARE(next, Count);
    QCOMPARE(readAll(*store, {{}, false, false, 10'005}).size(), std::size_t{10'005});
}

void TestEventStore::readsSingleEventsByKey() {
    QFETCH(StoreLocation::Kind, kind);
    const auto store = opened(
        m_stores.store(kind, {eventAt("s", "a", 0), eventAt("s", "b", 1), eventAt("s", "c", 2)}));
    const Result<Sequence> b = store->sequenceOf(SessionId("s"), EventId("b"));
    const Result<Sequence> c = store->sequenceOf(SessionId("s"), EventId("c"));
    QVERIFY(b.has_value() && c.has_value());
    const std::vector<Sequence> wanted{*c, *b, Sequence(987'654)};
    QByteArray found;
    QVERIFY(
        store->readSequences(wanted, [&found](const EventView& event) { found += event.eventId; })
            .has_value());
    QCOMPARE(found, QByteArray("bc"));
    const Result<Sequence> nobody = store->sequenceOf(SessionId("s"), EventId("z"));
    QVERIFY(!nobody.has_value());
    QCOMPARE(nobody.error().code, ErrorCode::NotFound);
}

void TestEventStore::stopsWhenAsked() {
    QFETCH(StoreLocation::Kind, kind);
    const auto store = opened(m_stores.store(kind, {eventAt("s", "a", 0), eventAt("s", "b", 1)}));
    std::stop_source stop;
    int count = 0;
    const Result<void> read = store->read(
        {},
        [&](const EventView&) {
            ++count;
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
    QCOMPARE(count, 1);
    QCOMPARE(readAll(*store, {}).size(), std::size_t{2});
}

// An interrupt may come at any moment, also while a reading ends.
void TestEventStore::readsOnWhateverWasInterrupted() {
    QFETCH(StoreLocation::Kind, kind);
    const auto store = opened(m_stores.store(kind, {eventAt("s", "a", 0), eventAt("s", "b", 1)}));
    for (int round = 0; round < 20; ++round) {
        {
            const std::jthread interrupting(
                [interrupt = store->interrupter()](const std::stop_token& stop) {
                    while (!stop.stop_requested()) {
                        interrupt();
                    }
                });
            for (int i = 0; i < 50; ++i) {
                const Result<void> read = store->read({}, [](const EventView&) {}, {});
                QVERIFY2(read || read.error().code == ErrorCode::Cancelled,
                         qPrintable(read ? QString() : read.error().message));
            }
        }
        QCOMPARE(readAll(*store, {}).size(), std::size_t{2});
    }
}

void TestEventStore::interruptsARunningStatement() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    QStringList remarks;
    const auto connection = backendFor(location).connect(location, Access::ReadOnly, remarks);
    QVERIFY(connection.has_value());
    // Left alone it would run for minutes.
    const QByteArray endless =
        kind == StoreLocation::Kind::PostgreSql
            ? QByteArray("SELECT pg_sleep(600)")
            : QByteArray("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
                         " SELECT max(x) FROM n");
    std::atomic<bool> isOver = false;
    std::thread interrupting([&isOver, interrupt = (*connection)->interrupter()] {
        // Again and again: the first may come before the statement has begun.
        while (!isOver) {
            interrupt();
            std::this_thread::yield();
        }
    });
    const Result<void> done = (*connection)->execute(endless);
    isOver = true;
    interrupting.join();
    QVERIFY(!done.has_value());
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
}

void TestEventStore::refusesToWrite() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {eventAt("s", "a", 0)});
    QStringList remarks;
    const auto connection = backendFor(location).connect(location, Access::ReadOnly, remarks);
    QVERIFY(connection.has_value());
    QVERIFY(!(*connection)->execute("DELETE FROM mcp_events").has_value());
    QVERIFY(!(*connection)->execute("CREATE TABLE x (y INTEGER)").has_value());
    QCOMPARE(readAll(*opened(location), {}).size(), std::size_t{1});
}

void TestEventStore::namesTheMissingTableAndWhatIsThere() {
    QFETCH(StoreLocation::Kind, kind);
    StoreLocation location = m_stores.store(kind, {});
    location.table = QStringLiteral("events");
    const auto store = EventStore::open(location);
    QVERIFY(!store.has_value());
    QCOMPARE(store.error().code, ErrorCode::Schema);
    QVERIFY(store.error().message.contains(u"no table events"));
    QVERIFY(store.error().message.contains(u"mcp_events"));
}

void TestEventStore::namesTheMissingColumnAndTakesAMapping() {
    QFETCH(StoreLocation::Kind, kind);
    StoreLocation location = m_stores.store(kind, {eventAt("s", "a", 0)});
    m_stores.execute(location, "ALTER TABLE mcp_events RENAME COLUMN payload TO message");
    const auto refused = EventStore::open(location);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Schema);
    QVERIFY(refused.error().message.contains(u"no column payload"));
    QVERIFY(refused.error().message.contains(u"columns=payload:NAME"));

    location.columns = {{QStringLiteral("payload"), QStringLiteral("message")}};
    QCOMPARE(readAll(*opened(location), {}).front().eventId.value(), QByteArray("a"));
}

void TestEventStore::worksWithoutASequenceColumn() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.emptyPlace(kind);
    m_stores.execute(location, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                               " event_type TEXT, payload TEXT, created_at TEXT)");
    m_stores.execute(location,
                     "INSERT INTO mcp_events VALUES ('s', 'a', 't', '1', '2026-11-20 12:00:01'),"
                     " ('s', 'b', 't', '2', '2026-11-20 12:00:02'), ('s', 'c', 't', '3', NULL)");
    const auto store = opened(location);
    const std::vector<StoredEvent> events = readAll(*store, {});
    QCOMPARE(events.size(), std::size_t{3});
    QCOMPARE(events[0].eventId.value(), QByteArray("a"));
    QCOMPARE(events[2].eventId.value(), QByteArray("c"));
    QCOMPARE(store->description().remarks.size(), qsizetype{1});
    QByteArray found;
    QVERIFY(store
                ->readSequences(std::span(&events[1].sequence, 1),
                                [&found](const EventView& event) { found += event.eventId; })
                .has_value());
    QCOMPARE(found, QByteArray("b"));
}

void TestEventStore::injectsNothing() {
    QFETCH(StoreLocation::Kind, kind);
    StoreLocation location = m_stores.store(kind, {eventAt("s'; --", "a\"b", 0)});
    auto store = opened(location);
    QCOMPARE(readAll(*store, {SessionId("s'; --"), false, false, 0}).size(), std::size_t{1});
    QVERIFY(store->sequenceOf(SessionId("s'; --"), EventId("a\"b")).has_value());
    store.reset();
    m_stores.execute(location, R"(ALTER TABLE mcp_events RENAME COLUMN payload TO "a "" b; --")");
    m_stores.execute(location, R"(ALTER TABLE mcp_events RENAME TO "odd "" table; --")");
    location.table = QStringLiteral("odd \" table; --");
    location.columns = {{QStringLiteral("payload"), QStringLiteral("a \" b; --")}};
    QCOMPARE(readAll(*opened(location), {}).size(), std::size_t{1});
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestEventStore)
#include "tst_event_store.moc"
