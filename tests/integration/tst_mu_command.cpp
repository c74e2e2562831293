// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// mu make and mu check on the command line, with files, patterns and standard input.
#include "tests/support/command_line.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr const char* Document = "---\ntitle: Hello World\n---\n## Purpose\nThis is a test\n";
constexpr const char* Payload =
    R"({"tool": "greet", "args": {"name": "Alice"}, "result": "Hello, Alice!"})";

QList<QJsonObject> linesOf(const QByteArray& output) {
    QList<QJsonObject> objects;
    for (const QByteArray& line : output.split('\n')) {
        if (!line.isEmpty()) {
            objects.append(QJsonDocument::fromJson(line).object());
        }
    }
    return objects;
}

QString noteCodes(const QJsonObject& object) {
    QStringList codes;
    for (const QJsonValue& note : object["notes"_L1].toArray()) {
        codes += note["code"_L1].toString();
    }
    return codes.join(u' ');
}

} // namespace

class TestMuCommand final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString file(const QString& name, const QByteArray& bytes) {
        QFile output(m_folder.filePath(name));
        if (!output.open(QIODevice::WriteOnly) || output.write(bytes) != bytes.size()) {
            qFatal("cannot write %s", qUtf8Printable(output.fileName()));
        }
        return output.fileName();
    }

    static CommandResult mu(QStringList arguments) {
        arguments.prepend(u"mu"_s);
        return CommandLine::run(arguments);
    }

private slots:
    void makesTheReceiptAndNothingElse();
    void checksWhatItMade_data();
    void checksWhatItMade();
    void printsEveryMember();
    void printsOneLineForEachFile();
    void resolvesPatterns();
    void readsStandardInput();
    void aSubjectMayBeAnEvent();
    void withoutASubjectOnlySelfContainedReceiptsAreChecked();
    void itselfIsNoSubject();
    void oneRuleAloneIsTried();
    void showsTheEvidence();
    void percentSignsStayAsTheyAre();
    void hiddenCharactersAreShown();
    void wrongUseIsRefused_data();
    void wrongUseIsRefused();
    void unreadableFilesAreToldAndTheOthersChecked();
    void helpSaysWhatThereIs();
};

void TestMuCommand::makesTheReceiptAndNothingElse() {
    const QString source = file(u"a.md"_s, Document);
    QCOMPARE(mu({u"make"_s, source}).output,
             QByteArray("\ntset a si sihT\nesopruP ##\n---\ndlroW olleH :eltit\n---"));
    const CommandResult lines = mu({u"make"_s, source, u"--rule"_s, u"lines"_s});
    QCOMPARE(lines.output, QByteArray("---\neltit: dlroW olleH\n---\n## esopruP\ntset a si sihT"));
    QCOMPARE(lines.exitCode, 0);
    QVERIFY(lines.messages.isEmpty());
}

void TestMuCommand::checksWhatItMade_data() {
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QByteArray>("source");
    for (const char* rule : {"code-points", "lines", "words", "words-in-place", "runs",
                             "identifiers", "labelled-pair", "yaml-lines", "shutdown", "inline"}) {
        QTest::newRow(rule) << QString::fromLatin1(rule) << QByteArray(Document);
    }
    for (const char* rule : {"property-names", "json-mirror"}) {
        QTest::newRow(rule) << QString::fromLatin1(rule) << QByteArray(Payload);
    }
    QTest::newRow("number-list") << u"number-list"_s << QByteArray("[12, 30]\n");
}

void TestMuCommand::checksWhatItMade() {
    QFETCH(QString, rule);
    QFETCH(QByteArray, source);
    const QString subject = file(u"subject"_s, source);
    const CommandResult made = mu({u"make"_s, subject, u"--rule"_s, rule});
    QCOMPARE(made.exitCode, 0);
    const CommandResult checked = mu({u"check"_s, file(u"made.mu"_s, made.output), u"--subject"_s,
                                      subject, u"--format"_s, u"json"_s});
    QVERIFY2(checked.exitCode == 0, checked.summary());
    const QJsonObject object = linesOf(checked.output).value(0);
    QCOMPARE(object["verdict"_L1], u"match"_s);
    QCOMPARE(object["level"_L1], u"exact"_s);
    QCOMPARE(object["rule"_L1], rule);
}

