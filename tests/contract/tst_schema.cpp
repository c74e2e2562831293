// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Making, upgrading and examining a store's table.
#include "core/store/event_store.h"
#include "core/store/schema_doctor.h"
#include "core/store/schema_maker.h"
#include "tests/support/store_fixture.h"

#include <QFile>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>

namespace muscope {

namespace {

// The table as the founding guide publishes it.
QByteArray publishedTable(StoreLocation::Kind kind) {
    return kind == StoreLocation::Kind::PostgreSql
               ? QByteArray("CREATE TABLE mcp_events (id SERIAL PRIMARY KEY,"
                            " session_id VARCHAR(36) NOT NULL, event_id VARCHAR(36) NOT NULL,"
                            " event_type VARCHAR(50) NOT NULL, payload JSONB NOT NULL,"
                            " created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,"
                            " metadata JSONB DEFAULT '{}',"
                            " CONSTRAINT unique_session_event UNIQUE (session_id, event_id))")
               : QByteArray("CREATE TABLE mcp_events (id INTEGER PRIMARY KEY, session_id TEXT,"
                            " event_id TEXT, event_type TEXT, payload TEXT, created_at TEXT)");
}

bool mentions(const SchemaReport& report, QStringView part) {
    return std::ranges::any_of(report.findings, [part](const SchemaFinding& finding) {
        return finding.message.contains(part) || finding.statement.contains(part);
    });
}

} // namespace

class TestSchema : public QObject {
    Q_OBJECT

private slots:
    void leavesAnExistingTableAlone_data() { addStoreKinds(); }
    void leavesAnExistingTableAlone();
    void upgradeAddsWhatIsMissingAndKeepsRows_data() { addStoreKinds(); }
    void upgradeAddsWhatIsMissingAndKeepsRows();
    void doctorNamesTheMissingIndexWithItsStatement_data() { addStoreKinds(); }
    void doctorNamesTheMissingIndexWithItsStatement();
    void doctorHasNothingAgainstItsOwnTable_data() { addStoreKinds(); }
    void doctorHasNothingAgainstItsOwnTable();
    void readsOddTimesOfBothColumnTypes_data();
    void readsOddTimesOfBothColumnTypes();
    void aRoleThatMaySelectAloneIsEnough();
    void connectsAsLibpqDoesByServiceAndEnvironment();
    void newFileIsItsOwnersAlone();

private:
    StoreFixture m_stores;
};

void TestSchema::leavesAnExistingTableAlone() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    const Result<QStringList> plan = planSchema(location, false);
    QVERIFY(!plan.has_value());
    QVERIFY(plan.error().message.contains(u"left as it is"));
    const Result<QStringList> upgrade = planSchema(location, true);
    QVERIFY(upgrade.has_value());
    QVERIFY(upgrade->isEmpty());
}

void TestSchema::upgradeAddsWhatIsMissingAndKeepsRows() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.emptyPlace(kind);
    m_stores.execute(location, publishedTable(kind));
    m_stores.execute(location, "INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
                               " VALUES ('s', 'e', 't', '{}')");
    const Result<QStringList> statements = planSchema(location, true);
    QVERIFY(statements.has_value());
    QVERIFY(statements->size() >= 4);
    QVERIFY(makeSchema(location, *statements).has_value());
    QVERIFY(planSchema(location, true)->isEmpty());
    QCOMPARE(EventStore::open(location).value()->sessions()->front().events, std::int64_t{1});
}

void TestSchema::doctorNamesTheMissingIndexWithItsStatement() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.emptyPlace(kind);
    m_stores.execute(location, publishedTable(kind));
    const Result<SchemaReport> report = examineSchema(location);
    QVERIFY(report.has_value());
    QVERIFY(mentions(*report, u"(\"session_id\", \"id\")"));
    QVERIFY(mentions(*report, u"no column direction"));
    QVERIFY(mentions(*report, u"ADD COLUMN raw"));
}

void TestSchema::doctorHasNothingAgainstItsOwnTable() {
    QFETCH(StoreLocation::Kind, kind);
    const Result<SchemaReport> report = examineSchema(m_stores.store(kind, {}));
    QVERIFY(report.has_value());
    QVERIFY(std::ranges::all_of(report->findings, [](const SchemaFinding& finding) {
        return finding.severity == SchemaFinding::Severity::Good;
    }));
}

