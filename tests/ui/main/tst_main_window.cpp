// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/demo_store.h"
#include "tests/support/demo_stores.h"
#include "tests/support/problem_store.h"
#include "tests/support/window_under_test.h"
#include "ui/main/main_window.h"
#include "ui/main/workbench.h"
#include "ui/models/problem_text.h"
#include "ui/models/sessions_model.h"
#include "ui/style/muscope_style.h"
#include "ui/views/detail_pane.h"
#include "ui/views/elided_label.h"
#include "ui/views/text_block.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace muscope {

// Drives the real window over PostgreSQL and over SQLite.
class MainWindowTest final : public QObject {
    Q_OBJECT

private:
    DemoStores m_stores;
    QTemporaryDir m_folder;
    std::unique_ptr<WindowUnderTest> m_test;

    [[nodiscard]] QString storeName() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        return m_stores.nameOf(kind);
    }

    void openStore() {
        m_test->window().opener().open(storeName());
        QTRY_COMPARE(m_test->workspace().storeState(), Workspace::StoreState::Open);
        QTRY_VERIFY(m_test->workspace().currentSession().has_value());
        QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
    }

    // A session of the demo in which receipts fail.
    void openFailingSession() {
        openStore();
        for (const SessionSummary& session : m_test->workspace().sessions()) {
            m_test->window().state().selectSession(session.id);
            QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
            if (m_test->workspace().index().failures().size() >= 2) {
                return;
            }
        }
        QFAIL("no session of the demo store has two failing receipts");
    }

    void openEveryProblem() {
        const QString file = m_folder.filePath(u"problems.sqlite"_s);
        if (!QFile::exists(file)) {
            QVERIFY(writeStore(file, everyProblem()));
        }
        m_test->window().opener().open(file);
        QTRY_VERIFY(m_test->workspace().currentSession().has_value());
        QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() { m_test = std::make_unique<WindowUnderTest>(); }

    void cleanup() { m_test.reset(); }

    void namesEveryWidgetForScreenReaders() {
        openFailingSession();
        QTest::keyClick(&m_test->window(), Qt::Key_F8);
        QTRY_VERIFY(m_test->window().loader().detail() != nullptr);
        QStringList unnamed;
        for (const QWidget* widget : m_test->window().findChildren<QWidget*>()) {
            // What Qt makes inside its own widgets is announced by them; labels announce their
            // text.
            const auto* label = qobject_cast<const QLabel*>(widget);
            const bool isInner = widget->objectName().startsWith(u"qt_"_s) || label != nullptr;
            const bool canBeReached = widget->focusPolicy() != Qt::NoFocus;
            if (!isInner && canBeReached && widget->accessibleName().isEmpty()) {
                unnamed += QString::fromLatin1(widget->metaObject()->className());
            }
        }
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u' ')));
    }

    void saysWhatToDoWhileNoStoreIsOpen() {
        QVERIFY(m_test->named<QWidget>(u"Open an event store"_s) != nullptr);
        QVERIFY(m_test->named<QWidget>(u"Demo store"_s) != nullptr);
    }

    void saysWhyAStoreCannotBeOpened() {
        m_test->window().opener().open(m_folder.filePath(u"nothing-here.sqlite"_s));
        QTRY_COMPARE(m_test->workspace().storeState(), Workspace::StoreState::Failed);
        QVERIFY(m_test->named<QWidget>(u"nothing-here.sqlite could not be opened"_s) != nullptr);
        QVERIFY(m_test->named<QWidget>(u"Try again"_s) != nullptr);
        int sentences = 0;
        for (const QLabel* label : m_test->window().findChildren<QLabel*>()) {
            if (label->isVisible() && label->text() == m_test->workspace().storeError()->message) {
                ++sentences;
                QVERIFY(label->height() >= label->heightForWidth(label->width()));
            }
        }
        QCOMPARE(sentences, 1);
    }

    void showsSessionsAndEvents() {
        openStore();
        QCOMPARE(m_test->named<QListView>(u"List of sessions"_s)->model()->rowCount(),
                 int(m_test->workspace().sessions().size()));
        QCOMPARE(m_test->named<QTableView>(u"Events"_s)->model()->rowCount(),
                 int(m_test->workspace().index().size()));
    }

    void opensTheSessionAskedFor() {
        openStore();
        const SessionId oldest = m_test->workspace().sessions().back().id;
        m_test->workspace().closeStore();
        m_test->window().state().setWantedSession(oldest);
        openStore();
        QCOMPARE(m_test->workspace().currentSession(), oldest);
        m_test->named<QListView>(u"List of sessions"_s)->setFocus();
        QCOMPARE(m_test->workspace().currentSession(), oldest);
    }

    void walksTheProblemsOfEveryKindAndWraps() {
        openEveryProblem();
        std::vector<Problem> problems = everyProblemFound();
        std::sort(problems.begin(), problems.end(),
                  [](const auto& left, const auto& right) { return left.row < right.row; });
        QString notice;
        connect(&m_test->window().state(), &InspectionState::noticed, this,
                [&notice](const QString& sentence) { notice = sentence; });
        for (const Problem& problem : problems) {
            QTest::keyClick(&m_test->window(), Qt::Key_F8);
            QCOMPARE(m_test->window().state().currentRow(), problem.row);
            QCOMPARE(m_test->named<QTableView>(u"Events"_s)->currentIndex().row(),
                     int(problem.row.value()));
            QVERIFY2(notice.contains(problemWord(problem.kind)), qPrintable(notice));
        }
        QTest::keyClick(&m_test->window(), Qt::Key_F8);
        QCOMPARE(m_test->window().state().currentRow(), problems.front().row);
        QVERIFY(notice.contains(u"back at the first"_s));
        QTest::keyClick(&m_test->window(), Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(m_test->window().state().currentRow(), problems.back().row);
        QVERIFY(notice.contains(u"back at the last"_s));
        QVERIFY(m_test->named<QWidget>(u"12 problems"_s) != nullptr);
    }

    void opensAndClosesTheKindsOfProblems() {
        openEveryProblem();
        auto* table = m_test->named<QTableView>(u"Problems"_s);
        const int rows = table->model()->rowCount();
        QCOMPARE(rows, 12 + 11);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 0)).center());
        QCOMPARE(table->model()->rowCount(), rows - 1);
        QVERIFY(!m_test->window().state().currentRow());
        QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(table->model()->rowCount(), rows);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(m_test->window().state().currentRow(), RowNumber(1));
        QTest::keyClick(table, Qt::Key_Left);
        QCOMPARE(table->currentIndex().row(), 0);
        QTest::keyClick(table, Qt::Key_Left);
        QCOMPARE(table->model()->rowCount(), rows - 1);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(table->model()->rowCount(), rows);
    }

    void copiesProblems() {
        openEveryProblem();
        auto* table = m_test->named<QTableView>(u"Problems"_s);
        table->setFocus();
        table->selectRow(1);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 4); // two problems, a heading, and the last line's end
        QVERIFY(lines[0].startsWith(u"differs\t2\tReceipt of leave: "_s));
        QCOMPARE(lines[1], u"wrong subject\t1"_s);
        table->actions().constLast()->trigger(); // "Copy all problems"
        QCOMPARE(QApplication::clipboard()->text().count(u'\n'), 12);
    }

    void showsTheDifferenceOfAFailingReceipt() {
        openFailingSession();
        const IndexSnapshot& index = m_test->workspace().index();
        const auto& failures = index.failures();
        const auto differing = std::find_if(failures.begin(), failures.end(), [&](RowNumber row) {
            return index.row(row).verdict == Verdict::Differs;
        });
        QVERIFY(differing != failures.end());
        m_test->window().state().setCurrentRow(*differing);
        QTRY_VERIFY(m_test->window().loader().detail() != nullptr);
        QCOMPARE(m_test->window().workbench().detail().currentView(), 1);
        const QList<TextBlock*> blocks =
            m_test->window().workbench().detail().findChildren<TextBlock*>();
        const auto isMarked = [](const TextBlock* block) {
            return !block->extraSelections().isEmpty();
        };
        QVERIFY(std::count_if(blocks.begin(), blocks.end(), isMarked) >= 1);
    }

    void goesToTheEventOfAProblem() {
        openFailingSession();
        auto* problems = m_test->named<QTableView>(u"Problems"_s);
        const QModelIndex second = problems->model()->index(2, 2); // below the heading
        QTest::mouseClick(problems->viewport(), Qt::LeftButton, {},
                          problems->visualRect(second).center());
        QCOMPARE(m_test->window().state().currentRow(), m_test->workspace().index().failures()[1]);
    }

    void copiesRowsAsTheyAreSeen() {
        openStore();
        auto* table = m_test->named<QTableView>(u"Events"_s);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QString text = QApplication::clipboard()->text();
        QVERIFY(text.startsWith(u"1\t"_s));
        QCOMPARE(text.count(u'\t'), 8);
    }

    void keepsTheEventOverAReload() {
        openFailingSession();
        QTest::keyClick(&m_test->window(), Qt::Key_F8);
        const auto row = m_test->window().state().currentRow();
        QVERIFY(row.has_value());
        QTest::keyClick(&m_test->window(), Qt::Key_F5);
        QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
        QTRY_COMPARE(m_test->window().state().currentRow(), row);
    }

    void verifiesEverySession() {
        openStore();
        auto* list = m_test->named<QListView>(u"List of sessions"_s);
        auto* onlyFailing = m_test->named<QToolButton>(u"Only failing sessions"_s);
        QVERIFY(!onlyFailing->isVisible());
        QTest::keyClick(&m_test->window(), Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(m_test->workspace().verification().pass.phase, PassState::Phase::Done);
        int failing = 0;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            const QString failures = index.data(SessionsModel::FailuresRole).toString();
            const auto coverage =
                m_test->workspace().coverageOf(m_test->workspace().sessions()[row].id);
            QCOMPARE(failures.isEmpty(), coverage->failures() == 0);
            QVERIFY(index.data(Qt::ToolTipRole).toString().contains(coverageText(*coverage)));
            failing += failures.isEmpty() ? 0 : 1;
        }
        QVERIFY(failing > 0);
        const QString end =
            u"store: %1 sessions, %2 with failures"_s.arg(list->model()->rowCount()).arg(failing);
        const auto strip = m_test->named<QWidget>(u"Verifying the store"_s);
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->findChild<ElidedLabel*>()->text(), end);
        QTest::mouseClick(onlyFailing, Qt::LeftButton);
        QCOMPARE(list->model()->rowCount(), failing);
        QTest::mouseClick(onlyFailing, Qt::LeftButton);
        m_test->window().state().selectSession(m_test->workspace().sessions().back().id);
        QVERIFY(!strip->isVisible());
    }

    void stopsVerifyingAndSaysSo() {
        // More than is read before anybody can stop it.
        std::vector<StoredEvent> events;
        for (int i = 0; i < 60'000; ++i) {
            events.push_back(
                problemEvent(QByteArray::number(i).constData(), "00.000", "note", R"({"a":1})"));
        }
        const QString file = m_folder.filePath(u"long.sqlite"_s);
        QFile::remove(file); // of the store before
        QVERIFY(writeStore(file, events));
        m_test->window().opener().open(file);
        QTRY_VERIFY(m_test->workspace().currentSession().has_value());
        QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
        connect(&m_test->workspace(), &Workspace::verificationChanged, &m_test->workspace(),
                [this] { m_test->workspace().cancelVerifying(); });
        m_test->workspace().verifyAll();
        QTRY_COMPARE(m_test->workspace().verification().pass.phase, PassState::Phase::Cancelled);
        const auto strip = m_test->named<QWidget>(u"Verifying the store"_s);
        QVERIFY(strip->isVisible());
        QVERIFY(strip->findChild<ElidedLabel*>()->text().startsWith(u"store verified in part"_s));
        QVERIFY(!m_test->named<QPushButton>(u"Stop verifying the store"_s)->isVisible());
    }

    void narrowsTheSessions() {
        openStore();
        auto* search = m_test->named<QLineEdit>(u"Search sessions"_s);
        QTest::keyClicks(search, u"no such session"_s);
        QCOMPARE(m_test->named<QListView>(u"List of sessions"_s)->model()->rowCount(), 0);
        QTest::keyClick(search, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(search, Qt::Key_Backspace);
        QCOMPARE(m_test->named<QListView>(u"List of sessions"_s)->model()->rowCount(),
                 int(m_test->workspace().sessions().size()));
    }

    void remembersHowItWasLeft() {
        // Smaller than the 800 x 800 of the offscreen screen: Qt 6.8 fits what it restores.
        m_test->window().resize(796, 720);
        for (QAction* action : m_test->window().actions()) {
            if (action->text() == u"&Problems"_s) {
                action->trigger();
            }
        }
        m_test->window().close();
        MainWindow again(
            m_test->workspace(), [](const QString& text) { return locateStore(text); },
            m_test->theme(), m_test->settings());
        again.restoreLayout();
        QCOMPARE(again.size(), QSize(796, 720));
        QCOMPARE(m_test->settings().value(u"window/problems"_s).toBool(), false);
    }
};

} // namespace muscope

QTEST_MAIN(muscope::MainWindowTest)
#include "tst_main_window.moc"
