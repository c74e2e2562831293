// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sample_session.h"
#include "tests/support/store_fixture.h"
#include "tests/support/window_under_test.h"
#include "ui/main/workbench.h"
#include "ui/views/detail_pane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// Chosen rows go to the clipboard in every form, from each table of the window.
class SelectionCopierTest final : public QObject {
    Q_OBJECT

private:
    StoreFixture m_stores;
    std::unique_ptr<WindowUnderTest> m_test;

    [[nodiscard]] static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    void pressCopy(QWidget& view) {
        m_test->window().activateWindow(); // menus were open
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    }

    // As a person does it: the menu of the view, and its entry.
    static void choose(QAbstractItemView& view, const QString& order) {
        emit view.customContextMenuRequested(QPoint(4, 4));
        for (QMenu* menu : view.findChildren<QMenu*>()) {
            for (QAction* action : menu->actions()) {
                if (action->text().remove(u'&') == order) {
                    QVERIFY(action->isEnabled());
                    action->trigger();
                    menu->close();
                    QTRY_VERIFY(view.findChildren<QMenu*>().isEmpty());
                    return;
                }
            }
        }
        QFAIL("no such entry");
    }

private slots:
    void init() {
        QGuiApplication::clipboard()->clear();
        m_test = std::make_unique<WindowUnderTest>();
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite, sampleSession()));
        m_test->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_test->window()));
    }

    void cleanup() { m_test.reset(); }

    void copiesTheEventsOfAnOperation() {
        QVERIFY(m_test->window().workbench().detail().showView(u"operation"_s));
        m_test->showEvent(RowNumber(sample::Call));
        auto* table = m_test->named<QTableView>(u"Events of the operation"_s);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        table->selectAll();
        pressCopy(*table);
        QCOMPARE(clipboard().count(u'\n'), 4);
        QVERIFY(clipboard().startsWith(u"request\t#1\t"));
        choose(*table, u"Copy as CSV"_s);
        QVERIFY(clipboard().startsWith(u"part,event,after,what\r\nrequest,#1,"));
        choose(*table, u"Copy as Markdown"_s);
        QVERIFY(clipboard().startsWith(u"| part | event | after | what |\n| --- | --- | --- |"));
        QCOMPARE(clipboard().count(u'\n'), 6);
    }

    void leavesHeadingsOfProblemsOutOfTables() {
        auto* table = m_test->named<QTableView>(u"Problems"_s);
        QTRY_VERIFY(table->model()->rowCount() > 1);
        table->selectRow(0);
        choose(*table, u"Copy as CSV"_s);
        QCOMPARE(clipboard(), QString());
        table->selectAll();
        choose(*table, u"Copy as CSV"_s);
        QVERIFY(clipboard().startsWith(u"problem,event,what is wrong,found in\r\n"));
        const qsizetype problems = clipboard().count(u"\r\n"_s) - 1;
        pressCopy(*table);
        QCOMPARE(clipboard().count(u'\n'), table->model()->rowCount());
        QVERIFY(problems > 0 && problems < table->model()->rowCount());
    }

    void copiesSessions() {
        auto* list = m_test->named<QListView>(u"List of sessions"_s);
        list->selectAll();
        choose(*list, u"Copy as CSV"_s);
        QVERIFY(clipboard().startsWith(u"session,events,first,last,receipts,failing\r\n"));
        QVERIFY(clipboard().contains(u",2026-11-20T12:00:00.000000Z,"));
    }

    void opensNoSessionWhileSeveralAreChosen() {
        auto events = sampleSession();
        for (const auto& event : sampleSession()) {
            events.push_back(event);
            events.back().sessionId = SessionId("other");
            events.back().eventId = EventId(event.eventId.value() + "-other");
        }
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite, events));
        auto* list = m_test->named<QListView>(u"List of sessions"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        const SessionId open = *m_test->workspace().currentSession();
        const int current = list->currentIndex().row();
        const QModelIndex other = list->model()->index(1 - current, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          list->visualRect(other).center());
        QCOMPARE(list->selectionModel()->selectedRows().size(), 2);
        QCOMPARE(*m_test->workspace().currentSession(), open);
        pressCopy(*list);
        QCOMPARE(clipboard().count(u'\n'), 2);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(other).center());
        QTRY_VERIFY(*m_test->workspace().currentSession() != open);
    }
};

} // namespace muscope

QTEST_MAIN(muscope::SelectionCopierTest)
#include "tst_selection_copier.moc"
