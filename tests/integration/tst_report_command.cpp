// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// report on the command line: over both kinds of store, and where it cannot be written.
#include "tests/support/command_line.h"
#include "tests/support/problem_store.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace muscope {

class TestReportCommand final : public QObject {
    Q_OBJECT

    // All of them.
    inline static const QString Parts = u"verdicts,timeline,failures,problems,operations,"
                                        "workflows,digest,proof,events"_s;

    StoreFixture m_stores;
    QTemporaryDir m_folder;
    int m_files = 0;

    [[nodiscard]] QString newFile(const QString& suffix) {
        return m_folder.filePath(u"report %1.%2"_s.arg(++m_files).arg(suffix));
    }

    [[nodiscard]] static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    // What report writes of all of a store; the store's own name taken out.
    [[nodiscard]] QByteArray reportOf(const QString& store, const QStringList& arguments,
                                      int exitCode) {
        const QString path = newFile(u"out"_s);
        const CommandResult result =
            CommandLine::run(QStringList{u"report"_s, store, u"-o"_s, path} + arguments);
        if (result.exitCode != exitCode) {
            qFatal("%s", result.summary().constData());
        }
        return contentOf(path);
    }

    [[nodiscard]] static QString nameOf(const StoreLocation& location) {
        return location.kind == StoreLocation::Kind::Sqlite ? location.path
                                                            : location.displayText();
    }

    // Events that come out of JSONB as they went in, one with a receipt that differs.
    [[nodiscard]] static std::vector<StoredEvent> spelledAsJsonbHasIt() {
        std::vector<StoredEvent> events;
        for (const char* id : {"e1", "e2", "e3", "e4"}) {
            events.push_back(eventAt("s1", id, static_cast<int>(events.size())));
            events.back().payload = R"({"tool": "greet", "result": "Hello, Alice!"})";
            events.back().metadata = "{}";
        }
        events[0].metadata = R"({"mu": "!ecilA ,olleH"})";
        events[1].metadata = R"({"mu": "!boB ,olleH"})";
        events[2].payload = R"({"id": 1, "method": "ping", "jsonrpc": "2.0"})";
        events[3].payload = R"({"id": 1, "result": {}, "jsonrpc": "2.0"})";
        return events;
    }

    [[nodiscard]] QString problemStore() {
        const QString path = newFile(u"sqlite"_s);
        if (!writeStore(path, everyProblem())) {
            qFatal("%s could not be written", qPrintable(path));
        }
        return path;
    }

    static void addFormats() {
        QTest::addColumn<QString>("format");
        QTest::newRow("html") << u"html"_s;
        QTest::newRow("md") << u"md"_s;
        QTest::newRow("csv") << u"csv"_s;
        QTest::newRow("ndjson") << u"ndjson"_s;
    }

    // All of a store with all that the format can hold.
    [[nodiscard]] static QStringList everythingAs(const QString& format) {
        const QStringList words{u"--all"_s, u"--format"_s, format};
        const bool isPage = format == u"html" || format == u"md";
        return isPage ? words + QStringList{u"--parts"_s, Parts} : words;
    }

    // Two sessions that took turns, the one that began first having ended last, and one before.
    [[nodiscard]] static std::vector<StoredEvent> takingTurns() {
        return {eventAt("early", "e1", 0), eventAt("long", "l1", 1),  eventAt("short", "s1", 2),
                eventAt("long", "l2", 3),  eventAt("short", "s2", 4), eventAt("long", "l3", 5)};
    }

    // Their ids in the order of a report's lines, after the first one.
    [[nodiscard]] static QByteArray listedIn(const QByteArray& lines) {
        QByteArrayList ids;
        for (const QByteArray& line : lines.split('\n').mid(1)) {
            const qsizetype begin = line.indexOf("\"event_id\":\"");
            ids += begin < 0 ? line.split(',').value(2) : line.mid(begin + 12, 2);
        }
        return ids.join(' ').trimmed();
    }

private slots:
    void listsEventsAsTheyWereStored() {
        for (const auto kind : {StoreLocation::Kind::Sqlite, StoreLocation::Kind::PostgreSql}) {
            const QString store = nameOf(m_stores.store(kind, takingTurns()));
            for (const QString& format : {u"ndjson"_s, u"csv"_s}) {
                const auto listed = [&](const QStringList& options) {
                    return listedIn(
                        reportOf(store, options + QStringList{u"--format"_s, format}, 0));
                };
                QCOMPARE(listed({u"--all"_s}), "e1 l1 s1 l2 s2 l3");
                QCOMPARE(listed({u"--all"_s, u"--filter"_s, u"number != 2"_s}), "e1 l1 s1 l3");
                QCOMPARE(listed({u"--session"_s, u"short"_s, u"--session"_s, u"early"_s}),
                         "e1 s1 s2");
            }
        }
    }

