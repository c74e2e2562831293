// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// report --format pdf on the command line: without a display, and twice in two places of the world.
#include "tests/support/command_line.h"
#include "tests/support/problem_store.h"
#include "tests/support/store_fixture.h"
#include "tests/ui/export/pdf_reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestPdfCommand final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;
    QByteArray m_messages; // of the last run

    [[nodiscard]] QByteArray reportOf(const QMap<QString, QString>& environment,
                                      const QStringList& sessions = {u"--all"_s}) {
        const QString path = m_folder.filePath(u"report.pdf"_s);
        CommandLine command(QStringList{u"report"_s, m_store, u"--format"_s, u"pdf"_s, u"--parts"_s,
                                        u"verdicts,timeline,failures,problems,events"_s, u"-o"_s,
                                        path} +
                                sessions,
                            environment);
        const CommandResult result = command.wait();
        QFile file(path);
        if (result.exitCode != 4 || !file.open(QIODevice::ReadOnly)) {
            qFatal("%s", result.summary().constData());
        }
        m_messages = result.messages;
        return file.readAll();
    }

private slots:
    void initTestCase() {
        m_store = m_folder.filePath(u"events.sqlite"_s);
        std::vector<StoredEvent> events = everyProblem();
        events.front().payload = R"({"tool":"\u65e5\u672c नमस्ते 日本語 👩"})";
        QVERIFY(writeStore(m_store, events));
    }

    void isTheSameInAnyPlaceOfTheWorld_data() {
        QTest::addColumn<QString>("language");
        for (const char* const language : {"ja_JP.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8"}) {
            QTest::newRow(language) << QString::fromLatin1(language);
        }
    }
    void isTheSameInAnyPlaceOfTheWorld() {
        const QByteArray here = reportOf({{u"TZ"_s, u"UTC"_s}, {u"LC_ALL"_s, u"C.UTF-8"_s}});
        QVERIFY(PdfReader(here).pageCount() > 3);
        QFETCH(const QString, language);
        const QByteArray there = reportOf({{u"TZ"_s, u"Asia/Kathmandu"_s},
                                           {u"LC_ALL"_s, language},
                                           {u"LANG"_s, language},
                                           {u"QT_FONT_DPI"_s, u"200"_s},
                                           {u"QT_SCALE_FACTOR"_s, u"2"_s},
                                           {u"QT_HASH_SEED"_s, u"0"_s},
                                           {u"TMPDIR"_s, m_folder.path()}});
        QVERIFY(here == there);
        QVERIFY(!here.contains("Date"));
    }

    void needsNoDisplay() {
        const QByteArray usual = reportOf({});
        QVERIFY(reportOf({{u"DISPLAY"_s, u":4711"_s},
                          {u"WAYLAND_DISPLAY"_s, u"nowhere"_s},
                          {u"XDG_RUNTIME_DIR"_s, QString()},
                          {u"QT_QPA_PLATFORM"_s, u"xcb"_s},
                          {u"QT_QPA_PLATFORMTHEME"_s, u"gtk3"_s}}) == usual);
        for (const char* noise : {"OpenType", "display", "QStandardPaths"}) {
            QVERIFY2(!m_messages.contains(noise), m_messages);
        }
    }

    void takesEveryWordItself() { // Qt knows some of them too
        const PdfReader pdf(reportOf({}, {u"--session"_s, u"every problem"_s}));
        QVERIFY(pdf.packedText().contains(u"Sessionseveryproblem"));
    }

    void saysThatThereAreNoFonts() {
        QFile configuration(m_folder.filePath(u"fonts.conf"_s));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write("<fontconfig><dir>/nowhere</dir></fontconfig>");
        configuration.close();
        const QString path = m_folder.filePath(u"boxes.pdf"_s);
        CommandLine command(
            {u"report"_s, m_store, u"--all"_s, u"--format"_s, u"pdf"_s, u"-o"_s, path},
            {{u"FONTCONFIG_FILE"_s, configuration.fileName()}});
        const CommandResult result = command.wait();
        QVERIFY2(result.exitCode == 3 && result.messages.contains("no fonts are installed"),
                 result.summary());
        QVERIFY(!QFile::exists(path));
    }

    void leavesNothingWhereItCannotBeWritten() {
        const QStringList words{u"report"_s, m_store, u"--all"_s, u"--format"_s, u"pdf"_s, u"-o"_s};
        const CommandResult full = CommandLine::run(words + QStringList{u"/dev/full"_s});
        QVERIFY2(full.exitCode == 3 && full.messages.contains("/dev/full"), full.summary());
        QTemporaryDir elsewhere;
        const CommandResult nowhere =
            CommandLine::run(words + QStringList{elsewhere.filePath(u"no folder/a.pdf"_s)});
        QVERIFY2(nowhere.exitCode == 3, nowhere.summary());
        QVERIFY(QDir(elsewhere.path()).isEmpty());
    }

    void isOfferedInTheHelp() {
        const CommandResult help = CommandLine::run({u"report"_s, u"--help"_s});
        QVERIFY2(help.output.contains("html (the default), pdf, md, csv or ndjson"),
                 help.summary());
    }

    void hasPartsAsOtherDocuments() {
        const CommandResult result =
            CommandLine::run({u"report"_s, m_store, u"--all"_s, u"--format"_s, u"csv"_s,
                              u"--parts"_s, u"verdicts"_s, u"-o"_s, u"-"_s});
        QVERIFY2(result.exitCode == 2 &&
                     result.messages.contains("--parts is for html, pdf and md; csv and ndjson"),
                 result.summary());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestPdfCommand)
#include "tst_pdf_command.moc"
