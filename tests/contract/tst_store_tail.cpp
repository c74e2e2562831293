// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What following a store promises, whatever its table is like.
#include "core/store/schema_maker.h"
#include "tests/contract/tail_table.h"
#include "tests/support/store_fixture.h"
#include "tests/support/tail_follower.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <random>
#include <thread>

namespace muscope {

namespace {

using Kind = StoreLocation::Kind;
using Table = TailTable;
using Writer = TailWriter;

QByteArrayList sorted(QByteArrayList list) {
    std::ranges::sort(list);
    return list;
}

QByteArrayList numbered(const char* prefix, int count) {
    QByteArrayList names;
    for (int i = 0; i < count; ++i) {
        names.push_back(prefix + QByteArray::number(i));
    }
    return names;
}

TailOrigin fromStart() {
    TailOrigin origin;
    origin.kind = TailStart::Kind::First;
    return origin;
}

TailOrigin after(const char* event, std::optional<SessionId> session = std::nullopt) {
    return {TailStart::Kind::After, std::move(session), EventId(event)};
}

} // namespace

class TestStoreTail : public QObject {
    Q_OBJECT

private slots:
    void givesWhatComesFromNowOn_data() { addTables(); }
    void givesWhatComesFromNowOn();
    void givesAllFromTheStart_data() { addTables(); }
    void givesAllFromTheStart();
    void givesWhatIsBehindAnEvent_data() { addTables(); }
    void givesWhatIsBehindAnEvent();
    void tellsThatThereIsNoSuchEvent_data() { addTables(); }
    void tellsThatThereIsNoSuchEvent();
    void givesOneSessionAlone_data() { addTables(); }
    void givesOneSessionAlone();
    void givesEachRowOnceHoweverLateItCommits_data();
    void givesEachRowOnceHoweverLateItCommits();
    void givesWhatWasUnderWayWhenItBegan_data();
    void givesWhatWasUnderWayWhenItBegan();
    void doesNotWaitForAnOpenTransaction_data();
    void doesNotWaitForAnOpenTransaction();
    void findsANumberThatWasTakenLongBefore();
    void goesOnWhenItsConnectionsAreKilled_data();
    void goesOnWhenItsConnectionsAreKilled();
    void goesOnWhenTheServerComesBack();
    void doesNotTrustTransactionsOfAnotherServer();
    void listensWhereTheTriggerIs();
    void followsTwoWritersOfAFile();
    void followsAFileThatIsReplaced();
    void followsAFileThatIsDeletedAndComesBack();
    void noticesARowThatTookADeletedOnesNumber();
    void stopsAtOnce_data() { addTables(); }
    void stopsAtOnce();

private:
    static void addTables();
    static void addServerTables();
    StoreLocation place(Kind kind, Table table, bool notify = false) {
        return tailPlace(m_stores, kind, table, notify);
    }
    void terminateFollowers(const StoreLocation& location);

