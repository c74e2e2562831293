// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// store save, import and prune on the command line.
#include "tests/support/command_line.h"
#include "tests/support/sample_session.h"
#include "tests/support/store_fixture.h"
#include "tests/support/stored_events.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace muscope {

class TestStoreCommand final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] static QString nameOf(const StoreLocation& location) {
        return location.kind == StoreLocation::Kind::Sqlite ? location.path
                                                            : location.displayText();
    }

    [[nodiscard]] QString file(const QString& name) const { return m_folder->filePath(name); }

    void write(const QString& name, const QByteArray& bytes) const {
        QDir().mkpath(QFileInfo(file(name)).path());
        QFile target(file(name));
        if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size()) {
            qFatal("%s", qPrintable(target.errorString()));
        }
    }

    [[nodiscard]] QStringList entries() const {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    }

    [[nodiscard]] static QByteArray digestOf(const QString& store, const QString& session) {
        return CommandLine::run({u"digest"_s, store, u"--session"_s, session}).output;
    }

    // What verify says but for the store's name.
    [[nodiscard]] static QJsonObject verdictsOf(const QStringList& arguments) {
        const CommandResult result =
            CommandLine::run(QStringList{u"verify"_s, u"--format"_s, u"json"_s} + arguments);
        QJsonObject verdicts = QJsonDocument::fromJson(result.output).object();
        verdicts["store"_L1] = result.exitCode;
        return verdicts;
    }

    static void expect(const QStringList& arguments, int exitCode, const char* message) {
        const CommandResult result = CommandLine::run(QStringList{u"store"_s} + arguments);
        QVERIFY2(result.exitCode == exitCode, result.summary());
        QVERIFY2((result.output + result.messages).contains(message), result.summary());
    }

    // Runs a line of shell, muscope-cli being $0, and types the answer; what it printed, and the
    // exit code in the last line.
    [[nodiscard]] static QByteArray shell(const QString& line, const QByteArray& input = {}) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"bash"_s, {u"-c"_s, line + u"; echo $?"_s, QStringLiteral(MUSCOPE_CLI)});
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(120'000);
        return process.readAll();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void savesAFileWithTheSameVerdictsAndDigest_data() { addStoreKinds(); }
    void savesAFileWithTheSameVerdictsAndDigest() {
        QFETCH(StoreLocation::Kind, kind);
        std::vector<StoredEvent> events = sampleSession();
        events.push_back(eventAt("other", "o1", 0));
        const StoreLocation location = m_stores.store(kind, events);
        const QString store = nameOf(location);
        write(u"receipts/sample-12.mu"_s, "not it");
        write(u"workflows/greet.maml.md"_s,
              "---\ntool: greet\n---\n## Input_Schema\n```json\n"
              "{\"properties\":{\"name\":{\"type\":\"number\"}}}\n```\n");
        const QStringList companions{u"--receipts"_s, file(u"receipts"_s), u"--workflows"_s,
                                     file(u"workflows"_s)};
        const QString target = file(u"s.muscope"_s);

        expect(QStringList{u"save"_s, store, u"--session"_s, u"sample"_s, u"-o"_s, target} +
                   companions,
               0, "session sample: 14 event(s), digest ");

        const QJsonObject before =
            verdictsOf(QStringList{store, u"--session"_s, u"sample"_s} + companions);
        const QJsonObject after = verdictsOf({target, u"--session"_s, u"sample"_s});
        QVERIFY(before["problems"_L1].toArray().size() > 1);
        QCOMPARE(after, before);
        QCOMPARE(digestOf(target, u"sample"_s), digestOf(store, u"sample"_s));
        expect({u"check"_s, target}, 0, "session sample: 14 events, the file's digest holds");

        const auto copy = StoreLocation::parse(target);
        QVERIFY(copy);
        m_stores.execute(*copy,
                         "UPDATE mcp_events SET event_type = 'x' WHERE event_id = 'sample-3'");
        expect({u"check"_s, target}, 1, "session sample: the file's digest does not hold");
    }

    void savesAsARoleThatMayReadAlone() {
        const StoreLocation location =
            m_stores.store(StoreLocation::Kind::PostgreSql, sampleSession());
        const QString database = location.parameter(u"dbname");
        m_stores.server().createRole(u"saver"_s);
        m_stores.server().execute(u"GRANT SELECT ON mcp_events TO saver"_s, database);
        expect({u"save"_s, m_stores.server().uri(u"saver"_s, database), u"--session"_s, u"sample"_s,
                u"-o"_s, file(u"s.muscope"_s)},
               0, "saved as ");
    }

    void savesNothingWhereItMayNot() {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, sampleSession());
        const QString target = file(u"s.muscope"_s);
        const QStringList save{u"save"_s, location.path, u"--session"_s, u"sample"_s, u"-o"_s};
        expect({u"save"_s, location.path, u"-o"_s, target}, 2, "--session ID and -o FILE");
        expect({u"save"_s, location.path, u"--session"_s, u"sample"_s}, 2, "-o FILE");
        expect(save + QStringList{location.path, u"--force"_s}, 2, "would destroy the store");
        expect(save + QStringList{u"/dev/full"_s, u"--force"_s}, 2, "/dev/full");
        expect(save + QStringList{file(u"no/s.muscope"_s)}, 3, "no/s.muscope");
        expect({u"save"_s, location.path, u"--session"_s, u"none"_s, u"-o"_s, target}, 3,
               "has no session none");
        QCOMPARE(entries(), QStringList());
        expect(save + QStringList{target}, 0, "saved as");
        expect(save + QStringList{target}, 3, "--force");
        expect(save + QStringList{target, u"--force"_s}, 0, "saved as");
        QCOMPARE(entries(), QStringList{u"s.muscope"_s});
    }

    void leavesNothingBehindOnAFullDisk() {
        std::vector<StoredEvent> events = sampleSession();
        events.front().payload = '"' + QByteArray(1'000'000, 'x') + '"';
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, events);
        // A file may not grow beyond 100 KiB, and the signal that says so is ignored.
        const QByteArray said = shell(
            u"trap '' XFSZ; ulimit -f 100; \"$0\" store save '%1' --session sample -o '%2'"_s.arg(
                location.path, file(u"s.muscope"_s)));
        QVERIFY2(said.endsWith("\n3\n") && said.contains("writing ") && said.contains("s.muscope"),
                 said);
        QCOMPARE(entries(), QStringList());
    }

    void leavesNothingBehindWhenInterrupted() {
        const StoreLocation location =
            m_stores.store(StoreLocation::Kind::PostgreSql, sampleSession());
        m_stores.execute(location, "ALTER TABLE mcp_events RENAME TO rows");
        m_stores.execute(location, "CREATE VIEW mcp_events AS SELECT id, session_id, event_id,"
                                   " event_type, created_at, payload, metadata FROM rows"
                                   " WHERE event_id <> 'sample-9' OR pg_sleep(600) IS NOT NULL");
        CommandLine command({u"store"_s, u"save"_s, nameOf(location), u"--session"_s, u"sample"_s,
                             u"-o"_s, file(u"s.muscope"_s)});
        QTRY_COMPARE_WITH_TIMEOUT(
            m_stores.server().execute(u"SELECT count(*) FROM pg_stat_activity WHERE"
                                      " wait_event = 'PgSleep'"_s),
            u"1"_s, 60'000);
        QCOMPARE(entries().size(), 1);
        command.interrupt();
        const CommandResult result = command.wait();
        QVERIFY2(result.ended && result.exitCode == 4, result.summary());
        QCOMPARE(entries(), QStringList());
    }

    void importsWhatEventsPrints_data() { addStoreKinds(); }
    void importsWhatEventsPrints() {
        QFETCH(StoreLocation::Kind, kind);
        const StoreLocation source = m_stores.store(StoreLocation::Kind::Sqlite, sampleSession());
        write(u"e.ndjson"_s,
              CommandLine::run({u"events"_s, source.path, u"--format"_s, u"ndjson"_s}).output);
        const StoreLocation target = kind == StoreLocation::Kind::Sqlite ? m_stores.emptyPlace(kind)
                                                                         : m_stores.store(kind, {});
        const QStringList import{u"import"_s, nameOf(target), file(u"e.ndjson"_s)};
        expect(import, 0, "14 line(s): 14 event(s) added, 0 there already");
        expect(import, 0, "14 line(s): 0 event(s) added, 14 there already");
        QCOMPARE(digestOf(nameOf(target), u"sample"_s), digestOf(source.path, u"sample"_s));
        QCOMPARE(verdictsOf({nameOf(target)}), verdictsOf({source.path}));
        // A report holds the same events behind its head.
        const QString report = file(u"report.ndjson"_s);
        const CommandResult made = CommandLine::run(
            {u"report"_s, source.path, u"--all"_s, u"--format"_s, u"ndjson"_s, u"-o"_s, report});
        QVERIFY2(made.exitCode == 1, made.summary());
        expect({u"import"_s, nameOf(target), report}, 0,
               "14 line(s): 0 event(s) added, 14 there already");
    }

    void saysWhatItDidNotImport() {
        const QString store = file(u"new.sqlite"_s);
        const QByteArray good = R"({"sessionId":"s","eventId":"e","eventType":"t","payload":1})";
        write(u"good.ndjson"_s, good + '\n');
        write(u"cut.ndjson"_s, good + "\n{\"sessionId\":");
        write(u"other.ndjson"_s, QByteArray(good).replace(":1}", ":2}"));
        expect({u"import"_s, store, file(u"good.ndjson"_s)}, 0, "1 event(s) added");
        expect({u"import"_s, store, file(u"cut.ndjson"_s)}, 4, "cut.ndjson:2 (byte 14: ");
        expect({u"import"_s, store, file(u"other.ndjson"_s)}, 1, "session s, event e");
        expect({u"import"_s, store, file(u"none.ndjson"_s)}, 3, "none.ndjson");
        expect({u"import"_s, store, m_folder->path()}, 3, "folder");
        expect({u"import"_s, store}, 2, "no FILE was given");
        expect({u"import"_s}, 2, "no STORE was given");
        expect({u"import"_s, u"demo"_s, file(u"good.ndjson"_s)}, 2, "demo store is a sample");
        const QByteArray piped = shell(u"\"$0\" store import '%1' -"_s.arg(store), good + "\n[]\n");
        QVERIFY2(piped.contains("standard input:2") && piped.endsWith("\n4\n"), piped);
    }

    void prunesWhatIsConfirmedAlone_data() { addStoreKinds(); }
    void prunesWhatIsConfirmedAlone() {
        QFETCH(StoreLocation::Kind, kind);
        std::vector<StoredEvent> events = sampleSession(); // of the future
        StoredEvent old = eventAt("old", "o1", 0);
        old.createdAt = "2020-01-01T00:00:00.000000Z";
        events.push_back(old);
        const StoreLocation location = m_stores.store(kind, events);
        const QStringList prune{u"prune"_s, nameOf(location), u"--older-than"_s, u"30"_s};
        expect(prune, 2, "--yes");
        const QString asking =
            u"script -qec \"'$0' store prune '%1' --older-than 30\" /dev/null"_s.arg(
                nameOf(location));
        const QByteArray refused = shell(asking, "n\n");
        QVERIFY2(refused.contains("1 event(s) of 1 session(s), from 2020-01-01T00:00:00.000000Z to "
                                  "2020-01-01T00:00:00.000000Z") &&
                     refused.contains("nothing was deleted") && refused.endsWith("4\n"),
                 refused);
        QCOMPARE(eventsOf(location).size(), std::size_t{sample::Count + 1});

        const QByteArray agreed = shell(asking, "y\n");

        QVERIFY2(agreed.contains("deleted 1 event(s)") && agreed.endsWith("0\n"), agreed);
        QCOMPARE(eventsOf(location).size(), std::size_t{sample::Count});
        expect(prune + QStringList{u"--yes"_s}, 0, "no session is that old");
        expect({u"prune"_s, nameOf(location), u"--session"_s, u"sample"_s, u"--yes"_s}, 0,
               "deleted 14 event(s)");
        expect({u"prune"_s, nameOf(location), u"--session"_s, u"sample"_s, u"--yes"_s}, 3,
               "has no session sample");
    }

    void prunesNothingThatWasAskedForWrongly() {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, sampleSession());
        const QStringList prune{u"prune"_s, location.path, u"--yes"_s};
        expect(prune, 2, "one of --older-than and --session");
        expect(prune + QStringList{u"--older-than"_s, u"1"_s, u"--session"_s, u"sample"_s}, 2,
               "and not both");
        for (const QString& days : {u"soon"_s, u"-1"_s, u"nan"_s, u"1e99"_s}) {
            expect(prune + QStringList{u"--older-than=%1"_s.arg(days)}, 2, "a number of days");
        }
        expect({u"prune"_s, u"demo"_s, u"--yes"_s, u"--session"_s, u"x"_s}, 2, "stays as it is");
        expect({u"prune"_s, file(u"none.sqlite"_s), u"--yes"_s, u"--session"_s, u"x"_s}, 3,
               "none.sqlite");
        QCOMPARE(eventsOf(location).size(), std::size_t{sample::Count});
        QCOMPARE(entries(), QStringList());
    }

    void isInTheHelp() {
        const QByteArray all = CommandLine::run({u"store"_s, u"--help"_s}).output;
        for (const char* const action : {"init", "check", "save", "import", "prune"}) {
            QVERIFY2(all.contains(QByteArray("\n  ") + action + " STORE"), all);
            const CommandResult one =
                CommandLine::run({u"store"_s, QString::fromLatin1(action), u"--help"_s});
            QVERIFY2(one.exitCode == 0 &&
                         one.output.startsWith(QByteArray("muscope-cli store ") + action),
                     one.summary());
        }
        expect({u"burn"_s}, 2, "store is followed by init, check, save, import or prune");
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestStoreCommand)
#include "tst_store_command.moc"
