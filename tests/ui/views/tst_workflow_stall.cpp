// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/companions.h"
#include "tests/support/stall_watch.h"
#include "tests/support/window_under_test.h"
#include "ui/main/companion_opener.h"
#include "ui/main/workbench.h"
#include "ui/views/workflow_page_view.h"
#include "ui/views/workflows_pane.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// Watches the GUI thread while documents of a megabyte are opened, scrolled and left.
class WorkflowStallTest final : public QObject {
    Q_OBJECT

public:
    explicit WorkflowStallTest(StallWatch& watch)
        : m_watch(watch) {}

private:
    static constexpr int Size = 1'000'000; // bytes
    static constexpr int Attempts = 3;
    // What nobody calls a freeze; a machine with other work takes its part of it.
    static constexpr StallWatch::Milliseconds Limit{100};
    // A jump through the whole document, and letting go of it.
    static constexpr StallWatch::Milliseconds LaterLimit{150};

    StallWatch& m_watch;
    QTemporaryDir m_folder;
    std::unique_ptr<WindowUnderTest> m_test;

    // A document with text until it is a megabyte large.
    [[nodiscard]] static QByteArray document(const QByteArray& begin, const QByteArray& text,
                                             const QByteArray& end) {
        QByteArray all = "---\ntool: greet\n---\n# Large\n" + begin;
        for (int number = 0; all.size() < Size; ++number) {
            all += QByteArray(text).replace("%1", QByteArray::number(number));
        }
        return all + end;
    }

    void open(const QString& path) {
        const WorkflowsPane& pane = m_test->window().workbench().workflows();
        const Companions& companions = m_test->workspace().companions();
        QElapsedTimer elapsed;
        elapsed.start();
        m_test->window().companions().openWorkflows(path);
        QTRY_VERIFY_WITH_TIMEOUT(companions.files().workflows != nullptr && pane.isFilled(),
                                 20'000);
        qInfo("all of it is there after %lld ms", static_cast<long long>(elapsed.elapsed()));
    }

    void close() {
        m_test->window().companions().close();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void verifyNoStall(const char* doing, StallWatch::Milliseconds limit) {
        const QString told = u"%1: %2 ms, a %3"_s.arg(QLatin1StringView(doing))
                                 .arg(m_watch.longest().count(), 0, 'f', 1)
                                 .arg(m_watch.culprit());
        qInfo("%s", qPrintable(told));
        QVERIFY2(m_watch.longest() <= limit, qPrintable(told));
        m_watch.restart();
    }

private slots:
    void initTestCase() {
        m_test = std::make_unique<WindowUnderTest>(QSize(1600, 1000));
        m_test->window().showWorkflows();
    }
    void cleanupTestCase() { m_test.reset(); }

    void opensALargeDocument_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("sections") << document(
            {},
            "## Section %1\nSome *words* about number %1, and `code`.\n\n- one\n- two\n\n"
            "```python\ndef f%1(a, b):\n    return a + b # sum\n```\n\n### Part\nMore words.\n\n",
            {});
        QTest::newRow("one code block")
            << document("## Code_Blocks\n```python\n", "def f%1(a): return \"x\" # y\n", "```\n");
        QTest::newRow("one line of code")
            << document("## Code_Blocks\n```json\n[", "{\"a\":%1},", "0]\n```\n");
        QTest::newRow("one line of text") << document("## Intent\n", "word %1 and ", "end\n");
        QTest::newRow("one list") << document("## Intent\n", "- item %1 of many\n", {});
        QTest::newRow("one table")
            << document("## Intent\n| a | b |\n|---|---|\n", "| %1 | text |\n", {});
        QTest::newRow("one schema") << document(
            "## Input_Schema\n```json\n{\"type\":\"object\",\"properties\":{",
            "\"p%1\":{\"type\":\"string\",\"description\":\"number %1\"},\n", "\"z\":{}}}\n```\n");
        QTest::newRow("one front matter value") << QByteArray(
            "---\ntool: greet\nnotes: |\n" + QByteArray("  a line of notes\n").repeated(Size / 18) +
            "---\n## Intent\nNone.\n");
        QTest::newRow("history") << document("## History\n",
                                             "- 2025-03-27T14:35:00Z: [CREATE] number %1\n", {});
    }

    void opensALargeDocument() {
        QFETCH(QByteArray, text);
        const QString path = m_folder.filePath(u"large.maml.md"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
        file.close();
        auto* page = m_test->window().findChild<WorkflowPageView*>();
        // What the document costs it costs each time; what a busy machine does it does not.
        for (int attempt = 0; attempt < Attempts; ++attempt) {
            close();
            m_watch.restart();
            open(path);
            if (m_watch.longest() <= Limit) {
                break;
            }
        }
        verifyNoStall("opening", Limit);
        for (int step = 1; step <= 20; ++step) {
            page->verticalScrollBar()->setValue(page->verticalScrollBar()->maximum() * step / 20);
            QCoreApplication::processEvents();
        }
        verifyNoStall("scrolling", LaterLimit);
        close();
        verifyNoStall("closing", LaterLimit);
    }
};

} // namespace muscope

int main(int argc, char* argv[]) {
    muscope::StallWatch application(argc, argv);
    muscope::WorkflowStallTest test(application);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workflow_stall.moc"
