// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// digest on the command line, over both kinds of store.
#include "tests/support/command_line.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestDigestCommand final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    QTemporaryDir m_folder;
    int m_anchors = 0;

    [[nodiscard]] static QString nameOf(const StoreLocation& location) {
        return location.kind == StoreLocation::Kind::Sqlite ? location.path
                                                            : location.displayText();
    }

    // Five events of a session, with all that JSONB spells in its own way; one of another session
    // lies between.
    [[nodiscard]] static std::vector<StoredEvent> fiveEvents() {
        std::vector<StoredEvent> events;
        for (const char* id : {"e1", "e2", "e3", "e4", "e5"}) {
            events.push_back(eventAt("s1", id, static_cast<int>(events.size())));
        }
        events[1].payload = QByteArray(
            R"({"zz":1.50,"a":[1e3,-0,12345678901234567890123.0],"b":{"y":1,"x":"\u00e9\ud83d\ude00\/"}})");
        events[2].payload = R"({"twice":1,"b":null,"twice":{"d":2e-7,"c":1e400}})";
        events[3].payload = " [ ] ";
        events[3].metadata.reset();
        events[4].createdAt.reset();
        events.insert(events.begin() + 2, eventAt("s2", "other", 9));
        return events;
    }

    [[nodiscard]] QString anchorOf(const StoreLocation& location) {
        const QString path = m_folder.filePath(u"anchor %1.json"_s.arg(++m_anchors));
        const CommandResult result = CommandLine::run(
            {u"digest"_s, nameOf(location), u"--session"_s, u"s1"_s, u"-o"_s, path});
        if (result.exitCode != 0) {
            qFatal("%s", result.summary().constData());
        }
        return path;
    }

    [[nodiscard]] static QByteArray digestOf(const StoreLocation& location,
                                             const QString& session) {
        const CommandResult result = CommandLine::run(
            {u"digest"_s, nameOf(location), u"--session"_s, session, u"--format"_s, u"json"_s});
        if (result.exitCode != 0) {
            qFatal("%s", result.summary().constData());
        }
        return QJsonDocument::fromJson(result.output)["digest"_L1].toString().toLatin1();
    }

    // changed | removed | inserted | reordered, once the exit code and the rest fit.
    [[nodiscard]] static QString comparison(const StoreLocation& location, const QString& anchor) {
        const CommandResult result = CommandLine::run(
            {u"digest"_s, nameOf(location), u"--against"_s, anchor, u"--format"_s, u"json"_s});
        const QJsonObject object = QJsonDocument::fromJson(result.output).object();
        const bool holds = object["holds"_L1].toBool();
        if (result.exitCode != (holds ? 0 : 1) || object["session_id"_L1] != u"s1"_s ||
            holds != (object["expected"_L1] == object["found"_L1])) {
            return QString::fromUtf8(result.summary());
        }
        QStringList lists;
        for (const auto& name : {"changed"_L1, "removed"_L1, "inserted"_L1, "reordered"_L1}) {
            QStringList ids;
            for (const QJsonValue& id : object[name].toArray()) {
                ids += id.toString();
            }
            lists += ids.join(u' ');
        }
        return lists.join(u'|') + (holds ? u" holds"_s : QString());
    }

