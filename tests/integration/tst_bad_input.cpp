// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Stores that are not there, not stores, or hold what nobody should have written: a sentence and an
// exit code, never a crash.
#include "tests/support/command_line.h"
#include "tests/support/postgres_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace muscope {

namespace {

const auto TableSql = uR"(
CREATE TABLE mcp_events (id INTEGER PRIMARY KEY, session_id TEXT NOT NULL, event_id TEXT NOT NULL,
  event_type TEXT NOT NULL, payload TEXT NOT NULL, metadata TEXT DEFAULT '{}', created_at TEXT,
  CONSTRAINT unique_session_event UNIQUE (session_id, event_id));
)"_s;

// The published table, in which the reading of row 1001 does not end.
const auto EndlessSql = uR"(
CREATE TABLE stored (id SERIAL PRIMARY KEY, session_id VARCHAR(36) NOT NULL,
  event_id VARCHAR(36) NOT NULL, event_type VARCHAR(50) NOT NULL, payload JSONB NOT NULL,
  metadata JSONB DEFAULT '{}', created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
INSERT INTO stored (session_id, event_id, event_type, payload)
  SELECT 's', n::text, 'tool_call', '{"tool":"greet"}' FROM generate_series(1, 2000) n;
CREATE VIEW mcp_events AS SELECT * FROM stored WHERE id <= 1000 OR pg_sleep(3600) IS NOT NULL;
)"_s;

CommandResult verify(const QString& store) {
    return CommandLine::run({u"verify"_s, store, u"--format"_s, u"json"_s});
}

// Done, with or without failing receipts, and every event counted once.
void adds(const CommandResult& result, int events) {
    QVERIFY2(result.ended && (result.exitCode == 0 || result.exitCode == 1), result.summary());
    const QJsonObject json = QJsonDocument::fromJson(result.output).object();
    const QJsonObject coverage = json["coverage"_L1].toObject();
    QVERIFY2(!coverage.isEmpty(), result.summary());
    QCOMPARE(coverage["events"_L1].toInt(), events);
    const QJsonObject match = coverage["match"_L1].toObject();
    int sum =
        match["exact"_L1].toInt() + match["equivalent"_L1].toInt() + match["lossy"_L1].toInt();
    for (const auto& name : {"differs"_L1, "malformed"_L1, "wrong_subject"_L1, "not_checkable"_L1,
                             "none"_L1, "unchecked"_L1, "receipt_events"_L1}) {
        QVERIFY2(coverage[name].isDouble(), name.data());
        sum += coverage[name].toInt();
    }
    QCOMPARE(sum, events);
}

// Not done: the exit code, nothing that looks like a result, a sentence that holds these words.
void refuses(const CommandResult& result, const QList<QByteArray>& words) {
    QVERIFY2(result.ended, result.summary());
    QVERIFY2(result.exitCode == 3, result.summary());
    QVERIFY2(result.output.isEmpty(), result.summary());
    for (const QByteArray& word : words) {
        QVERIFY2(result.messages.contains(word), word + " is not in:\n" + result.summary());
    }
}

} // namespace

class TestBadInput : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void saysThatNoServerIsThere();
    void neverShowsAWrongPassword();
    void namesAMissingDatabase();
    void namesAMissingTable_data();
    void namesAMissingTable();
    void namesMissingColumns_data();
    void namesMissingColumns();
    void refusesAFileThatIsNoDatabase_data();
    void refusesAFileThatIsNoDatabase();
    void makesNoFileWhereThereIsNone();
    void survivesTheDeathOfTheServer();
    void stopsHalfWayWhenInterrupted();
    void tellsInvalidUtf8();
    void readsDeepNesting();
    void readsBrokenJson();
    void readsOddTimes();
    void readsOddTimesOfPostgres();

private:
    [[nodiscard]] QString sqlite(const QString& sql) const;
    [[nodiscard]] QString postgres(const QString& sql);
    void waitUntilStuck();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PostgresServer> m_server;
    int m_databases = 0;
};

void TestBadInput::initTestCase() {
    m_server = std::make_unique<PostgresServer>();
}

// A new SQLite file made by this SQL; its path.
QString TestBadInput::sqlite(const QString& sql) const {
    const QString path = m_folder->filePath(u"events.db"_s);
    QProcess process;
    process.start(u"sqlite3"_s, {u"-bail"_s, path});
    process.write(sql.toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qFatal("sqlite3: %s", process.readAllStandardError().constData());
    }
    return path;
}