    void listsWhatNoColumnNumbers() {
        const StoreLocation location = m_stores.emptyPlace(StoreLocation::Kind::PostgreSql);
        m_stores.execute(location, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                                   " event_type TEXT, payload TEXT, created_at TIMESTAMPTZ)");
        for (const char* const row : {"'e2', '2'", "'e3', '3'", "'e1', '1'"}) {
            m_stores.execute(location, QByteArray("INSERT INTO mcp_events SELECT 's', id, 'ping',"
                                                  " '{}', TIMESTAMPTZ '2026-01-01' + day::interval"
                                                  " FROM (VALUES (") +
                                           row + ")) AS one (id, day)");
        }
        QCOMPARE(listedIn(reportOf(
                     nameOf(location),
                     {u"--all"_s, u"--filter"_s, u"number != 1"_s, u"--format"_s, u"ndjson"_s}, 0)),
                 "e2 e3");
    }

    void bothStoresGiveTheSameReport_data() { addFormats(); }
    void bothStoresGiveTheSameReport() {
        QFETCH(const QString, format);
        QList<QByteArray> reports;
        for (const auto kind : {StoreLocation::Kind::Sqlite, StoreLocation::Kind::PostgreSql}) {
            const StoreLocation location = m_stores.store(kind, spelledAsJsonbHasIt());
            QByteArray report = reportOf(nameOf(location), everythingAs(format), 1);
            QVERIFY(report.contains("greet"));
            // What tells the stores themselves apart: where they are and what they are.
            QByteArrayList kept;
            for (const QByteArray& line : report.split('\n')) {
                if (!line.contains("postgresql") && !line.contains("PostgreSQL") &&
                    !line.contains("SQLite") && !line.contains(".sqlite")) {
                    kept += line;
                }
            }
            reports += kept.join('\n');
        }
        QCOMPARE(reports[1], reports[0]);
    }

    void onlyAStampTellsWhen() {
        const QString store = problemStore();
        const QStringList words{u"--all"_s, u"--format"_s, u"md"_s, u"--parts"_s, u"verdicts"_s};
        QVERIFY(!reportOf(store, words, 4).contains("Made at"));
        QVERIFY(reportOf(store, words + QStringList{u"--stamp"_s}, 4).contains("Made at"));
    }

    void tellsEveryProblemWithItsPlace() {
        const QByteArray report = reportOf(problemStore(), {u"--all"_s, u"--format"_s, u"md"_s}, 4);
        for (const char* told : {"no answer", "no request", "ambiguous", "stray receipt",
                                 "time back", "not UTF-8", "repeated key"}) {
            QVERIFY2(report.contains(QByteArray("| ") + told + " |"), told);
        }
        QVERIFY(report.contains("### ◆ leave differs"));
        QVERIFY(report.contains("{\"tool\":\"leave\"}"));
    }

    void countsWhatEachWorkflowFound() {
        const QString store = newFile(u"sqlite"_s);
        std::vector<StoredEvent> events{eventAt("s1", "e1", 0), eventAt("s1", "e2", 1)};
        events[0].payload = R"({"tool":"greet","args":{"name":7}})";
        events[1].payload = R"({"tool":"greet","args":{"name":"Alice"}})";
        QVERIFY(writeStore(store, events));
        const QString workflow = newFile(u"maml.md"_s);
        QFile file(workflow);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("---\ntools:\n  - name: greet\n---\n## Input_Schema\n```json\n"
                   "{\"properties\": {\"name\": {\"type\": \"string\"}}}\n```\n");
        file.close();
        const QByteArray report =
            reportOf(store, {u"--all"_s, u"--format"_s, u"md"_s, u"--workflows"_s, workflow}, 1);
        QVERIFY2(report.contains("| greet | 1 | 0 | 0 |"), report);
    }

    void aFilterLeavesTheOthersOut() {
        const QString store = problemStore();
        const QByteArray report = reportOf(
            store, {u"--all"_s, u"--format"_s, u"md"_s, u"--filter"_s, u"type == tool_call"_s}, 1);
        QVERIFY(report.contains("| Events that pass the filter | 4 |"));
        QVERIFY(report.contains("### ◆ leave differs"));
        QVERIFY(!report.contains("stray receipt"));
    }

    void partsAreForPeople() {
        const CommandResult result =
            CommandLine::run({u"report"_s, problemStore(), u"--all"_s, u"--format"_s, u"csv"_s,
                              u"--parts"_s, u"verdicts"_s, u"-o"_s, u"-"_s});
        QVERIFY2(result.exitCode == 2 && result.messages.contains("--parts is for html") &&
                     result.messages.contains("csv and ndjson hold every event"),
                 result.summary());
    }

    void oneSessionIsEnough() {
        const CommandResult missing = CommandLine::run({u"report"_s, problemStore(), u"--session"_s,
                                                        u"nobody"_s, u"-o"_s, newFile(u"html"_s)});
        QVERIFY2(missing.exitCode == 3 && missing.messages.contains("has no session nobody"),
                 missing.summary());
    }

    void isForItsOwnersEyesAlone() {
        const QString path = newFile(u"html"_s);
        const CommandResult result =
            CommandLine::run({u"report"_s, problemStore(), u"--all"_s, u"-o"_s, path});
        QVERIFY2(result.exitCode == 4, result.summary());
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY((QFileInfo(path).permissions() & others) == QFileDevice::Permissions());
    }

