// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Input made to break the parser: it ends, soon, and gives a document all the same.
#include "core/maml/maml_parser.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>

namespace muscope {

namespace {

constexpr int Megabyte = 1'000'000;

std::string repeated(std::string_view part, int bytes) {
    std::string text;
    while (static_cast<int>(text.size()) < bytes) {
        text += part;
    }
    return text;
}

std::string withFrontMatter(const std::string& yaml) {
    return "---\ntool: greet\n" + yaml + "---\n## Context\nx\n";
}

} // namespace

class TestMamlLimits final : public QObject {
    Q_OBJECT

private slots:
    void endsWhereverAFileIsCut_data() {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(MUSCOPE_TEST_DATA "/maml"));
        for (const QFileInfo& file : folder.entryInfoList(QDir::Files)) {
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
        }
    }

    void endsWhereverAFileIsCut() {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string text = file.readAll().toStdString();
        for (std::size_t size = 0; size <= text.size(); ++size) {
            const MamlFile cut = parseMaml(std::string_view(text).substr(0, size));
            const int lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
            for (const MamlDocument& document : cut.documents) {
                QVERIFY(document.line >= 1 && document.line <= document.endLine);
                QVERIFY(document.endLine <= lines);
            }
            QVERIFY(!cut.documents.empty() || !cut.diagnostics.empty());
        }
    }

    void survivesYamlMadeToBreakIt_data() {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addRow("deep lists") << QByteArray("a: " + QByteArray(10'000, '[') + "\n");
        QTest::addRow("deep mappings") << QByteArray("a: " + QByteArray(10'000, '{') + "\n");
        QByteArray indented;
        for (int i = 0; i < 600; ++i) {
            indented += QByteArray(i, ' ') + "k:\n";
        }
        QTest::addRow("deep indentation") << indented;
        QByteArray bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            const QByteArray before = "*a" + QByteArray::number(i - 1);
            bomb += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" +
                    QByteArrayList(10, before).join(", ") + "]\n";
        }
        QTest::addRow("aliases of aliases") << QByteArray(bomb + "tools: *a11\n");
        QTest::addRow("a list in itself") << QByteArray("tools: &a [*a]\n");
        QTest::addRow("a mapping in itself") << QByteArray("permissions: &a {read: *a}\n");
        QTest::addRow("an alias of nothing") << QByteArray("x: *nothing\n");
        QTest::addRow("odd bytes") << QByteArray("x: \xff\xfe \x01 y\n\t\t- z: @\n");
    }

    void survivesYamlMadeToBreakIt() {
        QFETCH(QByteArray, yaml);
        const MamlFile file = parseMaml(withFrontMatter(yaml.toStdString()));
        QCOMPARE(file.documents.size(), std::size_t{1});
        QCOMPARE(file.documents.front().find("tool")->value, std::string("greet"));
        QCOMPARE(file.documents.front().sections.size(), std::size_t{1});
    }

    void readsAMegabyteOfWorkflow() {
        std::string text = "---\ntool: greet\n---\n";
        text += repeated("## Step\nProse.\n```python\n## x\n```\n", Megabyte);
        const MamlFile file = parseMaml(text + "## Input_Schema\n{}\n## Output_Schema\n{}\n");
        QCOMPARE(file.documents.size(), std::size_t{1});
        QVERIFY(file.documents.front().diagnostics.empty());
        QCOMPARE(file.documents.front().sections.size(),
                 file.documents.front().codeBlocks.size() + 2);
    }

    void readsMuchOfAnything_data() {
        QTest::addColumn<QByteArray>("part");
        for (const char* part : {"```\n",
                                 "```json\n",
                                 "~~~\n",
                                 "````maml\n---\ntool: a\n---\n",
                                 "```maml\n---\na: b\n",
                                 "---\n",
                                 "---\ntool: x\n---\n",
                                 "---\ntool: x\n",
                                 "tool: x\n",
                                 "## Input_Schema\n",
                                 "## Input_Schema\n```json\n",
                                 "## A_Schema\n{\n",
                                 "[",
                                 "{\"a\":",
                                 "id: x type: y ",
                                 "- 2025-01-01T00:00:00Z: [",
                                 "[YOUR_X]\n",
                                 "\"",
                                 "'",
                                 "# ",
                                 "\n",
                                 " ",
                                 "\r\n",
                                 "\\",
                                 "a: |\n",
                                 "- 2025\n",
                                 "- name: {type: a}\n",
                                 "```yaml\n## Context\n",
                                 "// x\n",
                                 "```\n## Context\nx\n```\n```\n"}) {
            QTest::addRow("%s", QByteArray(part).toPercentEncoding().constData())
                << QByteArray(part);
        }
    }

    // The time is generous: what is not linear takes minutes.
    void readsMuchOfAnything() {
        constexpr qint64 Milliseconds = 10'000;
        QFETCH(QByteArray, part);
        const std::string body = repeated(part.toStdString(), Megabyte / 4);
        for (const std::string& text :
             {body, "---\n" + body, "---\ntool: x\n---\n" + body, "## Input_Schema\n" + body}) {
            QElapsedTimer timer;
            timer.start();
            const MamlFile file = parseMaml(text);
            QVERIFY(!file.documents.empty() || !file.diagnostics.empty());
            QVERIFY2(timer.elapsed() < Milliseconds, qPrintable(QString::number(timer.elapsed())));
        }
    }

    // What looks back over blank lines must not do so line by line.
    void passesOverBlanksOnce_data() {
        QTest::addColumn<QByteArray>("start");
        QTest::addColumn<QByteArray>("part");
        const QByteArray front = "---\ntool: x\n---\n";
        QTest::addRow("stray fences") << front + "```json\n```\n" << QByteArray("```\n");
        QTest::addRow("titles") << "```maml\n" + front << QByteArray("# x\n");
        QTest::addRow("history") << front + "## History\n" << QByteArray("- 2025\n");
        QTest::addRow("closing fences") << "```maml\n" + front + "```json\n```\n"
                                        << QByteArray("```\n## Intent\n");
    }

    void passesOverBlanksOnce() {
        constexpr qint64 Milliseconds = 10'000;
        QFETCH(QByteArray, start);
        QFETCH(QByteArray, part);
        const std::string text = start.toStdString() + std::string(Megabyte / 2, '\n') +
                                 repeated(part.toStdString(), Megabyte / 2);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(parseMaml(text).documents.size(), std::size_t{1});
        QVERIFY2(timer.elapsed() < Milliseconds, qPrintable(QString::number(timer.elapsed())));
    }

    void tellsOneThingAHundredTimesAtMost() {
        const MamlFile file =
            parseMaml("---\ntool: x\n---\n" + repeated("[YOUR_NAME]\n", Megabyte / 10));
        QVERIFY(file.documents.at(0).diagnostics.size() < 200);
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestMamlLimits)
#include "tst_maml_limits.moc"
