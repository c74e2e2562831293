// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sample_session.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// Runs the window's program as a person does: with options, over real stores, offscreen.
class WindowProgramTest final : public QObject {
    Q_OBJECT

private:
    StoreFixture m_stores;
    QTemporaryDir m_folder;

    [[nodiscard]] QString picture() const { return m_folder.filePath(u"window.png"_s); }

    static void surround(QProcess& process, const QString& scale) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_SCALE_FACTOR"_s, scale);
        process.setProcessEnvironment(environment);
    }

    // The exit code; what it said on standard error goes into messages.
    int run(const QStringList& arguments, QString& messages, const QString& scale = u"1"_s) {
        QProcess process;
        surround(process, scale);
        process.start(QString::fromUtf8(MUSCOPE), arguments);
        if (!process.waitForFinished(60'000)) {
            return -1;
        }
        messages = QString::fromUtf8(process.readAllStandardError());
        return process.exitCode();
    }

    [[nodiscard]] static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    // How many connections of muscope's the server has.
    int connections() {
        return m_stores.server()
            .execute(u"SELECT count(*) FROM pg_stat_activity WHERE application_name = 'muscope'"_s)
            .trimmed()
            .toInt();
    }

    [[nodiscard]] static QString nameOf(const StoreLocation& location) {
        return location.kind == StoreLocation::Kind::Sqlite ? location.path
                                                            : location.displayText();
    }

private slots:
    void drawsItself_data() {
        QTest::addColumn<QString>("size");
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QString>("scale");
        for (const QString& size : {u"1280x800"_s, u"1600x1000"_s, u"2560x1440"_s}) {
            for (const QString& theme : {u"light"_s, u"dark"_s}) {
                for (const QString& scale : {u"1"_s, u"1.5"_s, u"2"_s}) {
                    QTest::newRow(qPrintable(size + u' ' + theme + u' ' + scale))
                        << size << theme << scale;
                }
            }
        }
    }

    void drawsItself() {
        QFETCH(QString, size);
        QFETCH(QString, theme);
        QFETCH(QString, scale);
        const QString store = nameOf(m_stores.store(StoreLocation::Kind::Sqlite, sampleSession()));
        QString messages;
        QCOMPARE(run({u"--screenshot"_s, picture(), u"--size"_s, size, u"--theme"_s, theme,
                      u"--select"_s, u"sample-8"_s, u"--view"_s, u"operation"_s, store},
                     messages, scale),
                 0);
        const QImage image(picture());
        const QStringList sides = size.split(u'x');
        const QSizeF wanted(sides[0].toDouble(), sides[1].toDouble());
        QCOMPARE(image.size(), (wanted * scale.toDouble()).toSize());
        // The empty space below the sessions is the panel's colour.
        const int lightness =
            image.pixelColor(image.width() / 20, image.height() * 7 / 10).lightness();
        QVERIFY(theme == u"light" ? lightness > 200 : lightness < 60);
    }

    void drawsWorkflows_data() {
        QTest::addColumn<QStringList>("arguments");
        const QString file = QStringLiteral(MUSCOPE_TEST_DATA "/maml/tool.maml.md");
        QTest::newRow("of an event")
            << QStringList{u"--view"_s, u"workflow"_s, u"--workflows"_s, file};
        QTest::newRow("by themselves") << QStringList{u"--view"_s, u"workflows"_s, file};
        QTest::newRow("several") << QStringList{
            file, QStringLiteral(MUSCOPE_TEST_DATA "/maml/official.maml.md"),
            QStringLiteral(MUSCOPE_TEST_DATA "/maml")};
        QTest::newRow("none") << QStringList{u"--view"_s, u"workflows"_s};
    }

    void drawsWorkflows() {
        QFETCH(QStringList, arguments);
        const QString store = nameOf(m_stores.store(StoreLocation::Kind::Sqlite, sampleSession()));
        QString messages;
        QCOMPARE(run(QStringList{u"--screenshot"_s, picture()} + arguments + QStringList{store},
                     messages),
                 0);
        QVERIFY(!QImage(picture()).isNull());
    }

    void drawsAStoreOfPostgreSql() {
        const QString store =
            nameOf(m_stores.store(StoreLocation::Kind::PostgreSql, sampleSession()));
        QString messages;
        QCOMPARE(run({u"--screenshot"_s, picture(), u"--session"_s, u"sample"_s, store}, messages),
                 0);
        QVERIFY(!QImage(picture()).isNull());
    }

    void saysWhatCannotBeDone_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("store") << QStringList{u"/nowhere.sqlite"_s} << 3 << u"no such file"_s;
        QTest::newRow("session") << QStringList{u"--session"_s, u"none"_s, u"demo"_s} << 3
                                 << u"no session none"_s;
        QTest::newRow("event") << QStringList{u"--select"_s, u"none"_s, u"demo"_s} << 3
                               << u"no event none"_s;
        QTest::newRow("view") << QStringList{u"--view"_s, u"none"_s, u"demo"_s} << 2
                              << u"no view none"_s;
        QTest::newRow("workflows") << QStringList{u"--workflows"_s, u"/nowhere"_s, u"demo"_s} << 3
                                   << u"no file or folder /nowhere"_s;
        QTest::newRow("one of two workflows")
            << QStringList{QStringLiteral(MUSCOPE_TEST_DATA "/maml/tool.maml.md"),
                           u"/nowhere/b.maml.md"_s, u"demo"_s}
            << 3 << u"no file or folder /nowhere/b.maml.md"_s;
        QTest::newRow("two stores") << QStringList{u"demo"_s, u"/nowhere.sqlite"_s} << 2
                                    << u"one store at a time: demo /nowhere.sqlite"_s;
        QTest::newRow("two servers")
            << QStringList{u"http://127.0.0.1/a"_s, u"https://127.0.0.1/b"_s, u"demo"_s} << 2
            << u"one server at a time"_s;
        QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s, u"demo"_s} << 2
                               << u"light or dark"_s;
        QTest::newRow("size") << QStringList{u"--size"_s, u"1x1"_s, u"demo"_s} << 2
                              << u"width and a height"_s;
    }

    void saysWhatCannotBeDone() {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, sentence);
        QString messages;
        QCOMPARE(run(QStringList{u"--screenshot"_s, picture()} + arguments, messages), code);
        QVERIFY2(messages.contains(sentence), qPrintable(messages));
    }

    void comesBackWithTheLastStore() {
        const QString store =
            nameOf(m_stores.store(StoreLocation::Kind::PostgreSql, sampleSession()));
        QCOMPARE(connections(), 0);
        const QString settings =
            qEnvironmentVariable("XDG_CONFIG_HOME") + u"/muscope/muscope.ini"_s;
        for (const QStringList& arguments : {QStringList{store}, QStringList()}) {
            QProcess process;
            surround(process, u"1"_s);
            process.start(QString::fromUtf8(MUSCOPE), arguments);
            QTRY_VERIFY_WITH_TIMEOUT(connections() > 0, 60'000);
            QTRY_VERIFY_WITH_TIMEOUT(contentOf(settings).contains("recentStores="), 60'000);
            process.terminate();
            QVERIFY(process.waitForFinished());
            QTRY_COMPARE_WITH_TIMEOUT(connections(), 0, 60'000);
        }
        QFile::remove(settings);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::WindowProgramTest)
#include "tst_window_program.moc"
