// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/postgres_server.h"

#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

// psql's exit code for a connection as given; 2 means that there was none.
int connectWith(const QString& uri) {
    QProcess process;
    process.start(PostgresServer::binaryFolder() + u"/psql"_s,
                  {u"-X"_s, u"-w"_s, u"-d"_s, uri, u"-c"_s, u"SELECT 1"_s});
    process.waitForFinished();
    return process.exitCode();
}

} // namespace

class TestPostgresServer : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_server = std::make_unique<PostgresServer>(); }

    void listensBelowTheKernelsOwnPorts() {
        QVERIFY(m_server->port() > 1024);
        QVERIFY(m_server->port() < 32768);
    }

    void runsSql() {
        m_server->createDatabase(u"events of a \"test\""_s);
        QCOMPARE(m_server->execute(u"SELECT 6 * 7, 'ä'"_s, u"events of a \"test\""_s), u"42|ä"_s);
    }

    void asksForAPasswordOnlyWhereTheRoleHasOne() {
        m_server->createRole(u"open"_s);
        m_server->createRole(u"closed"_s, u"p@ss/w'rd"_s);
        QCOMPARE(connectWith(m_server->uri(u"open"_s, u"postgres"_s)), 0);
        QCOMPARE(connectWith(m_server->uri(u"closed"_s, u"postgres"_s, u"p@ss/w'rd"_s)), 0);
        QCOMPARE(connectWith(m_server->uri(u"closed"_s, u"postgres"_s, u"wrong"_s)), 2);
        QCOMPARE(connectWith(m_server->uri(u"closed"_s, u"postgres"_s)), 2);
    }

    void keepsItsDataWhenKilledAndRestarted() {
        m_server->execute(u"CREATE TABLE kept AS SELECT 1 AS one; CHECKPOINT"_s);
        m_server->kill();
        QCOMPARE(connectWith(m_server->uri(u"postgres"_s)), 2);
        m_server->restart();
        QCOMPARE(m_server->execute(u"SELECT one FROM kept"_s), u"1"_s);
    }

    void twoServersStandSideBySide() {
        const PostgresServer other;
        QVERIFY(other.port() != m_server->port());
    }

    void leavesNothingBehind() {
        const QString uri = m_server->uri(u"postgres"_s);
        const QString folder = m_server->execute(u"SHOW data_directory"_s);
        m_server.reset();
        QCOMPARE(connectWith(uri), 2);
        QVERIFY(!QFileInfo::exists(folder));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestPostgresServer)
#include "tst_postgres_server.moc"
