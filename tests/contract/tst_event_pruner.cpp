// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What deleting sessions promises, whatever the store and whatever its table.
#include "core/store/event_pruner.h"
#include "tests/support/store_fixture.h"
#include "tests/support/stored_events.h"

#include <QFile>
#include <QTest>

#include <algorithm>

namespace muscope {

namespace {

constexpr std::int64_t Noon = 1'795'176'000'000'000; // of eventAt()

Timestamp secondsAfterNoon(int seconds) {
    return Timestamp::fromMicroseconds(Noon + std::int64_t{seconds} * 1'000'000);
}

std::unique_ptr<EventPruner> opened(const StoreLocation& location) {
    auto pruner = EventPruner::open(location);
    if (!pruner) {
        qFatal("%s", qPrintable(pruner.error().message));
    }
    return std::move(*pruner);
}

PrunePlan planned(Result<PrunePlan> plan) {
    if (!plan) {
        qFatal("%s", qPrintable(plan.error().message));
    }
    return std::move(*plan);
}

QByteArray sessionsOf(const PrunePlan& plan) {
    QByteArrayList ids;
    for (const SessionSummary& session : plan.sessions) {
        ids.push_back(session.id.value());
    }
    std::sort(ids.begin(), ids.end());
    return ids.join(' ');
}

// The ids of the events that are there.
QByteArray idsIn(const StoreLocation& location) {
    QByteArrayList ids;
    for (const StoredEvent& event : eventsOf(location)) {
        ids.push_back(event.eventId.value());
    }
    return ids.join(' ');
}

const std::function<void(std::int64_t)> Unheard = [](std::int64_t) {};

} // namespace

class TestEventPruner final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;

    [[nodiscard]] std::vector<StoredEvent> threeSessions() {
        return {eventAt("old", "o1", 0), eventAt("old", "o2", 10), eventAt("mixed", "m1", 0),
                eventAt("mixed", "m2", 30), eventAt("new", "n1", 30)};
    }

private slots:
    void deletesOneSession_data() { addStoreKinds(); }
    void deletesOneSession() {
        QFETCH(StoreLocation::Kind, kind);
        const StoreLocation location = m_stores.store(kind, threeSessions());
        const auto pruner = opened(location);
        const PrunePlan plan = planned(pruner->planSession(SessionId("mixed")));
        QCOMPARE(plan.events, 2);
        QCOMPARE(plan.oldest.toText(), std::string("2026-11-20T12:00:00.000001Z"));
        QCOMPARE(plan.newest.toText(), std::string("2026-11-20T12:00:30.000001Z"));
        QCOMPARE(idsIn(location), QByteArray("o1 o2 m1 m2 n1"));

        QVERIFY(pruner->prune(plan, Unheard, {}));

        QCOMPARE(pruner->pruned().events, 2);
        QCOMPARE(pruner->pruned().sessions, 1);
        QCOMPARE(idsIn(location), QByteArray("o1 o2 n1"));
        QVERIFY(planned(pruner->planSession(SessionId("mixed"))).sessions.empty());
    }

    void deletesSessionsOfWhichEveryEventIsOlder_data() { addStoreKinds(); }
    void deletesSessionsOfWhichEveryEventIsOlder() {
        QFETCH(StoreLocation::Kind, kind);
        std::vector<StoredEvent> events = threeSessions();
        events.push_back(eventAt("timeless", "t1", 0));
        events.back().createdAt.reset();
        const StoreLocation location = m_stores.store(kind, events);
        const auto pruner = opened(location);

        const PrunePlan plan = planned(pruner->planOlder(secondsAfterNoon(20), {}));

        QCOMPARE(sessionsOf(plan), QByteArray("old"));
        QCOMPARE(plan.withoutTime, 1);
        QVERIFY(pruner->prune(plan, Unheard, {}));
        QCOMPARE(idsIn(location), QByteArray("m1 m2 n1 t1"));
        QVERIFY(planned(pruner->planOlder(secondsAfterNoon(-5), {})).sessions.empty());
    }

    // SQLite compares spellings: a later moment may have the smaller one.
    void keepsASessionWhoseNewestTimeIsSpelledOtherwise() {
        std::vector<StoredEvent> events{eventAt("zones", "z1", 0), eventAt("zones", "z2", 0),
                                        eventAt("infinite", "i1", 0), eventAt("infinite", "i2", 0)};
        events[1].createdAt = "2026-11-20T10:00:00-12:00"; // ten hours after noon
        events[3].createdAt = "infinity";
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, events);

        const PrunePlan plan = planned(opened(location)->planOlder(secondsAfterNoon(3600), {}));