void TestMuCommand::printsEveryMember() {
    const CommandResult result =
        mu({u"check"_s, file(u"x.mu"_s, "## Receipt\r\nolleH, Alice!"), u"--subject"_s,
            file(u"p.json"_s, Payload), u"--format"_s, u"json"_s});
    QCOMPARE(result.exitCode, 1);
    const QJsonObject object = linesOf(result.output).value(0);
    QCOMPARE(object["file"_L1], m_folder.filePath(u"x.mu"_s));
    QCOMPARE(object["verdict"_L1], u"differs"_s);
    QVERIFY(object.contains("level"_L1) && object["level"_L1].isNull());
    QCOMPARE(object["rule"_L1], u"runs"_s);
    QCOMPARE(object["subject"_L1], u"result"_s);
    const QJsonObject difference = object["first_difference"_L1].toObject();
    QCOMPARE(difference["line"_L1], 1);
    QCOMPARE(difference["column"_L1], 8);
    QVERIFY(difference.contains("path"_L1) && difference["path"_L1].isNull());
    QCOMPARE(object["distance"_L1]["characters"_L1], 4);
    QCOMPARE(object["distance"_L1]["words"_L1], 1);
    QCOMPARE(noteCodes(object), u"crlf partial"_s);
}

void TestMuCommand::printsOneLineForEachFile() {
    const QString good = file(u"good.mu"_s, "!ecilA ,olleH");
    const QString bad = file(u"bad.mu"_s, "!ecilB ,olleH");
    const QString empty = file(u"empty.mu"_s, "");
    const CommandResult result = mu({u"check"_s, bad, good, empty, u"--subject"_s,
                                     file(u"p.json"_s, Payload), u"--format"_s, u"json"_s});
    QCOMPARE(result.exitCode, 1);
    const auto lines = linesOf(result.output);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0]["verdict"_L1], u"differs"_s);
    QCOMPARE(lines[1]["verdict"_L1], u"match"_s);
    QCOMPARE(lines[2]["verdict"_L1], u"malformed"_s);
}

void TestMuCommand::resolvesPatterns() {
    QVERIFY(QDir(m_folder.path()).mkdir(u"many"_s));
    file(u"many/b.mu"_s, "!ecilA ,olleH");
    file(u"many/a.mu"_s, "!ecilA ,olleH");
    file(u"many/c.txt"_s, "x");
    const CommandResult result = mu({u"check"_s, m_folder.filePath(u"many/*.mu"_s), u"--subject"_s,
                                     file(u"p.json"_s, Payload), u"--format"_s, u"json"_s});
    const auto lines = linesOf(result.output);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0]["file"_L1].toString().endsWith(u"a.mu"));
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(mu({u"check"_s, m_folder.filePath(u"many/*.none"_s)}).exitCode, 3);
}

