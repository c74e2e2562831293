// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// A store that the published event store filled: what was changed behind a receipt's back is told,
// and nothing else.
#include "tests/support/command_line.h"
#include "tests/support/postgres_server.h"

#include <QFile>
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
constexpr int RandomSeed = 20261120;
constexpr std::chrono::minutes FillTimeout{5};

// "session event", sorted, for comparing and for reading in a failure.
using EventNames = QStringList;

EventNames sorted(EventNames names) {
    std::sort(names.begin(), names.end());
    return names;
}

struct Manifest {
    EventNames changed;
    int events = 0;
    int receiptEvents = 0;
    int receipted = 0;
    int withoutReceipt = 0;
};

} // namespace

class TestSeedStore : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsWhatWasChangedAndNothingElse_data();
    void findsWhatWasChangedAndNothingElse();

private:
    [[nodiscard]] bool runFill(const QString& target, const QString& only);
    [[nodiscard]] Manifest manifest() const;
    void comparesWith(const Manifest& expected, const EventNames& changed, const QString& target);

    QTemporaryDir m_folder;
    std::unique_ptr<PostgresServer> m_server;
};

void TestSeedStore::initTestCase() {
    QVERIFY(m_folder.isValid());
    m_server = std::make_unique<PostgresServer>();
    m_server->createRole(u"reader"_s);
}

// Runs the script that writes the store (or changes it), telling in the manifest what it did.
bool TestSeedStore::runFill(const QString& target, const QString& only) {
    QProcess node;
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(u"node"_s,
               {QStringLiteral(MUSCOPE_TEST_DATA "/node/fill_seed_store.mjs"), target, u"--only"_s,
                only, u"--events"_s, QString::number(EventCount), u"--seed"_s,
                QString::number(RandomSeed), u"--manifest"_s, m_folder.filePath(u"manifest"_s),
                u"--modules"_s, QStringLiteral(MUSCOPE_NODE_FOLDER)});
    return node.waitForFinished(std::chrono::milliseconds(FillTimeout).count()) &&
           node.exitStatus() == QProcess::NormalExit && node.exitCode() == 0;
}

Manifest TestSeedStore::manifest() const {
    QFile file(m_folder.filePath(u"manifest"_s));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    Manifest result;
    result.events = json["events"_L1].toInt();
    result.receiptEvents = json["receipt_events"_L1].toInt();
    result.receipted = json["receipted"_L1].toInt();
    result.withoutReceipt = json["without_receipt"_L1].toInt();
    const QJsonArray changed = json["changed"_L1].toArray();
    for (const auto& pair : changed) {
        result.changed << pair[0].toString() + u' ' + pair[1].toString();
    }
    return result;
}

// Runs verify and holds its answer against what the manifest says.
void TestSeedStore::comparesWith(const Manifest& expected, const EventNames& changed,
                                 const QString& target) {
    const CommandResult result = CommandLine::run({u"verify"_s, target, u"--format"_s, u"json"_s});
    QVERIFY2(result.ended, result.summary());
    const QJsonObject json = QJsonDocument::fromJson(result.output).object();
    QVERIFY2(!json.isEmpty(), result.summary());

    EventNames failures;
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

    QVERIFY(runFill(writeTo, u"fill"_s));
    if (isPostgres) {
        m_server->execute(u"GRANT SELECT ON mcp_events TO reader"_s, u"seed"_s);
    }
    const Manifest expected = manifest();
    QVERIFY(expected.changed.size() > EventCount / 50);
    comparesWith(expected, {}, readFrom);

    QVERIFY(runFill(writeTo, u"tamper"_s));
    comparesWith(expected, expected.changed, readFrom);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSeedStore)
#include "tst_seed_store.moc"
