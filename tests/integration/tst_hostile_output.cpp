// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What is printed and written of a store full of hostile texts: the same bytes wherever it is made,
// inert on a terminal, and read as it was meant by programs that nobody here wrote.
#include "core/json/visible_text.h"
#include "core/store/batch_appender.h"
#include "tests/core/report/markdown_reader.h"
#include "tests/support/command_line.h"
#include "tests/support/hostile_events.h"
#include "tests/support/problem_store.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestHostileOutput final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    QTemporaryDir m_folder;
    QString m_store;
    std::vector<StoredEvent> m_events;

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    static void addCommands(bool areForPeople) {
        QTest::addColumn<QStringList>("words");
        const QStringList all{u"--all"_s, u"-o"_s, u"-"_s, u"--format"_s};
        const QStringList parts{u"--parts"_s, u"verdicts,timeline,failures,problems,operations,"
                                              "workflows,digest,proof,events"_s};
        const auto add = [](const QString& command, const QStringList& options) {
            QTest::addRow("%s %s", qPrintable(command), qPrintable(options.join(u' ')))
                << (QStringList{command, u"STORE"_s} + options);
        };
        add(u"report"_s, all + QStringList{u"md"_s} + parts);
        add(u"report"_s, {u"--all"_s, u"--redact"_s, u"builtin"_s, u"--dry-run"_s});
        for (const QString& command : {u"events"_s, u"sessions"_s, u"verify"_s}) {
            add(command, {});
        }
        add(u"sessions"_s, {u"--verify"_s});
        add(u"digest"_s, {u"--session"_s, u"\x1b[31mred\x1b]0;title\a\x1b[2J"_s});
        if (areForPeople) {
            return;
        }
        add(u"report"_s, all + QStringList{u"html"_s} + parts);
        for (const QString& format : {u"csv"_s, u"ndjson"_s}) {
            add(u"report"_s, all + QStringList{format});
            add(u"events"_s, {u"--format"_s, format});
        }
        for (const QString& format : {u"json"_s, u"junit"_s, u"sarif"_s}) {
            add(u"verify"_s, {u"--format"_s, format});
        }
        add(u"sessions"_s, {u"--format"_s, u"json"_s});
    }

    // One run in a folder of its own, with files of its own for what is kept for a while.
    [[nodiscard]] CommandResult made(QStringList words, const QString& folder,
                                     QMap<QString, QString> environment) const {
        words.replaceInStrings(u"STORE"_s, m_store);
        QDir().mkpath(file(folder));
        environment[u"TMPDIR"_s] = file(folder);
        environment[u"HOME"_s] = file(folder);
        return CommandLine(words, environment, file(folder)).wait();
    }

    [[nodiscard]] QByteArray printed(const QStringList& words) const {
        return made(words, u"here"_s, {}).output;
    }

    // What another program says of a file.
    [[nodiscard]] static QByteArray said(const QString& program, const QStringList& words) {
        QProcess process;
        process.start(program, words);
        process.waitForFinished(120'000);
        if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
            qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        }
        return process.readAllStandardOutput();
    }

    [[nodiscard]] QString fileOf(const QByteArray& bytes, const QString& name) const {
        QFile written(file(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size()) {
            qFatal("%s", qPrintable(written.errorString()));
        }
        return written.fileName();
    }

    // The first character that a terminal would obey, or that would hide another.
    [[nodiscard]] static QByteArray firstTreachery(const QByteArray& output) {
        const QString text = QString::fromUtf8(output);
        if (text.toUtf8() != output) {
            return "bytes that are no UTF-8";
        }
        const QList<uint> codes = text.toUcs4();
        const auto found = std::ranges::find_if(codes, [](uint code) {
            const bool isControl = (code < 0x20 && code != '\n' && code != '\t') || code == 0x7F;
            return isControl || json::isTreacherous(code);
        });
        return found == codes.end() ? QByteArray() : "U+" + QByteArray::number(*found, 16);
    }

private slots:
    void initTestCase() {
        // A table without constraints, which takes a NULL for a payload.
        const StoreLocation location = m_stores.emptyPlace(StoreLocation::Kind::Sqlite);
        m_store = location.path;
        m_stores.execute(location, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                                   " event_type TEXT, payload TEXT, metadata TEXT, created_at TEXT,"
                                   " direction TEXT, stream_id TEXT, raw BLOB)");
        m_events = hostileEvents(1'000'000);
        for (const StoredEvent& event : mildEvents()) {
            m_events.push_back(event);
            m_events.back().sessionId = SessionId(event.type);
        }
        for (const StoredEvent& event : everyProblem()) {
            m_events.push_back(event);
        }
        m_events.push_back(problemEvent("secret", "13.000", "note",
                                        R"({"password":"0","mail":"ada@example.com"})"));
        const auto appender = BatchAppender::open(location);
        QVERIFY(appender && (*appender)->append(m_events, Novelty::New));
    }

    void isTheSameInAnyPlaceOfTheWorld_data() { addCommands(false); }
    void isTheSameInAnyPlaceOfTheWorld() {
        QFETCH(const QStringList, words);
        const CommandResult here = made(
            words, u"here"_s, {{u"TZ"_s, u"Pacific/Kiritimati"_s}, {u"LC_ALL"_s, u"C.UTF-8"_s}});
        QVERIFY2(here.ended && here.output.size() > 50, here.summary());
        for (const QString& language : {u"de_DE.UTF-8"_s, u"tr_TR.UTF-8"_s, u"ar_EG.UTF-8"_s}) {
            const CommandResult there = made(words, u"there"_s,
                                             {{u"TZ"_s, u"America/St_Johns"_s},
                                              {u"LC_ALL"_s, language},
                                              {u"LANG"_s, language},
                                              {u"QT_HASH_SEED"_s, u"0"_s}});
            QCOMPARE(there.exitCode, here.exitCode);
            QVERIFY2(there.output == here.output, qPrintable(language));
            QCOMPARE(there.messages, here.messages);
        }
    }

    void aTerminalObeysNothingOfIt_data() { addCommands(true); }
    void aTerminalObeysNothingOfIt() {
        QFETCH(const QStringList, words);
        const CommandResult result = made(words, u"here"_s, {});
        QCOMPARE(firstTreachery(result.output), QByteArray());
        QCOMPARE(firstTreachery(result.messages), QByteArray());
    }

    void cmarkFindsNoMarkupOfPayloads() {
        const QByteArray markdown =
            printed({u"report"_s, u"STORE"_s, u"--all"_s, u"-o"_s, u"-"_s, u"--format"_s, u"md"_s,
                     u"--parts"_s, u"failures,problems,operations,events"_s});
        const MarkdownReader read(markdown.toStdString());
        QVERIFY(read.cells() > 100);
        QVERIFY(read.text().find("<script>alert(1)</script>") != std::string::npos);
        for (const char* kind : {"link", "image", "html_inline", "html_block", "strikethrough",
                                 "footnote_reference", "block_quote"}) {
            QVERIFY2(read.count(kind) == 0, kind);
        }
    }

    void sqliteImportsCsvAsItWasStored() {
        const QString csv =
            fileOf(printed({u"events"_s, u"STORE"_s, u"--format"_s, u"csv"_s}), u"events.csv"_s);
        const QString database = file(u"csv.sqlite"_s);
        (void)said(u"sqlite3"_s, {database, u".import --csv '%1' e"_s.arg(csv)});
        const QByteArrayList rows =
            said(u"sqlite3"_s, {database, u"SELECT hex(event_id) || ' ' || hex(payload) FROM e"_s})
                .trimmed()
                .split('\n');
        QCOMPARE(rows.size(), static_cast<qsizetype>(m_events.size()));
        for (std::size_t i = 0; i < m_events.size(); ++i) {
            const auto hexOf = [](QByteArray bytes) {
                // The importer's strings end at a NUL, and a formula has an apostrophe before it.
                bytes = bytes.left(bytes.indexOf('\0') < 0 ? bytes.size() : bytes.indexOf('\0'));
                const bool isFormula =
                    !bytes.isEmpty() && QByteArray("=+-@\t\r").contains(bytes[0]);
                return (isFormula ? '\'' + bytes : bytes).toHex().toUpper();
            };
            QCOMPARE(rows[static_cast<qsizetype>(i)], hexOf(m_events[i].eventId.value()) + ' ' +
                                                          hexOf(m_events[i].payload.value_or("")));
        }
    }

    void jqReadsEveryLine_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("heads");
        QTest::newRow("events") << QStringList{u"events"_s, u"STORE"_s, u"--format"_s, u"ndjson"_s}
                                << 0;
        QTest::newRow("report") << QStringList{u"report"_s, u"STORE"_s, u"--all"_s, u"--format"_s,
                                               u"ndjson"_s, u"-o"_s,    u"-"_s}
                                << 1;
    }
    void jqReadsEveryLine() {
        QFETCH(const QStringList, words);
        QFETCH(const int, heads);
        QByteArrayList lines = printed(words).split('\n');
        // It gives up on arrays 256 deep, and on half of a character, which JSON's grammar allows.
        lines.removeIf([](const QByteArray& line) {
            return line.contains(QByteArray(256, '[')) || line.contains("\\ud83d\"");
        });
        const QString ndjson = fileOf(lines.join('\n'), u"lines.ndjson"_s);
        const QByteArrayList ids =
            said(u"jq"_s,
                 {u"-c"_s, u"if has(\"report\") then \"head\" else .event_id end"_s, ndjson})
                .trimmed()
                .split('\n');
        QCOMPARE(ids.count("\"head\""), heads);
        QCOMPARE(ids.size(), lines.size() - 1); // behind the last line end is nothing
        QVERIFY(ids.contains(R"("</style></script><img src=x onerror=alert(1)>")"));
    }

    void xmllintReadsJunit() {
        const QString xml =
            fileOf(printed({u"verify"_s, u"STORE"_s, u"--format"_s, u"junit"_s}), u"junit.xml"_s);
        // Entities and the network are no part of it.
        const QByteArray counts = said(
            u"xmllint"_s, {u"--nonet"_s, u"--xpath"_s,
                           u"concat(sum(//testsuite/@tests) = count(//testcase), ' ',"
                           " /testsuites/@tests = count(//testcase), ' ',"
                           " /testsuites/@failures = count(//failure), ' ', count(//script))"_s,
                           xml});
        QCOMPARE(counts.trimmed(), QByteArray("true true true 0"));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestHostileOutput)
#include "tst_hostile_output.moc"