    StoreFixture m_stores;
};

void TestStoreTail::addTables() {
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Table>("table");
    QTest::newRow("PostgreSQL, own table") << Kind::PostgreSql << Table::Own;
    QTest::newRow("PostgreSQL, published table") << Kind::PostgreSql << Table::Published;
    QTest::newRow("PostgreSQL, rows without number") << Kind::PostgreSql << Table::Unkeyed;
    QTest::newRow("SQLite, own table") << Kind::Sqlite << Table::Own;
    QTest::newRow("SQLite, published table") << Kind::Sqlite << Table::Published;
    QTest::newRow("SQLite, rows without number") << Kind::Sqlite << Table::Unkeyed;
}

void TestStoreTail::addServerTables() {
    QTest::addColumn<Table>("table");
    QTest::addColumn<bool>("notify");
    QTest::newRow("own table, looking") << Table::Own << false;
    QTest::newRow("own table, trigger") << Table::Own << true;
    QTest::newRow("published table, looking") << Table::Published << false;
    QTest::newRow("published table, trigger") << Table::Published << true;
    QTest::newRow("rows without number, looking") << Table::Unkeyed << false;
}

void TestStoreTail::terminateFollowers(const StoreLocation& location) {
    m_stores.server().execute(
        QStringLiteral("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                       " WHERE application_name = 'muscope' AND pid <> pg_backend_pid()"
                       " AND datname = current_database()"),
        location.parameter(u"dbname"));
}

void TestStoreTail::givesWhatComesFromNowOn() {
    QFETCH(Kind, kind);
    QFETCH(Table, table);
    const StoreLocation location = place(kind, table);
    Writer writer(location);
    writer.insert("before");
    TailFollower follower(location);

    for (const QByteArray& event : numbered("e", 3)) {
        writer.insert(event);
    }

    QCOMPARE(follower.waitForEvents(3), numbered("e", 3));
}

void TestStoreTail::givesAllFromTheStart() {
    QFETCH(Kind, kind);
    QFETCH(Table, table);
    const StoreLocation location = place(kind, table);
    Writer writer(location);
    // More than two pages.
    writer.execute("INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
                   " WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 2499)"
                   " SELECT 's', 'e' || n, 't', '{}' FROM n");
    TailFollower follower(location, fromStart());
    writer.insert("later");

    QByteArrayList events = follower.waitForEvents(2501);

    QCOMPARE(events.takeLast(), QByteArray("later"));
    if (table != Table::Unkeyed) {
        QCOMPARE(events, numbered("e", 2500));
    }
    QCOMPARE(sorted(events), sorted(numbered("e", 2500)));
}

void TestStoreTail::givesWhatIsBehindAnEvent() {
    QFETCH(Kind, kind);
    QFETCH(Table, table);
    const StoreLocation location = place(kind, table);
    Writer writer(location);
    for (const QByteArray& event : numbered("e", 5)) {
        writer.insert(event);
    }
    TailFollower follower(location, after("e2"));
    writer.insert("later");

    QCOMPARE(follower.waitForEvents(3), (QByteArrayList{"e3", "e4", "later"}));
}

void TestStoreTail::tellsThatThereIsNoSuchEvent() {
    QFETCH(Kind, kind);
    QFETCH(Table, table);
    const StoreLocation location = place(kind, table);
    Writer writer(location);
    writer.insert("1", "one");
    writer.insert("1", "another");

    QCOMPARE(StoreTail::open(location, after("nobody")).error().code, ErrorCode::NotFound);
    QCOMPARE(StoreTail::open(location, after("1", SessionId("third"))).error().code,
             ErrorCode::NotFound);
    const auto unclear = StoreTail::open(location, after("1"));
    QCOMPARE(unclear.error().code, ErrorCode::InvalidInput);
    QVERIFY(unclear.error().message.contains(u"several sessions have an event 1"));
    QVERIFY(StoreTail::open(location, after("1", SessionId("one"))).has_value());
}

void TestStoreTail::givesOneSessionAlone() {
    QFETCH(Kind, kind);
    QFETCH(Table, table);
    const StoreLocation location = place(kind, table);
    Writer writer(location);
    TailFollower follower(location, {}, SessionId("mine"));
    for (const QByteArray& event : numbered("e", 3)) {
        writer.insert(event, "other");
        writer.insert(event, "mine");
    }

    QCOMPARE(follower.waitForEvents(3), numbered("e", 3));
}

void TestStoreTail::givesEachRowOnceHoweverLateItCommits_data() {
    addServerTables();
}

// Two writers with 25 transactions each that overlap and end in any order, some by rollback.
void TestStoreTail::givesEachRowOnceHoweverLateItCommits() {
    QFETCH(Table, table);
    QFETCH(bool, notify);
    const StoreLocation location = place(Kind::PostgreSql, table, notify);
    TailFollower follower(location);
    const auto write = [&location](const QByteArray& name, unsigned seed) {
        constexpr int Transactions = 25;
        std::mt19937 random(seed);
        std::vector<std::unique_ptr<Writer>> open;
        Writer prompt(location);
        for (int i = 0; i < Transactions; ++i) {
            open.push_back(std::make_unique<Writer>(location));
            const QByteArray event = name + QByteArray::number(i);
            open.back()->execute("BEGIN");
            open.back()->insert((i % 5 == 4 ? "lost-" : "late-") + event);
            prompt.insert("prompt-" + event);
        }
        std::vector<std::size_t> order(open.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::shuffle(order, random);
        for (const std::size_t i : order) {
            open[i]->insert("second-" + name + QByteArray::number(i));
            open[i]->execute(i % 5 == 4 ? "ROLLBACK" : "COMMIT");
        }
    };
    {
        const std::jthread one(write, "a", 1U);
        const std::jthread other(write, "b", 2U);
    }
    Writer(location).insert("last");

    const QByteArrayList events = follower.waitForEvents(131);

    QByteArrayList expected{"last"};
    for (const char* name : {"a", "b"}) {
        for (int i = 0; i < 25; ++i) {
            const QByteArray event = name + QByteArray::number(i);
            expected += "prompt-" + event;
            if (i % 5 != 4) {
                expected << "late-" + event << "second-" + event;
            }
        }
    }
    QCOMPARE(sorted(events), sorted(expected));
}

void TestStoreTail::givesWhatWasUnderWayWhenItBegan_data() {
    addServerTables();
}

void TestStoreTail::givesWhatWasUnderWayWhenItBegan() {
    QFETCH(Table, table);
    QFETCH(bool, notify);
    const StoreLocation location = place(Kind::PostgreSql, table, notify);
    Writer late(location);
    late.execute("BEGIN");
    late.insert("late");
    Writer(location).insert("before");
    TailFollower follower(location);
    late.execute("COMMIT");

    QCOMPARE(follower.waitForEvents(1), QByteArrayList{"late"});
}

void TestStoreTail::doesNotWaitForAnOpenTransaction_data() {
    addServerTables();
}

void TestStoreTail::doesNotWaitForAnOpenTransaction() {
    QFETCH(Table, table);
    QFETCH(bool, notify);
    const StoreLocation location = place(Kind::PostgreSql, table, notify);
    TailFollower follower(location);
    Writer open(location);
    open.execute("BEGIN");
    open.insert("late");
    Writer(location).insert("prompt");
    QCOMPARE(follower.waitForEvents(1), QByteArrayList{"prompt"});

    open.execute("COMMIT");

    QCOMPARE(follower.waitForEvents(2), (QByteArrayList{"prompt", "late"}));
}

// No transaction that was open when the gap was seen holds the number: it was kept by a program.
void TestStoreTail::findsANumberThatWasTakenLongBefore() {
    const StoreLocation location = place(Kind::PostgreSql, Table::Published);
    Writer writer(location);
    writer.execute("SELECT nextval('mcp_events_id_seq')");
    TailFollower follower(location);
    writer.insert("second");
    QCOMPARE(follower.waitForEvents(1), QByteArrayList{"second"});
    // The gap outlives the transactions that could have explained it, and then some looks.
    const QDeadlineTimer grace(std::chrono::seconds(3));
    int looks = 1;
    while (!grace.hasExpired()) {
        writer.insert("more" + QByteArray::number(looks));
        ++looks;
        QCOMPARE(follower.waitForEvents(static_cast<std::size_t>(looks)).size(), looks);
    }

    writer.execute("INSERT INTO mcp_events (id, session_id, event_id, event_type, payload)"
                   " VALUES (1, 's', 'first', 't', '{}')");

    QCOMPARE(follower.waitForEvents(static_cast<std::size_t>(looks) + 1).last(),
             QByteArray("first"));
}

void TestStoreTail::goesOnWhenItsConnectionsAreKilled_data() {
    addServerTables();
}

void TestStoreTail::goesOnWhenItsConnectionsAreKilled() {
    QFETCH(Table, table);
    QFETCH(bool, notify);
    const StoreLocation location = place(Kind::PostgreSql, table, notify);
    TailFollower follower(location);
    for (int round = 0; round < 2; ++round) {
        Writer(location).insert("before" + QByteArray::number(round));
        QCOMPARE(follower.waitForEvents(static_cast<std::size_t>(2 * round + 1)).size(),
                 2 * round + 1);
        terminateFollowers(location);
        Writer(location).insert("after" + QByteArray::number(round));
        QCOMPARE(follower.waitForEvents(static_cast<std::size_t>(2 * round + 2)).size(),
                 2 * round + 2);
    }
    QVERIFY(follower.waitForSaid(u"away"));
    QVERIFY(follower.waitForSaid(u"back"));
    QCOMPARE(sorted(follower.waitForEvents(4)),
             sorted(numbered("before", 2) + numbered("after", 2)));
}

void TestStoreTail::goesOnWhenTheServerComesBack() {
    const StoreLocation own = place(Kind::PostgreSql, Table::Own, true);
    const StoreLocation published = place(Kind::PostgreSql, Table::Published);
    TailFollower ofOwn(own);
    TailFollower ofPublished(published);
    for (const StoreLocation& location : {own, published}) {
        Writer(location).insert("before");
    }
    QCOMPARE(ofOwn.waitForEvents(1).size(), 1);
    QCOMPARE(ofPublished.waitForEvents(1).size(), 1);

    m_stores.server().kill();
    QVERIFY(ofOwn.waitForSaid(u"away"));
    m_stores.server().restart();
    for (const StoreLocation& location : {own, published}) {
        Writer(location).insert("after");
    }

    QCOMPARE(ofOwn.waitForEvents(2), (QByteArrayList{"before", "after"}));
    QCOMPARE(ofPublished.waitForEvents(2), (QByteArrayList{"before", "after"}));
}

// A dump that was restored brings transaction numbers that were never given out here.
void TestStoreTail::doesNotTrustTransactionsOfAnotherServer() {
    const StoreLocation location = place(Kind::PostgreSql, Table::Own);
    Writer writer(location);
    writer.execute("INSERT INTO mcp_events (session_id, event_id, event_type, payload, xid)"
                   " VALUES ('s', 'restored', 't', '{}', '4000000000')");
    TailFollower follower(location, fromStart());
    QCOMPARE(follower.waitForEvents(1), QByteArrayList{"restored"});
    Writer open(location);
    open.execute("BEGIN");
    open.insert("late");
    writer.insert("prompt");
    QCOMPARE(follower.waitForEvents(2).last(), QByteArray("prompt"));
    open.execute("COMMIT");

    QCOMPARE(follower.waitForEvents(3), (QByteArrayList{"restored", "prompt", "late"}));
}

void TestStoreTail::listensWhereTheTriggerIs() {
    const StoreLocation location = place(Kind::PostgreSql, Table::Own, true);
    const Result<QStringList> again = planSchema(location, false, true);
    QVERIFY(again.has_value() && again->isEmpty());
    TailFollower follower(location);
    Writer(location).insert("first");
    QCOMPARE(follower.waitForEvents(1).size(), 1);
    const QString name = location.parameter(u"dbname");
    const auto listeners = [this, &name](const QString& what) {
        return m_stores.server()
            .execute(QStringLiteral("SELECT count(%1) FROM pg_stat_activity WHERE"
                                    " query LIKE 'LISTEN%' AND datname = current_database()")
                         .arg(what),
                     name)
            .toInt();
    };
    QCOMPARE(listeners(QStringLiteral("*")), 1);

    // Without its listener it goes on, and listens again.
    QCOMPARE(listeners(QStringLiteral("pg_terminate_backend(pid)")), 1);
    QTRY_COMPARE_WITH_TIMEOUT(listeners(QStringLiteral("*")), 1, 60'000);
    Writer(location).insert("second");
    QCOMPARE(follower.waitForEvents(2), (QByteArrayList{"first", "second"}));
}

void TestStoreTail::followsTwoWritersOfAFile() {
    const StoreLocation location = place(Kind::Sqlite, Table::Own);
    TailFollower follower(location);
    const auto write = [&location](const QByteArray& name) {
        Writer writer(location);
        for (int i = 0; i < 50; ++i) {
            writer.execute("BEGIN IMMEDIATE");
            writer.insert(name + QByteArray::number(i));
            writer.execute(i % 5 == 4 ? "ROLLBACK" : "COMMIT");
        }
    };
    {
        const std::jthread one(write, "a");
        const std::jthread other(write, "b");
    }
    QByteArrayList expected;
    for (int i = 0; i < 50; ++i) {
        if (i % 5 != 4) {
            expected << "a" + QByteArray::number(i) << "b" + QByteArray::number(i);
        }
    }
    QCOMPARE(sorted(follower.waitForEvents(80)), sorted(expected));
}

void TestStoreTail::followsAFileThatIsReplaced() {
    const StoreLocation location = place(Kind::Sqlite, Table::Published);
    Writer(location).insert("first");
    TailFollower follower(location, fromStart());
    QCOMPARE(follower.waitForEvents(1), QByteArrayList{"first"});

    // A copy of what it was goes on; another store begins anew.
    const QString copy = location.path + QStringLiteral(".copy");
    QVERIFY(QFile::copy(location.path, copy));
    std::filesystem::rename(copy.toStdString(), location.path.toStdString());
    QVERIFY(follower.waitForSaid(u"replaced"));
    Writer(location).insert("second");
    QCOMPARE(follower.waitForEvents(2), (QByteArrayList{"first", "second"}));

    const StoreLocation other = place(Kind::Sqlite, Table::Published);
    Writer(other).insert("other");
    std::filesystem::rename(other.path.toStdString(), location.path.toStdString());

    QVERIFY(follower.waitForSaid(u"not the store it was"));
    QCOMPARE(follower.waitForEvents(3), (QByteArrayList{"first", "second", "other"}));
}

void TestStoreTail::followsAFileThatIsDeletedAndComesBack() {
    const StoreLocation location = place(Kind::Sqlite, Table::Published);
    Writer(location).insert("first");
    TailFollower follower(location);
    const QString aside = location.path + QStringLiteral(".aside");
    QVERIFY(QFile::rename(location.path, aside));
    QVERIFY(follower.waitForSaid(u"was deleted"));
    QVERIFY(QFile::rename(aside, location.path));
    Writer(location).insert("second");

    QCOMPARE(follower.waitForEvents(1), QByteArrayList{"second"});
    QVERIFY(follower.waitForSaid(u"back"));
}

// Without AUTOINCREMENT the number of the newest row is given out again once it is deleted.
void TestStoreTail::noticesARowThatTookADeletedOnesNumber() {
    const StoreLocation location = place(Kind::Sqlite, Table::Published);
    Writer writer(location);
    writer.insert("first");
    TailFollower follower(location, fromStart());
    QCOMPARE(follower.waitForEvents(1), QByteArrayList{"first"});
    writer.execute("BEGIN");
    writer.execute("DELETE FROM mcp_events");
    writer.insert("second");
    writer.execute("COMMIT");

    QCOMPARE(follower.waitForEvents(2), (QByteArrayList{"first", "second"}));
}

// No wait, not even the longest between two looks, holds up the end.
void TestStoreTail::stopsAtOnce() {
    QFETCH(Kind, kind);
    QFETCH(Table, table);
    TailFollower follower(place(kind, table, kind == Kind::PostgreSql));
    QVERIFY(follower.stop().has_value());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestStoreTail)
#include "tst_store_tail.moc"