    void standardOutputIsAFileToo() {
        const QString path = newFile(u"html"_s);
        const QString store = problemStore();
        (void)CommandLine::run({u"report"_s, store, u"--all"_s, u"-o"_s, path});
        const CommandResult result =
            CommandLine::run({u"report"_s, store, u"--all"_s, u"-o"_s, u"-"_s});
        QVERIFY(!result.output.isEmpty());
        QCOMPARE(result.output, contentOf(path));
    }

    void aMissingFolderIsTold() {
        const QString path = m_folder.filePath(u"missing/report.html"_s);
        const CommandResult result =
            CommandLine::run({u"report"_s, problemStore(), u"--all"_s, u"-o"_s, path});
        QVERIFY2(result.exitCode == 3 && result.messages.contains(path.toUtf8()), result.summary());
    }

    void aPipeStaysOne() {
        const QString path = newFile(u"pipe"_s);
        QCOMPARE(::mkfifo(qPrintable(path), S_IRUSR | S_IWUSR), 0);
        // The report is small enough for the pipe to hold it.
        const int reader = ::open(qPrintable(path), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        const CommandResult result =
            CommandLine::run({u"report"_s, problemStore(), u"--all"_s, u"--format"_s, u"md"_s,
                              u"--parts"_s, u"verdicts"_s, u"-o"_s, path});
        QFile pipe;
        QVERIFY(pipe.open(reader, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
        const QByteArray report = pipe.readAll();
        QVERIFY2(result.exitCode == 4 && report.startsWith("# Session report"), result.summary());
        QVERIFY(!QFileInfo(path).isFile());
    }

    void whatEndsHalfWayLeavesNothing() {
        // No file may grow beyond 8 blocks of 512 bytes: a disk that is full after them. SQLite
        // would want more for itself.
        const StoreLocation location =
            m_stores.store(StoreLocation::Kind::PostgreSql, spelledAsJsonbHasIt());
        QTemporaryDir target;
        QProcess process;
        process.start(u"/bin/sh"_s, {u"-c"_s, u"trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\""_s,
                                     QStringLiteral(MUSCOPE_CLI), u"report"_s, nameOf(location),
                                     u"--all"_s, u"-o"_s, target.filePath(u"report.html"_s)});
        QVERIFY(process.waitForFinished());
        const QByteArray messages = process.readAllStandardError();
        QVERIFY2(process.exitCode() == 3 && messages.contains("writing the report"), messages);
        QVERIFY(
            QDir(target.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void leavesNothingBehindWhenInterrupted() {
        const StoreLocation location =
            m_stores.store(StoreLocation::Kind::PostgreSql, spelledAsJsonbHasIt());
        m_stores.execute(location, "ALTER TABLE mcp_events RENAME TO rows");
        m_stores.execute(location, "CREATE VIEW mcp_events AS SELECT id, session_id, event_id,"
                                   " event_type, created_at, payload, metadata FROM rows"
                                   " WHERE event_id <> 'e3' OR pg_sleep(600) IS NOT NULL");
        QTemporaryDir target;
        CommandLine command({u"report"_s, nameOf(location), u"--session"_s, u"s1"_s, u"-o"_s,
                             target.filePath(u"report.html"_s)});
        QTRY_COMPARE_WITH_TIMEOUT(
            m_stores.server().execute(u"SELECT count(*) FROM pg_stat_activity WHERE"
                                      " wait_event = 'PgSleep'"_s),
            u"1"_s, 60'000);
        command.interrupt();
        const CommandResult result = command.wait();
        QVERIFY2(result.ended && result.exitCode == 4 && !result.messages.isEmpty(),
                 result.summary());
        QVERIFY(
            QDir(target.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    }

    void doesNotWriteOverItsStore() {
        const QString store = problemStore();
        const QByteArray before = contentOf(store);
        const CommandResult result =
            CommandLine::run({u"report"_s, store, u"--all"_s, u"-o"_s, store});
        QVERIFY2(result.exitCode != 0, result.summary());
        QCOMPARE(contentOf(store), before);
    }

    void wrongUseIsTold_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("nothing asked")
            << QStringList{u"-o"_s, u"x"_s} << QByteArray("one of --session and --all");
        QTest::newRow("no file") << QStringList{u"--all"_s} << QByteArray("-o FILE is needed");
        QTest::newRow("no such part")
            << QStringList{u"--all"_s, u"-o"_s, u"x"_s, u"--parts"_s, u"verdicts,all"_s}
            << QByteArray("has no part “all”");
        QTest::newRow("no such format")
            << QStringList{u"--all"_s, u"-o"_s, u"x"_s, u"--format"_s, u"docx"_s}
            << QByteArray("--format is one of");
    }
    void wrongUseIsTold() {
        QFETCH(const QStringList, words);
        QFETCH(const QByteArray, message);
        const CommandResult result = CommandLine::run(QStringList{u"report"_s, u"demo"_s} + words);
        QVERIFY2(result.exitCode == 2 && result.messages.contains(message), result.summary());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestReportCommand)
#include "tst_report_command.moc"