// A new database made by this SQL; its URI.
QString TestBadInput::postgres(const QString& sql) {
    const QString name = u"db%1"_s.arg(++m_databases);
    m_server->createDatabase(name);
    m_server->execute(sql, name);
    return m_server->uri(name);
}

void TestBadInput::saysThatNoServerIsThere() {
    PostgresServer gone;
    const QString uri = gone.uri(u"postgres"_s);
    gone.kill();
    refuses(verify(uri), {"127.0.0.1", QByteArray::number(gone.port())});
}

void TestBadInput::neverShowsAWrongPassword() {
    m_server->createRole(u"auditor"_s, u"the right one"_s);
    const CommandResult result =
        verify(m_server->uri(u"auditor"_s, u"postgres"_s, u"s3cret/w@rd"_s));
    refuses(result, {"auditor"});
    for (const auto* secret : {"s3cret", "w@rd", "w%40rd"}) {
        QVERIFY2(!(result.output + result.messages).contains(secret), result.summary());
    }
}

void TestBadInput::namesAMissingDatabase() {
    refuses(verify(m_server->uri(u"no_such_database"_s)), {"no_such_database"});
}

void TestBadInput::namesAMissingTable_data() {
    QTest::addColumn<QString>("store");
    QTest::newRow("PostgreSQL") << postgres(u"CREATE TABLE other (id INT)"_s);
    QTest::newRow("SQLite") << QString();
}

void TestBadInput::namesAMissingTable() {
    QFETCH(const QString, store);
    refuses(verify(store.isEmpty() ? sqlite(u"CREATE TABLE other (id INT);"_s) : store),
            {"mcp_events"});
}

void TestBadInput::namesMissingColumns_data() {
    QTest::addColumn<bool>("isPostgres");
    QTest::newRow("PostgreSQL") << true;
    QTest::newRow("SQLite") << false;
}

void TestBadInput::namesMissingColumns() {
    QFETCH(const bool, isPostgres);
    const auto sql =
        u"CREATE TABLE mcp_events (id INT, session_id TEXT, event_type TEXT, created_at TEXT);"_s;
    refuses(verify(isPostgres ? postgres(sql) : sqlite(sql)), {"event_id", "payload"});
}

void TestBadInput::refusesAFileThatIsNoDatabase_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text") << QByteArray("not a database\n").repeated(100);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zeros") << QByteArray(8192, '\0');
    QTest::newRow("only the head of one") << QByteArray("SQLite format 3\0", 16);
}