        QCOMPARE(sessionsOf(plan), QByteArray());
        QCOMPARE(plan.withoutTime, 1);
    }

    void deletesWithoutAKeyOfItsOwn_data() { addStoreKinds(); }
    void deletesWithoutAKeyOfItsOwn() {
        QFETCH(StoreLocation::Kind, kind);
        const StoreLocation location = m_stores.emptyPlace(kind);
        m_stores.execute(location, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                                   " event_type TEXT, payload TEXT, created_at TEXT)");
        m_stores.execute(location, "INSERT INTO mcp_events VALUES ('a', 'a1', 't', '1', NULL),"
                                   " ('b', 'b1', 't', '1', NULL), ('a', 'a1', 't', '2', NULL)");
        const auto pruner = opened(location);

        QVERIFY(pruner->prune(planned(pruner->planSession(SessionId("a"))), Unheard, {}));

        QCOMPARE(pruner->pruned().events, 2);
        QCOMPARE(idsIn(location), QByteArray("b1"));
    }

    void deletesReceiptsOfDeletedEventsAlone_data() {
        QTest::addColumn<StoreLocation::Kind>("kind");
        QTest::addColumn<bool>("tellsSessions");
        for (const bool tells : {false, true}) {
            const char* const suffix = tells ? "with sessions" : "without sessions";
            QTest::addRow("PostgreSQL, %s", suffix) << StoreLocation::Kind::PostgreSql << tells;
            QTest::addRow("SQLite, %s", suffix) << StoreLocation::Kind::Sqlite << tells;
        }
    }
    void deletesReceiptsOfDeletedEventsAlone() {
        QFETCH(StoreLocation::Kind, kind);
        QFETCH(bool, tellsSessions);
        const StoreLocation location =
            m_stores.store(kind, {eventAt("s1", "e1", 0), eventAt("s1", "e2", 0),
                                  eventAt("s2", "e2", 0), eventAt("s2", "e3", 0)});
        m_stores.execute(location, QByteArray("CREATE TABLE mu_receipts (event_id TEXT, mu TEXT") +
                                       (tellsSessions ? ", session_id TEXT)" : ")"));
        m_stores.execute(
            location, tellsSessions
                          ? "INSERT INTO mu_receipts VALUES ('e1', 'a', 's1'), ('e2', 'b', 's1'),"
                            " ('e2', 'c', 's2'), ('e3', 'd', 's2'), ('e9', 'e', 's9')"
                          : "INSERT INTO mu_receipts VALUES ('e1', 'a'), ('e2', 'c'), ('e3', 'd'),"
                            " ('e9', 'e')");
        m_stores.execute(location, "CREATE TABLE others (event_id TEXT)");
        const auto pruner = opened(location);

        QVERIFY(pruner->prune(planned(pruner->planSession(SessionId("s1"))), Unheard, {}));

        QCOMPARE(pruner->pruned().receipts, tellsSessions ? 2 : 1);
        const auto store = EventStore::open(location);
        QVERIFY(store);
        QByteArrayList left;
        QVERIFY((*store)->readReceiptTable(
            std::nullopt,
            [&left](const EventView& row) {
                left.push_back(
                    QByteArray(row.payload->data(), static_cast<qsizetype>(row.payload->size())));
            },
            {}));
        std::sort(left.begin(), left.end());
        QCOMPARE(left.join(' '), QByteArray("c d e"));
    }

    void leavesASessionThatHasGrown_data() { addStoreKinds(); }
    void leavesASessionThatHasGrown() {
        QFETCH(StoreLocation::Kind, kind);
        const StoreLocation location = m_stores.store(kind, threeSessions());
        const auto pruner = opened(location);
        const PrunePlan plan = planned(pruner->planOlder(secondsAfterNoon(60), {}));
        QCOMPARE(plan.sessions.size(), std::size_t{3});
        m_stores.execute(location, "INSERT INTO mcp_events (session_id, event_id, event_type,"
                                   " payload) VALUES ('old', 'o3', 't', '1')");

        QVERIFY(pruner->prune(plan, Unheard, {}));

        QCOMPARE(idsIn(location), QByteArray("o1 o2 o3"));
        QCOMPARE(pruner->pruned().sessions, 2);
        QCOMPARE(pruner->pruned().grown, std::vector<SessionId>{SessionId("old")});
    }

    void saysWhatIsGoneWhenItIsStopped_data() { addStoreKinds(); }
    void saysWhatIsGoneWhenItIsStopped() {
        QFETCH(StoreLocation::Kind, kind);
        std::vector<StoredEvent> events;
        for (int i = 0; i < 2500; ++i) {
            events.push_back(eventAt("big", QByteArray::number(i).constData(), i));
        }
        const StoreLocation location = m_stores.store(kind, events);
        const auto pruner = opened(location);
        const PrunePlan plan = planned(pruner->planSession(SessionId("big")));
        std::stop_source stop;

        const Result<void> done =
            pruner->prune(plan, [&stop](std::int64_t) { stop.request_stop(); }, stop.get_token());

        QVERIFY(!done && done.error().code == ErrorCode::Cancelled);
        QCOMPARE(pruner->pruned().events, EventPruner::MostOfATransaction);
        QCOMPARE(pruner->pruned().sessions, 0);
        // The first went; the rest is there in its order.
        const std::vector<StoredEvent> left = eventsOf(location);
        QCOMPARE(left.size(), std::size_t{1500});
        QCOMPARE(left.front().eventId.value(), QByteArray("1000"));
    }

    void deletesATransactionWhollyOrNotAtAll() {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, threeSessions());
        m_stores.execute(location,
                         "CREATE TRIGGER refuses BEFORE DELETE ON mcp_events"
                         " WHEN old.event_id = 'o2' BEGIN SELECT RAISE(ABORT, 'kept'); END");
        const auto pruner = opened(location);
        const PrunePlan plan = planned(pruner->planSession(SessionId("old")));

        const Result<void> done = pruner->prune(plan, Unheard, {});

        QVERIFY(!done && done.error().message.contains(QStringLiteral("kept")));
        QCOMPARE(pruner->pruned().events, 0);
        QCOMPARE(idsIn(location), QByteArray("o1 o2 m1 m2 n1"));
    }

    void makesNoFile() {
        const StoreLocation location = m_stores.emptyPlace(StoreLocation::Kind::Sqlite);
        const auto pruner = EventPruner::open(location);
        QVERIFY(!pruner && pruner.error().code == ErrorCode::NotFound);
        QVERIFY(!QFile::exists(location.path));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestEventPruner)
#include "tst_event_pruner.moc"