private slots:
    void isTheSameInBothStores() {
        const auto events = fiveEvents();
        const StoreLocation postgres = m_stores.store(StoreLocation::Kind::PostgreSql, events);
        const StoreLocation sqlite = m_stores.store(StoreLocation::Kind::Sqlite, events);
        const QByteArray digest = digestOf(sqlite, u"s1"_s);
        QCOMPARE(digest.size(), 64);
        QCOMPARE(digestOf(postgres, u"s1"_s), digest);
        QVERIFY(digestOf(postgres, u"s2"_s) != digest);
        QCOMPARE(comparison(postgres, anchorOf(sqlite)), u"||| holds"_s);
        QCOMPARE(comparison(sqlite, anchorOf(postgres)), u"||| holds"_s);
    }

    void namesWhatWasDone_data() {
        QTest::addColumn<StoreLocation::Kind>("kind");
        QTest::addColumn<QByteArrayList>("statements");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QByteArrayList& statements,
                            const QString& expected) {
            for (const auto kind : {StoreLocation::Kind::PostgreSql, StoreLocation::Kind::Sqlite}) {
                const bool isSqlite = kind == StoreLocation::Kind::Sqlite;
                QTest::addRow("%s, %s", name, isSqlite ? "SQLite" : "PostgreSQL")
                    << kind << statements << expected;
            }
        };
        row("nothing", {}, u"||| holds"_s);
        row("another session", {"UPDATE mcp_events SET payload = '0' WHERE session_id = 's2'"},
            u"||| holds"_s);
        row("the same value",
            {R"(UPDATE mcp_events SET payload = '{"tool" : "gree\u0074"}' WHERE event_id = 'e1')"},
            u"||| holds"_s);
        row("a value",
            {R"(UPDATE mcp_events SET payload = '{"tool":"greeT"}' WHERE event_id = 'e1')"},
            u"e1|||"_s);
        row("type and time",
            {"UPDATE mcp_events SET event_type = 'x' WHERE event_id = 'e4'",
             "UPDATE mcp_events SET created_at = '2026-11-20T12:00:00.000002Z'"
             " WHERE event_id = 'e1'"},
            u"e1 e4|||"_s);
        row("metadata", {R"(UPDATE mcp_events SET metadata = '{"a":1}' WHERE event_id = 'e5')"},
            u"e5|||"_s);
        row("removal", {"DELETE FROM mcp_events WHERE event_id IN ('e2', 'e5')"}, u"|e2 e5||"_s);
        row("everything", {"DELETE FROM mcp_events WHERE session_id = 's1'"},
            u"|e1 e2 e3 e4 e5||"_s);
        row("insertion",
            {"INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
             " VALUES ('s1', 'new', 't', '1')"},
            u"||new|"_s);
        row("another id", {"UPDATE mcp_events SET event_id = 'e9' WHERE event_id = 'e3'"},
            u"|e3|e9|"_s);
        row("swap",
            {"UPDATE mcp_events SET id = 99 WHERE event_id = 'e1'",
             "UPDATE mcp_events SET id = 1 WHERE event_id = 'e2'",
             "UPDATE mcp_events SET id = 2 WHERE event_id = 'e1'"},
            u"|||e1 e2"_s);
        row("all at once",
            {"UPDATE mcp_events SET id = 99 WHERE event_id = 'e1'",
             "DELETE FROM mcp_events WHERE event_id = 'e3'",
             "UPDATE mcp_events SET payload = '7' WHERE event_id = 'e4'",
             "INSERT INTO mcp_events (id, session_id, event_id, event_type, payload)"
             " VALUES (1, 's1', 'new', 't', '1')"},
            u"e4|e3|new|e1"_s);
    }
    void namesWhatWasDone() {
        QFETCH(StoreLocation::Kind, kind);
        QFETCH(QByteArrayList, statements);
        QFETCH(QString, expected);
        const StoreLocation location = m_stores.store(kind, fiveEvents());
        const QString anchor = anchorOf(location);
        for (const QByteArray& statement : statements) {
            m_stores.execute(location, statement);
        }
        QCOMPARE(comparison(location, anchor), expected);
    }

    void tellsPeopleTheSame() {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, fiveEvents());
        const QString anchor = anchorOf(location);
        const QStringList arguments{u"digest"_s, location.path, u"--against"_s, anchor};
        CommandResult result = CommandLine::run(arguments);
        QVERIFY2(result.exitCode == 0, result.summary());
        QCOMPARE(result.output, QByteArray("session s1 holds: 5 events as anchored\n"));
        m_stores.execute(location, "DELETE FROM mcp_events WHERE event_id = 'e2'");
        m_stores.execute(location, "UPDATE mcp_events SET payload = '7' WHERE event_id = 'e4'");
        result = CommandLine::run(arguments);
        QVERIFY2(result.exitCode == 1, result.summary());
        QVERIFY2(result.output.startsWith("changed    e4\nremoved    e2\n"
                                          "session s1 does not hold: 1 event changed, 1 removed\n"),
                 result.summary());
    }

    void keepsRowsThatAreNoJson() {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, fiveEvents());
        m_stores.execute(location, "UPDATE mcp_events SET payload = '{' WHERE event_id = 'e1'");
        m_stores.execute(location, "UPDATE mcp_events SET payload = CAST(x'ff' AS TEXT),"
                                   " event_id = CAST(x'65ff' AS TEXT) WHERE event_id = 'e2'");
        const QString anchor = anchorOf(location);
        QCOMPARE(comparison(location, anchor), u"||| holds"_s);
        m_stores.execute(location, "UPDATE mcp_events SET payload = '{{' WHERE event_id = 'e1'");
        QCOMPARE(comparison(location, anchor), u"e1|||"_s);
    }

    void replacesNoAnchorUnasked() {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, fiveEvents());
        const QString anchor = anchorOf(location);
        const QStringList arguments{u"digest"_s, location.path, u"--session"_s,
                                    u"s2"_s,     u"-o"_s,       anchor};
        CommandResult result = CommandLine::run(arguments);
        QVERIFY2(result.exitCode == 3 && result.output.isEmpty(), result.summary());
        QVERIFY2(result.messages.contains("is there already and may be evidence") &&
                     result.messages.contains("--force"),
                 result.summary());
        QCOMPARE(comparison(location, anchor), u"||| holds"_s);
        result = CommandLine::run(arguments + QStringList{u"--force"_s});
        QVERIFY2(result.exitCode == 0, result.summary());
        result = CommandLine::run({u"digest"_s, location.path, u"--against"_s, anchor});
        QVERIFY2(result.output == "session s2 holds: 1 event as anchored\n", result.summary());
    }

    void leavesNothingBehindWhenInterrupted() {
        const StoreLocation location =
            m_stores.store(StoreLocation::Kind::PostgreSql, fiveEvents());
        m_stores.execute(location, "ALTER TABLE mcp_events RENAME TO rows");
        m_stores.execute(location, "CREATE VIEW mcp_events AS SELECT id, session_id, event_id,"
                                   " event_type, created_at, payload, metadata FROM rows"
                                   " WHERE event_id <> 'e3' OR pg_sleep(600) IS NOT NULL");
        QTemporaryDir folder;
        CommandLine command({u"digest"_s, nameOf(location), u"--session"_s, u"s1"_s, u"-o"_s,
                             folder.filePath(u"anchor"_s)});
        QTRY_COMPARE_WITH_TIMEOUT(
            m_stores.server().execute(u"SELECT count(*) FROM pg_stat_activity WHERE"
                                      " wait_event = 'PgSleep'"_s),
            u"1"_s, 60'000);
        command.interrupt();
        const CommandResult result = command.wait();
        QVERIFY2(result.ended && result.exitCode == 4, result.summary());
        QVERIFY2(result.output.isEmpty() && !result.messages.isEmpty(), result.summary());
        QCOMPARE(
            QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
            QStringList());
    }

    void seesThatTheAnchorWasEdited() {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, fiveEvents());
        const QString path = anchorOf(location);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        text.replace("\"count\":5", "\"count\":6");
        file.seek(0);
        file.write(text);
        file.close();
        const CommandResult result =
            CommandLine::run({u"digest"_s, location.path, u"--against"_s, path});
        QVERIFY2(result.exitCode == 1, result.summary());
        QVERIFY2(result.messages.contains("contradicts itself"), result.summary());
        QVERIFY2(result.output.contains("does not hold: the anchor was edited"), result.summary());
    }

    void saysWhatCannotBeDone() {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, fiveEvents());
        const QString store = location.path;
        const QString anchor = anchorOf(location);
        const QString broken = m_folder.filePath(u"broken.json"_s);
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"algorithm\":");
        file.close();
        const auto refuses = [](const QStringList& options, int exitCode, const char* message) {
            const CommandResult result = CommandLine::run(QStringList{u"digest"_s} + options);
            QVERIFY2(result.exitCode == exitCode, result.summary());
            QVERIFY2(result.output.isEmpty(), result.summary());
            QVERIFY2(result.messages.contains(message), result.summary());
        };
        refuses({store, u"--session"_s, u"s9"_s}, 3, "has no session s9");
        refuses({store, u"--session"_s, u"s9"_s, u"-o"_s, m_folder.filePath(u"no.json"_s)}, 3,
                "has no session s9");
        QVERIFY(!QFileInfo::exists(m_folder.filePath(u"no.json"_s)));
        refuses({m_folder.filePath(u"none.sqlite"_s), u"--session"_s, u"s1"_s}, 3, "none.sqlite");
        refuses({m_folder.filePath(u"none.sqlite"_s), u"--against"_s, anchor}, 3, "none.sqlite");
        refuses({store, u"--against"_s, m_folder.filePath(u"none.json"_s)}, 3, "none.json");
        refuses({store, u"--against"_s, broken}, 3, "broken.json is no anchor: line 1");
        refuses({store, u"--session"_s, u"s1"_s, u"-o"_s, m_folder.filePath(u"no/a.json"_s)}, 3,
                "no/a.json");
        refuses({store}, 2, "one of --session and --against");
        refuses({store, u"--session"_s, u"s1"_s, u"--against"_s, anchor}, 2, "and not both");
        refuses({store, u"--against"_s, anchor, u"-o"_s, anchor}, 2, "-o goes with --session");
        refuses({store, u"--session"_s, u"s1"_s, u"--format"_s, u"xml"_s}, 2, "text, json");
        const QStringList digest{store, u"--session"_s, u"s1"_s, u"-o"_s};
        refuses(digest + QStringList{store}, 3, "is there already");
        refuses(digest + QStringList{store, u"--force"_s}, 2, "would destroy");
        refuses(digest + QStringList{u"/dev/full"_s, u"--force"_s}, 2,
                "/dev/full: that is no file");
        QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
        refuses({store, u"--session"_s, u"s1"_s, u"--force"_s}, 2, "go with -o");
        refuses({store, u"--session"_s, u"s1"_s, u"--verify-key"_s, anchor}, 2, "with --against");
        QCOMPARE(comparison(location, anchor), u"||| holds"_s);
    }

    void isInTheHelp() {
        QVERIFY(CommandLine::run({u"--help"_s}).output.contains("muscope-cli digest STORE"));
        const QByteArray help = CommandLine::run({u"digest"_s, u"--help"_s}).output;
        QVERIFY(help.contains("\n  -o ANCHOR") && help.contains("\n  --against ANCHOR"));
        QVERIFY(help.contains("\n  --force") && help.contains("\n  --verify-key PUB"));
        QVERIFY(CommandLine::run({u"--help"_s}).output.contains("muscope-cli help proof"));
        const CommandResult proof = CommandLine::run({u"help"_s, u"proof"_s});
        QVERIFY2(proof.exitCode == 0 && proof.output.startsWith("# What a receipt, a digest"),
                 proof.summary());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestDigestCommand)
#include "tst_digest_command.moc"