void TestBadInput::refusesAFileThatIsNoDatabase() {
    QFETCH(const QByteArray, bytes);
    const QString path = m_folder->filePath(u"notes.db"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    refuses(verify(path), {"notes.db"});
    QCOMPARE(file.size(), bytes.size());
}

void TestBadInput::makesNoFileWhereThereIsNone() {
    const QString path = m_folder->filePath(u"missing.db"_s);
    refuses(verify(path), {"missing.db"});
    QVERIFY(!QFile::exists(path));
}

// Returns when a connection of muscope is held up by the endless row.
void TestBadInput::waitUntilStuck() {
    QElapsedTimer timer;
    timer.start();
    const auto sql = u"SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'muscope%'"
                     " AND wait_event = 'PgSleep'"_s;
    while (m_server->execute(sql) == u"0"_s) {
        QVERIFY2(timer.elapsed() < 30'000, "nobody reads the store");
    }
}

void TestBadInput::survivesTheDeathOfTheServer() {
    CommandLine command({u"verify"_s, postgres(EndlessSql), u"--format"_s, u"json"_s});
    waitUntilStuck();
    m_server->kill();
    const CommandResult result = command.wait(30s);
    m_server->restart();
    QVERIFY2(result.ended && (result.exitCode == 3 || result.exitCode == 4), result.summary());
    QVERIFY2(!result.messages.isEmpty(), result.summary());
}

void TestBadInput::stopsHalfWayWhenInterrupted() {
    CommandLine command({u"verify"_s, postgres(EndlessSql), u"--format"_s, u"json"_s});
    waitUntilStuck();
    command.interrupt();
    const CommandResult result = command.wait(10s);
    QVERIFY2(result.ended && result.exitCode == 4, result.summary());
    QVERIFY2(!result.messages.isEmpty(), result.summary());
    QCOMPARE(m_server->execute(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = "
                               "'PgSleep' AND query LIKE '%mcp_events%'"_s),
             u"0"_s);
}

void TestBadInput::tellsInvalidUtf8() {
    const QString path =
        sqlite(TableSql +
               u"INSERT INTO mcp_events VALUES"
               "(1, 's', 'e1', 'tool_call', CAST(x'7b2261223a22ff227d' AS TEXT), '{}', NULL),"
               "(2, 's', 'e2', 'tool_call', CAST(x'7b2261223a22c3227d' AS TEXT), '{}', NULL),"
               "(3, 's', CAST(x'ff65' AS TEXT), 'tool_call', '{}', CAST(x'ff' AS TEXT), NULL);"_s);
    const CommandResult result = verify(path);
    QVERIFY2(result.ended && (result.exitCode == 3 || result.exitCode == 4), result.summary());
    QVERIFY2(result.messages.contains("UTF-8"), result.summary());
}

void TestBadInput::readsDeepNesting() {
    constexpr qsizetype Depth = 100'000;
    const QString deep = u"["_s.repeated(Depth) + u"1"_s + u"]"_s.repeated(Depth);
    const QString turned = u"]"_s.repeated(Depth) + u"1"_s + u"["_s.repeated(Depth);
    adds(verify(sqlite(TableSql + u"INSERT INTO mcp_events VALUES (1, 's', 'e1', 'tool_call', '"_s +
                       deep + u"', '{}', NULL), (2, 's', 'e2', 'tool_call', '{\"result\":"_s +
                       deep + u"}', '{\"mu\":\"## Receipt\\n"_s + turned + u"\"}', NULL);"_s)),
         2);
}

void TestBadInput::readsBrokenJson() {
    adds(verify(sqlite(TableSql + uR"(
INSERT INTO mcp_events VALUES
 (1, 's', 'e1', 'tool_call', '{"a":', '{}', NULL), (2, 's', 'e2', 'tool_call', '', '', NULL),
 (3, 's', 'e3', 'tool_call', '{"a":1}', '{"mu": "}1:', NULL),
 (4, 's', 'e4', 'tool_call', 'NaN', NULL, NULL), (5, 's', 'e5', 'mu_receipt', '{"event_id":', '{}', NULL),
 (6, 's', 'e6', 'mu_receipt', '{"event_id":17,"mu":null}', '{"mu":[1]}', NULL),
 (7, 's', 'e7', 'tool_call', x'007b', x'00', NULL), (8, 's', 'e8', 'tool_call', 17, 1.5, NULL),
 (9, '', '', '', '[]', '[]', NULL);
)"_s)),
         9);
}

void TestBadInput::readsOddTimes() {
    adds(verify(sqlite(TableSql + uR"(
INSERT INTO mcp_events VALUES
 (1, 's', 'e1', 'tool_call', '{}', '{}', 'yesterday'), (2, 's', 'e2', 'tool_call', '{}', '{}', ''),
 (3, 's', 'e3', 'tool_call', '{}', '{}', '0000-00-00 00:00:00'), (4, 's', 'e4', 'tool_call', '{}', '{}', 1e300),
 (5, 's', 'e5', 'tool_call', '{}', '{}', -1), (6, 's', 'e6', 'tool_call', '{}', '{}', '9999-99-99T99:99:99Z'),
 (7, 's', 'e7', 'tool_call', '{}', '{}', 'infinity'), (8, 's', 'e8', 'tool_call', '{}', '{}', x'ff'),
 (9, 's', 'e9', 'tool_call', '{}', '{}', '2026-11-20T12:00:00.123456789+25:61');
)"_s)),
         9);
}

void TestBadInput::readsOddTimesOfPostgres() {
    adds(verify(postgres(uR"(
CREATE TABLE mcp_events (id SERIAL PRIMARY KEY, session_id TEXT NOT NULL, event_id TEXT NOT NULL,
  event_type TEXT NOT NULL, payload JSONB NOT NULL, metadata JSONB, created_at TIMESTAMP);
INSERT INTO mcp_events (session_id, event_id, event_type, payload, created_at) VALUES
 ('s', 'e1', 't', '{}', 'infinity'), ('s', 'e2', 't', '{}', '-infinity'), ('s', 'e3', 't', '{}', NULL),
 ('s', 'e4', 't', '{}', '4713-01-01 00:00:00 BC'), ('s', 'e5', 't', '{}', '294276-12-31 23:59:59.999999'),
 ('s', 'e6', 't', 'null', '2026-10-25 02:30:00');
)"_s)),
         6);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestBadInput)
#include "tst_bad_input.moc"