void TestSchema::readsOddTimesOfBothColumnTypes_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("hasZone");
    QTest::newRow("timestamp") << QByteArray("TIMESTAMP") << false;
    QTest::newRow("timestamptz") << QByteArray("TIMESTAMPTZ") << true;
}

void TestSchema::readsOddTimesOfBothColumnTypes() {
    QFETCH(QByteArray, type);
    QFETCH(bool, hasZone);
    const StoreLocation location = m_stores.emptyPlace(StoreLocation::Kind::PostgreSql);
    m_stores.execute(location, publishedTable(StoreLocation::Kind::PostgreSql));
    m_stores.execute(location, "ALTER TABLE mcp_events ALTER created_at TYPE " + type);
    m_stores.execute(
        location, "INSERT INTO mcp_events (session_id, event_id, event_type, payload, created_at)"
                  " VALUES ('s', '1', 't', '{}', '2026-11-20 12:00:01.123456'),"
                  " ('s', '2', 't', '{}', 'infinity'), ('s', '3', 't', '{}', '-infinity'),"
                  " ('s', '4', 't', '{}', NULL), ('s', '5', 't', '{}', '0044-03-15 12:00:00 BC'),"
                  " ('s', '6', 't', '{}', '294246-12-31 23:59:59.999999')");
    const auto store = EventStore::open(location).value();
    QCOMPARE(store->description().hasTimeZone, hasZone);
    std::vector<std::string> texts;
    QVERIFY(
        store
            ->read({},
                   [&texts](const EventView& event) {
                       texts.push_back(
                           Timestamp::parse(event.createdAt.value_or(std::string_view())).toText());
                   },
                   {})
            .has_value());
    const std::string zone = hasZone ? "Z" : "";
    const std::vector<std::string> expected{"2026-11-20T12:00:01.123456" + zone,
                                            "infinity",
                                            "-infinity",
                                            "",
                                            hasZone ? "0044-03-15 12:00:00+00 BC"
                                                    : "0044-03-15 12:00:00 BC",
                                            "294246-12-31T23:59:59.999999" + zone};
    QCOMPARE(texts, expected);
}

void TestSchema::aRoleThatMaySelectAloneIsEnough() {
    const StoreLocation location = m_stores.emptyPlace(StoreLocation::Kind::PostgreSql);
    m_stores.execute(location, publishedTable(StoreLocation::Kind::PostgreSql));
    m_stores.server().createRole(QStringLiteral("onlooker"));
    const QString database = location.parameter(u"dbname");
    const auto asOnlooker =
        StoreLocation::parse(m_stores.server().uri(QStringLiteral("onlooker"), database));
    const auto refused = EventStore::open(*asOnlooker).value()->sessions();
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().message.contains(u"permission denied"));
    m_stores.execute(location, "GRANT SELECT ON mcp_events TO onlooker");
    QVERIFY(EventStore::open(*asOnlooker).value()->sessions().has_value());
    QVERIFY(examineSchema(*asOnlooker).has_value());
}

void TestSchema::connectsAsLibpqDoesByServiceAndEnvironment() {
    const StoreLocation location = m_stores.store(StoreLocation::Kind::PostgreSql, {});
    const QByteArray database = location.parameter(u"dbname").toUtf8();
    const QByteArray port = QByteArray::number(m_stores.server().port());
    QTemporaryFile services;
    QVERIFY(services.open());
    services.write("[events]\nhost=127.0.0.1\nuser=muscope\nport=" + port + "\ndbname=" + database +
                   "\n");
    services.close();
    qputenv("PGSERVICEFILE", services.fileName().toUtf8());
    const auto byService = StoreLocation::parse(QStringLiteral("service=events"));
    QVERIFY(EventStore::open(*byService).has_value());
    QCOMPARE(byService->name(), QStringLiteral("events"));

    qputenv("PGHOST", "127.0.0.1");
    qputenv("PGPORT", port);
    qputenv("PGUSER", "muscope");
    qputenv("PGDATABASE", database);
    QVERIFY(EventStore::open(*StoreLocation::parse(QStringLiteral("postgresql://"))).has_value());
    for (const char* name : {"PGSERVICEFILE", "PGHOST", "PGPORT", "PGUSER", "PGDATABASE"}) {
        qunsetenv(name);
    }
}

void TestSchema::newFileIsItsOwnersAlone() {
    const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, {});
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                        QFileDevice::WriteOther;
    QVERIFY((QFile::permissions(location.path) & others) == QFileDevice::Permissions());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSchema)
#include "tst_schema.moc"
