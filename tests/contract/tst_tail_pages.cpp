// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What is stored while a store that is followed is being given page by page.
#include "core/store/store_tail.h"
#include "tests/contract/tail_table.h"

#include <QDeadlineTimer>
#include <QTest>

namespace muscope {

using Kind = StoreLocation::Kind;

class TestTailPages : public QObject {
    Q_OBJECT

private slots:
    void givesWhatComesBetweenPages_data();
    void givesWhatComesBetweenPages();

private:
    StoreFixture m_stores;
};

void TestTailPages::givesWhatComesBetweenPages_data() {
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<TailTable>("table");
    QTest::newRow("PostgreSQL, own table") << Kind::PostgreSql << TailTable::Own;
    QTest::newRow("PostgreSQL, published table") << Kind::PostgreSql << TailTable::Published;
    QTest::newRow("PostgreSQL, rows without number") << Kind::PostgreSql << TailTable::Unkeyed;
    QTest::newRow("SQLite, own table") << Kind::Sqlite << TailTable::Own;
    QTest::newRow("SQLite, published table") << Kind::Sqlite << TailTable::Published;
    QTest::newRow("SQLite, rows without number") << Kind::Sqlite << TailTable::Unkeyed;
}

void TestTailPages::givesWhatComesBetweenPages() {
    QFETCH(Kind, kind);
    QFETCH(TailTable, table);
    const StoreLocation location = tailPlace(m_stores, kind, table, false);
    TailWriter writer(location);
    writer.execute("INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
                   " WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 2499)"
                   " SELECT 's', 'e' || n, 't', '{}' FROM n");
    TailOrigin first;
    first.kind = TailStart::Kind::First;
    const auto tail = StoreTail::open(location, first);
    QVERIFY(tail.has_value());
    QByteArrayList events;
    int pages = 0;
    TailVisitor visitor;
    visitor.wants = [](const TailRow&) { return true; };
    visitor.event = [&events](const EventView& event) {
        events.emplace_back(event.eventId.data(), static_cast<qsizetype>(event.eventId.size()));
    };
    visitor.pageEnded = [&] {
        if (++pages == 1) {
            writer.insert("between");
        }
    };
    visitor.said = [](const QString&) {};

    const QDeadlineTimer patience(std::chrono::seconds(20));
    while (events.size() < 2501 && !patience.hasExpired()) {
        QVERIFY((*tail)->step(visitor, std::stop_token()).has_value());
    }

    QCOMPARE(events.size(), 2501);
    QCOMPARE(events.count("between"), 1);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestTailPages)
#include "tst_tail_pages.moc"
