// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// maml check and maml render on the command line. What check prints of each file in tests/data/maml
// is compared with tests/data/maml/expected; with MUSCOPE_UPDATE_EXPECTED set it is written there,
// to be read before it is committed.
#include "tests/support/command_line.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

QString pathOf(const QString& name) {
    return QStringLiteral(MUSCOPE_TEST_DATA "/maml/") + name;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool hasError(const QJsonArray& diagnostics) {
    for (const auto& each : diagnostics) {
        if (each.toObject()["severity"_L1] == "error"_L1) {
            return true;
        }
    }
    return false;
}

} // namespace

class TestMamlCommand final : public QObject {
    Q_OBJECT

private slots:
    void tellsWhatAFileHolds_data() {
        QTest::addColumn<QString>("name");
        for (const QString& name : QDir(pathOf({})).entryList(QDir::Files)) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void tellsWhatAFileHolds() {
        QFETCH(QString, name);
        const CommandResult result =
            CommandLine::run({u"maml"_s, u"check"_s, pathOf(name), u"--format"_s, u"json"_s});
        QJsonObject found = QJsonDocument::fromJson(result.output).object();
        QVERIFY2(found["file"_L1] == pathOf(name), result.summary());
        found["file"_L1] = name;
        const QByteArray text = QJsonDocument(found).toJson();
        const QString expectedPath = pathOf(u"expected/"_s + name + u".json"_s);
        if (qEnvironmentVariableIsSet("MUSCOPE_UPDATE_EXPECTED")) {
            QFile file(expectedPath);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        }
        QCOMPARE(text, contentOf(expectedPath));

        bool fails = hasError(found["diagnostics"_L1].toArray());
        for (const auto& document : found["documents"_L1].toArray()) {
            fails = fails || hasError(document.toObject()["diagnostics"_L1].toArray());
        }
        QVERIFY2(result.exitCode == (fails ? 1 : 0), result.summary());
    }

    void givesALineForEachFileInOrder() {
        const CommandResult result = CommandLine::run(
            {u"maml"_s, u"check"_s, pathOf(u"tool.maml.md"_s), pathOf(u"missing"_s),
             pathOf(u"no_document.md"_s), u"--format"_s, u"json"_s});
        QVERIFY2(result.exitCode == 3, result.summary());
        const QList<QByteArray> lines = result.output.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].contains("tool.maml.md") && lines[1].contains("no_document.md"));
        QVERIFY2(result.messages.contains("missing"), result.summary());
    }

    void saysTheSameInWords() {
        const CommandResult result =
            CommandLine::run({u"maml"_s, u"check"_s, pathOf(u"dunes.maml.md"_s)});
        QVERIFY2(result.exitCode == 1, result.summary());
        QVERIFY2(result.output.contains(":1: dialect dunes, 4 section(s), 3 code block(s)\n"),
                 result.summary());
        QVERIFY2(result.output.contains(":10:59: error schema-unreadable: "), result.summary());
    }

    void readsStandardInput() {
        // The tests' standard input is empty.
        const CommandResult result =
            CommandLine::run({u"maml"_s, u"check"_s, u"-"_s, u"--format"_s, u"json"_s});
        QVERIFY2(result.exitCode == 1, result.summary());
        const QJsonObject found = QJsonDocument::fromJson(result.output).object();
        QCOMPARE(found["file"_L1].toString(), u"-"_s);
        QCOMPARE(found["diagnostics"_L1][0]["code"_L1].toString(), u"no-document"_s);
    }

    void rendersAPage() {
        const QTemporaryDir folder;
        const QString page = folder.filePath(u"page.html"_s);
        const CommandResult result = CommandLine::run(
            {u"maml"_s, u"render"_s, pathOf(u"official.maml.md"_s), u"-o"_s, page});
        QVERIFY2(result.exitCode == 0 && result.output.isEmpty(), result.summary());
        const QByteArray html = contentOf(page);
        QVERIFY(html.contains("<title>official.maml.md</title>"));
        QVERIFY(html.contains("default-src 'none'"));
        QVERIFY(html.contains("<th>created_at</th><td><pre>2025-03-26T10:00:00Z</pre></td>"));
        QVERIFY(html.contains("<pre lang=\"python\">"));
        const CommandResult printed =
            CommandLine::run({u"maml"_s, u"render"_s, pathOf(u"official.maml.md"_s)});
        QCOMPARE(printed.output, html);
    }

    void neverWritesOverTheWorkflow() {
        const QString path = pathOf(u"official.maml.md"_s);
        const QByteArray before = contentOf(path);
        const CommandResult result =
            CommandLine::run({u"maml"_s, u"render"_s, path, u"-o"_s, path});
        QVERIFY2(result.exitCode == 2, result.summary());
        QCOMPARE(contentOf(path), before);
    }

    void leavesWhatItCannotWrite() {
        for (const QString& target : {u"/nonexistent/page.html"_s, u"/dev/full"_s}) {
            const CommandResult result = CommandLine::run(
                {u"maml"_s, u"render"_s, pathOf(u"official.maml.md"_s), u"-o"_s, target});
            QVERIFY2(result.exitCode == 3 &&
                         result.messages.contains("writing " + target.toUtf8() + ": "),
                     result.summary());
            QVERIFY(!QFileInfo(target).isFile());
        }
    }

    void refusesWrongUse_data() {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no action") << QStringList{};
        QTest::newRow("unknown action") << QStringList{u"run"_s, u"x"_s};
        QTest::newRow("no file") << QStringList{u"check"_s};
        QTest::newRow("unknown format") << QStringList{u"check"_s, u"x"_s, u"--format"_s, u"xml"_s};
        QTest::newRow("-o with check") << QStringList{u"check"_s, u"x"_s, u"-o"_s, u"y"_s};
        QTest::newRow("two pages") << QStringList{u"render"_s, u"x"_s, u"y"_s};
        QTest::newRow("--format with render")
            << QStringList{u"render"_s, u"x"_s, u"--format"_s, u"json"_s};
    }

    void refusesWrongUse() {
        QFETCH(QStringList, words);
        const CommandResult result = CommandLine::run(QStringList{u"maml"_s} + words);
        QVERIFY2(result.exitCode == 2 && result.output.isEmpty(), result.summary());
    }

    void isInTheHelp() {
        QVERIFY(CommandLine::run({u"--help"_s}).output.contains("maml check FILE"));
        QVERIFY(
            CommandLine::run({u"maml"_s, u"--help"_s}).output.contains("render FILE [-o FILE]"));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestMamlCommand)
#include "tst_maml_command.moc"