void TestMuCommand::readsStandardInput() {
    QProcess process;
    process.start(QStringLiteral(MUSCOPE_CLI), {u"mu"_s, u"make"_s, u"-"_s});
    process.write("abc\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput(), QByteArray("\ncba"));
    process.start(QStringLiteral(MUSCOPE_CLI),
                  {u"mu"_s, u"check"_s, u"-"_s, u"--subject"_s, file(u"s"_s, "abc\n")});
    process.write("cba\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QVERIFY(process.readAllStandardOutput().startsWith("-: match, exact, by code-points, of text"));
    QCOMPARE(process.exitCode(), 0);
}

void TestMuCommand::aSubjectMayBeAnEvent() {
    const QString event = file(
        u"e.json"_s, R"({"session_id":"s1","event_id":"e1","event_type":"tool_call",)"
                     R"("created_at":null,"direction":null,"payload":{"a": 1.50},"metadata":{}})"
                     "\n");
    const auto verdictOf = [&](const QByteArray& receipt) {
        const auto object = linesOf(mu({u"check"_s, file(u"x.mu"_s, receipt), u"--subject"_s, event,
                                        u"--format"_s, u"json"_s})
                                        .output)
                                .value(0);
        return object["verdict"_L1].toString() + u' ' + object["level"_L1].toString() + u' ' +
               object["subject"_L1].toString();
    };
    QCOMPARE(verdictOf("## Receipt\nEvent_ID: e1\nPayload: }05.1 :\"a\"{"),
             u"match exact payload"_s);
    QCOMPARE(verdictOf("}5.1:\"a\"{"), u"match equivalent payload"_s);
    QVERIFY(
        verdictOf("## Receipt\nEvent_ID: e2\nPayload: }05.1 :\"a\"{").startsWith(u"wrong_subject"));
}

void TestMuCommand::withoutASubjectOnlySelfContainedReceiptsAreChecked() {
    const CommandResult result =
        mu({u"check"_s, file(u"a.mu"_s, "## Receipt\nData: cba\nOriginal: abc\n"),
            file(u"b.mu"_s, "## Receipt\nData: cbx\nOriginal: abc\n"),
            file(u"c.mu"_s, "## Receipt\ncba\n"), u"--format"_s, u"json"_s});
    const auto lines = linesOf(result.output);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0]["verdict"_L1], u"match"_s);
    QCOMPARE(lines[0]["subject"_L1], u"self"_s);
    QCOMPARE(lines[1]["verdict"_L1], u"differs"_s);
    QCOMPARE(lines[2]["verdict"_L1], u"not_checkable"_s);
    QVERIFY(lines[2]["subject"_L1].isNull());
    QCOMPARE(result.exitCode, 1);
}

void TestMuCommand::itselfIsNoSubject() {
    const QString receipt = file(u"a.mu"_s, "cba");
    const CommandResult result =
        mu({u"check"_s, receipt, u"--subject"_s, receipt, u"--format"_s, u"json"_s});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject object = linesOf(result.output).value(0);
    QCOMPARE(object["verdict"_L1], u"not_checkable"_s);
    QVERIFY(noteCodes(object).contains(u"itself"));
}

void TestMuCommand::oneRuleAloneIsTried() {
    const QString subject = file(u"s"_s, "Hello World");
    const auto ruleOf = [&](const QByteArray& receipt, const QString& rule) {
        const auto object = linesOf(mu({u"check"_s, file(u"x.mu"_s, receipt), u"--subject"_s,
                                        subject, u"--rule"_s, rule, u"--format"_s, u"json"_s})
                                        .output)
                                .value(0);
        return object["verdict"_L1].toString() + u' ' + object["rule"_L1].toString();
    };
    QCOMPARE(ruleOf("olleH dlroW", u"words"_s), u"match words"_s);
    QCOMPARE(ruleOf("olleH dlroW", u"code-points"_s), u"differs code-points"_s);
    QCOMPARE(ruleOf("dlroW olleH", u"utf16-units"_s), u"match utf16-units"_s);
    QCOMPARE(ruleOf("olleH World", u"partial"_s), u"differs partial"_s);
}

