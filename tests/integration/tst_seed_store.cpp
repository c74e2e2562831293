// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// A store that the published event store filled: what was changed behind a receipt's back is told,
// and nothing else.
#include "tests/integration/seed_data.h"
#include "tests/support/command_line.h"
#include "tests/support/postgres_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

constexpr int EventCount = 4000;

QStringList sorted(QStringList names) {
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

class TestSeedStore : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsWhatWasChangedAndNothingElse_data();
    void findsWhatWasChangedAndNothingElse();

private:
    void comparesWith(const SeedManifest& expected, const QStringList& changed,
                      const QString& target);

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
};

void TestSeedStore::initTestCase() {
    QVERIFY(m_folder.isValid());
    m_server = std::make_unique<PostgresServer>();
    m_server->createRole(u"reader"_s);
}

// Runs verify and holds its answer against what the manifest says.
void TestSeedStore::comparesWith(const SeedManifest& expected, const QStringList& changed,
                                 const QString& target) {
    const CommandResult result = CommandLine::run({u"verify"_s, target, u"--format"_s, u"json"_s});
    QVERIFY2(result.ended, result.summary());
    const QJsonObject json = QJsonDocument::fromJson(result.output).object();
    QVERIFY2(!json.isEmpty(), result.summary());

    QStringList failures;
    const QJsonArray list = json["failures"_L1].toArray();
    for (const auto& failure : list) {
        failures << failure["session_id"_L1].toString() + u' ' + failure["event_id"_L1].toString();
    }
    QCOMPARE(sorted(failures), sorted(changed));
    QCOMPARE(result.exitCode, changed.isEmpty() ? 0 : 1);

    const QJsonObject coverage = json["coverage"_L1].toObject();
    const QJsonObject match = coverage["match"_L1].toObject();
    const auto matching =
        match["exact"_L1].toInt() + match["equivalent"_L1].toInt() + match["lossy"_L1].toInt();
    const auto failing = coverage["differs"_L1].toInt() + coverage["malformed"_L1].toInt() +
                         coverage["wrong_subject"_L1].toInt();
    QCOMPARE(coverage["events"_L1].toInt(), expected.events);
    QCOMPARE(coverage["receipt_events"_L1].toInt(), expected.receiptEvents);
    QCOMPARE(coverage["none"_L1].toInt(), expected.withoutReceipt);
    QCOMPARE(coverage["not_checkable"_L1].toInt(), 0);
    QCOMPARE(coverage["unchecked"_L1].toInt(), 0);
    QCOMPARE(failing, changed.size());
    QCOMPARE(matching, expected.receipted - changed.size());
}

void TestSeedStore::findsWhatWasChangedAndNothingElse_data() {
    QTest::addColumn<bool>("isPostgres");
    QTest::newRow("PostgreSQL") << true;
    QTest::newRow("SQLite") << false;
}

void TestSeedStore::findsWhatWasChangedAndNothingElse() {
    QFETCH(const bool, isPostgres);
    QString writeTo = m_folder.filePath(u"events.db"_s);
    QString readFrom = writeTo;
    if (isPostgres) {
        m_server->createDatabase(u"seed"_s);
        writeTo = m_server->uri(u"seed"_s);
        readFrom = m_server->uri(u"reader"_s, u"seed"_s);
    }

    const SeedData seed(m_folder.path(), EventCount);
    QVERIFY(seed.fill(writeTo));
    if (isPostgres) {
        m_server->execute(u"GRANT SELECT ON mcp_events TO reader"_s, u"seed"_s);
    }
    const SeedManifest expected = seed.manifest();
    QVERIFY(expected.changed.size() > EventCount / 50);
    comparesWith(expected, {}, readFrom);

    QVERIFY(seed.tamper(writeTo));
    comparesWith(expected, expected.changed, readFrom);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSeedStore)
#include "tst_seed_store.moc"