void TestMuCommand::showsTheEvidence() {
    const CommandResult result = mu({u"check"_s, file(u"x.mu"_s, "!ecilB ,olleH"), u"--subject"_s,
                                     file(u"s"_s, "Hello, Alice!")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.output.contains("differs, by code-points, of text"), result.summary());
    QVERIFY2(result.output.contains("line 1, column 8: U+0041 in the subject, U+0042"),
             result.summary());
    QVERIFY2(result.output.contains("    subject   Hello, Alice!\n                     ^\n"),
             result.summary());
    QVERIFY2(result.output.contains("    receipt   Hello, Blice!\n                     ^\n"),
             result.summary());
}

void TestMuCommand::percentSignsStayAsTheyAre() {
    const CommandResult result = mu({u"check"_s, file(u"%1%2.mu"_s, "x5% 4% 3% 2% 1%"),
                                     u"--subject"_s, file(u"s"_s, "%1 %2 %3 %4 %5y")});
    QVERIFY2(result.output.contains("%1%2.mu: differs"), result.summary());
    QVERIFY2(
        result.output.contains("    subject   %1 %2 %3 %4 %5y\n                            ^\n"),
        result.summary());
    QVERIFY2(
        result.output.contains("    receipt   %1 %2 %3 %4 %5x\n                            ^\n"),
        result.summary());
}

void TestMuCommand::hiddenCharactersAreShown() {
    // A Cyrillic a, which looks like the Latin one; a bidirectional override; an escape sequence.
    const CommandResult result = mu({u"check"_s, file(u"x.mu"_s, "\x1b[31mb\u202e\u0430"),
                                     u"--subject"_s, file(u"s"_s, "a\u202eb")});
    QVERIFY2(!result.output.contains('\x1b') && !result.output.contains("\u202e"),
             result.summary());
    QVERIFY2(result.output.contains("<U+202E>"), result.summary());
    QVERIFY2(result.output.contains("U+0061 in the subject, U+0430 in the receipt"),
             result.summary());
}

void TestMuCommand::wrongUseIsRefused_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("another action") << QStringList{u"mend"_s, u"a"_s};
    QTest::newRow("no file") << QStringList{u"check"_s};
    QTest::newRow("two files to make") << QStringList{u"make"_s, u"a"_s, u"b"_s};
    QTest::newRow("an unknown rule") << QStringList{u"check"_s, u"a"_s, u"--rule"_s, u"letters"_s};
    QTest::newRow("an unknown format") << QStringList{u"check"_s, u"a"_s, u"--format"_s, u"xml"_s};
    QTest::newRow("a subject to make") << QStringList{u"make"_s, u"a"_s, u"--subject"_s, u"b"_s};
    QTest::newRow("an unknown option") << QStringList{u"check"_s, u"a"_s, u"--all"_s};
    QTest::newRow("standard input twice") << QStringList{u"check"_s, u"-"_s, u"-"_s};
}

void TestMuCommand::wrongUseIsRefused() {
    QFETCH(QStringList, arguments);
    const CommandResult result = mu(arguments);
    QCOMPARE(result.exitCode, 2);
    QVERIFY(result.output.isEmpty());
    QVERIFY(result.messages.contains("see muscope-cli mu --help"));
}

void TestMuCommand::unreadableFilesAreToldAndTheOthersChecked() {
    const QString good = file(u"good.mu"_s, "cba");
    const QString subject = file(u"s"_s, "abc");
    const QString missing = m_folder.filePath(u"missing.mu"_s);
    const CommandResult result =
        mu({u"check"_s, missing, good, u"--subject"_s, subject, u"--format"_s, u"json"_s});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(linesOf(result.output).size(), 1);
    QVERIFY(result.messages.contains("missing.mu"));
    QCOMPARE(mu({u"check"_s, good, u"--subject"_s, missing}).exitCode, 3);
    QCOMPARE(mu({u"make"_s, missing}).exitCode, 3);
    QCOMPARE(mu({u"make"_s, m_folder.path()}).exitCode, 3);
    for (const char* rule : {"partial", "forward-code", "json-mirror", "number-list"}) {
        QCOMPARE(mu({u"make"_s, subject, u"--rule"_s, QString::fromLatin1(rule)}).exitCode, 2);
    }
}

void TestMuCommand::helpSaysWhatThereIs() {
    const CommandResult result = mu({u"--help"_s});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.output.contains("labelled-pair"));
    QVERIFY(CommandLine::run({u"--help"_s}).output.contains("muscope-cli mu make FILE"));
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestMuCommand)
#include "tst_mu_command.moc"
