// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/timeline_service.h"
#include "tests/support/sample_session.h"
#include "tests/support/store_fixture.h"
#include "tests/support/window_under_test.h"
#include "ui/dialogs/anchor_dialog.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/dialogs/digest_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/go_to_event_dialog.h"
#include "ui/dialogs/live_dialog.h"
#include "ui/dialogs/print_dialog.h"
#include "ui/dialogs/proven_dialog.h"
#include "ui/dialogs/receipt_help_dialog.h"
#include "ui/dialogs/save_sessions_dialog.h"
#include "ui/main/call_dialog.h"
#include "ui/main/receipt_dialog.h"
#include "ui/main/workbench.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/views/detail_pane.h"
#include "ui/views/events_pane.h"
#include "ui/views/find_bar.h"
#include "ui/views/sessions_view.h"
#include "ui/views/workflows_pane.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSet>
#include <QTableView>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace muscope {

// Orders everything the menus offer, over PostgreSQL and over SQLite, and sees that it is done.
class MenusTest final : public QObject {
    Q_OBJECT

private:
    StoreFixture m_stores;
    std::unique_ptr<WindowUnderTest> m_test;

    [[nodiscard]] InspectionState& state() { return m_test->state(); }
    [[nodiscard]] Workbench& bench() { return m_test->window().workbench(); }

    [[nodiscard]] static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    // Every action of a menu and of those inside it, but for the lists of stores.
    static void collect(const QMenu* menu, QList<QAction*>& actions) {
        for (QAction* action : menu->actions()) {
            if (action->menu() != nullptr) {
                if (action->menu()->accessibleName() != u"Recent stores") {
                    collect(action->menu(), actions);
                }
            } else if (!action->isSeparator()) {
                actions += action;
            }
        }
    }

    [[nodiscard]] QList<QAction*> menuActions() {
        QList<QAction*> actions;
        for (const QAction* top : m_test->window().menuBar()->actions()) {
            collect(top->menu(), actions);
        }
        return actions;
    }

    // True once a dialog of that kind is open, which is closed again.
    template <typename Dialog>
    [[nodiscard]] bool closesDialog() {
        auto* dialog = m_test->window().findChild<Dialog*>();
        if (dialog == nullptr || !dialog->isVisible()) {
            return false;
        }
        const bool isNamed =
            !dialog->accessibleName().isEmpty() || !dialog->windowTitle().isEmpty();
        dialog->reject();
        return isNamed;
    }

    [[nodiscard]] bool isFocused(const QString& accessibleName) {
        const QWidget* focus = QApplication::focusWidget();
        return focus != nullptr && focus->accessibleName() == accessibleName;
    }

    [[nodiscard]] bool isGroupedBy(LaneGrouping grouping) {
        const Timeline& timeline = *m_test->workspace().timeline().timeline();
        return timeline.grouping() == grouping && !timeline.isEmpty();
    }

    // What is to be seen after each order.
    [[nodiscard]] std::map<QString, std::function<bool()>> checks() {
        const auto toggled = [](QWidget& panel) { return [&panel] { return !panel.isVisible(); }; };
        return {
            {u"Connect to PostgreSQL…"_s, [this] { return closesDialog<ConnectDialog>(); }},
            {u"Open file…"_s, [this] { return closesDialog<QFileDialog>(); }},
            {u"Make receipt…"_s, [this] { return closesDialog<ReceiptDialog>(); }},
            {u"Check receipt file…"_s, [this] { return closesDialog<QFileDialog>(); }},
            {u"Open workflows…"_s, [this] { return closesDialog<QFileDialog>(); }},
            {u"Open workflow file…"_s, [this] { return closesDialog<QFileDialog>(); }},
            {u"Open receipts folder…"_s, [this] { return closesDialog<QFileDialog>(); }},
            {u"Show workflows"_s, [this] { return bench().workflows().isVisible(); }},
            {u"Go to event…"_s, [this] { return closesDialog<GoToEventDialog>(); }},
            {u"What a receipt proves"_s, [this] { return closesDialog<ReceiptHelpDialog>(); }},
            {u"What is proven, and what is not"_s, [this] { return closesDialog<ProvenDialog>(); }},
            {u"Save session as…"_s, [this] { return closesDialog<SaveSessionsDialog>(); }},
            {u"Export report…"_s, [this] { return closesDialog<ExportDialog>(); }},
            {u"Print report…"_s, [this] { return closesDialog<PrintDialog>(); }},
            {u"Take session digest…"_s, [this] { return closesDialog<DigestDialog>(); }},
            {u"Compare with anchor…"_s, [this] { return closesDialog<AnchorDialog>(); }},
            {u"Connect live…"_s, [this] { return closesDialog<LiveDialog>(); }},
            {u"Call a tool…"_s, [this] { return closesDialog<CallDialog>(); }},
            {u"Call again…"_s, [this] { return closesDialog<CallDialog>(); }},
            {u"Show connection log"_s,
             [this] { return m_test->named<QWidget>(u"Connection log"_s)->isVisible(); }},
            {u"About muscope"_s, [this] { return closesDialog<QMessageBox>(); }},
            {u"Demo store"_s, [this] { return m_test->workspace().location().label == u"demo"; }},
            {u"Reload"_s,
             [this] { return m_test->workspace().pass().phase == PassState::Phase::Done; }},
            {u"Verify all sessions"_s,
             [this] {
                 return m_test->workspace().verification().coverage.events == sample::Count;
             }},
            {u"Quit"_s, [this] { return !m_test->window().isVisible(); }},
            {u"Copy"_s, [] { return clipboard().startsWith(u"8\t"); }},
            {u"Copy events as JSON"_s, [] { return clipboard().startsWith(u"{\"session_id\""); }},
            {u"Copy events as CSV"_s, [] { return clipboard().startsWith(u"number,"); }},
            {u"Copy events as Markdown"_s, [] { return clipboard().startsWith(u"| \\# |"); }},
            {u"Filter events"_s, [this] { return isFocused(u"Filter events"_s); }},
            {u"Find in event"_s, [this] { return isFocused(u"Find key or value"_s); }},
            {u"Find in payloads…"_s, [this] { return bench().events().findBar().isVisible(); }},
            {u"Search sessions"_s, [this] { return isFocused(u"Search sessions"_s); }},
            {u"Follow"_s, [this] { return m_test->workspace().isFollowing(); }},
            {u"Sessions"_s, toggled(bench().sessions())},
            {u"Timeline"_s, toggled(bench().timeline())},
            {u"Event detail"_s, toggled(bench().detail())},
            {u"Problems"_s, [this] { return !m_test->named<QWidget>(u"Findings"_s)->isVisible(); }},
            {u"By stream"_s, [this] { return isGroupedBy(LaneGrouping::Stream); }},
            {u"By direction and type"_s, [this] { return isGroupedBy(LaneGrouping::Direction); }},
            {u"In local time"_s,
             [this] { return state().timeFormat().display == TimeFormat::Display::Local; }},
            {u"In UTC"_s,
             [this] { return state().timeFormat().display == TimeFormat::Display::Utc; }},
            {u"Theme as the desktop has it"_s,
             [this] { return m_test->theme().choice() == Theme::Choice::AsDesktop; }},
            {u"Light theme"_s, [this] { return !m_test->theme().isDark(); }},
            {u"Dark theme"_s, [this] { return m_test->theme().isDark(); }},
            {u"Next problem"_s,
             [this] { return state().currentRow() == RowNumber(sample::FailedCall + 1); }},
            {u"Previous problem"_s, [this] { return state().currentRow() < RowNumber(7); }},
        };
    }

    // Wants a state of its own, or is tested where what it does belongs: stopping, going back,
    // hits.
    [[nodiscard]] static QSet<QString> testedElsewhere() {
        return {u"Stop reading"_s,
                u"Stop verifying"_s,
                u"Close workflows and receipts"_s,
                u"Back"_s,
                u"Forward"_s,
                u"Next hit"_s,
                u"Previous hit"_s,
                u"Without a zone: as stored"_s,
                u"Without a zone: take them to be in…"_s};
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        QGuiApplication::clipboard()->clear();
        m_test = std::make_unique<WindowUnderTest>();
        m_test->open(m_stores.store(kind, sampleSession()));
        m_test->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_test->window()));
    }

    void cleanup() { m_test.reset(); }

    void everyOrderIsCarriedOut() {
        QStringList texts;
        for (const QAction* action : menuActions()) {
            texts += action->text().remove(u'&');
        }
        const auto expected = checks();
        for (const QString& text : texts) {
            if (testedElsewhere().contains(text)) {
                continue;
            }
            // Each finds the window as it was.
            cleanup();
            init();
            m_test->showEvent(RowNumber(sample::HungCall));
            m_test->named<QTableView>(u"Events"_s)->setFocus();
            QVERIFY2(expected.contains(text),
                     qPrintable(u"nobody looks what \"%1\" does"_s.arg(text)));
            QAction* action = m_test->action(text);
            QVERIFY2(action->isEnabled(), qPrintable(text));
            action->trigger();
            const auto isDone = checks().at(text);
            QVERIFY2(QTest::qWaitFor(isDone, 20'000), qPrintable(text));
        }
    }

    void noShortcutIsTakenTwice() {
        QSet<QKeySequence> taken;
        for (const QAction* action : menuActions()) {
            for (const QKeySequence& shortcut : action->shortcuts()) {
                QVERIFY2(!taken.contains(shortcut), qPrintable(shortcut.toString()));
                taken += shortcut;
            }
        }
        QVERIFY(taken.size() > 15);
    }

    void everyActionStandsInAMenu() {
        const QList<QAction*> listed = menuActions();
        for (QAction* action : m_test->window().actions()) {
            QVERIFY2(listed.contains(action), qPrintable(action->text()));
        }
    }

    void namesEveryWidgetOfEveryDialog() {
        m_test->showEvent(RowNumber(sample::HungCall));
        for (const QString& opens :
             {u"Connect to PostgreSQL…"_s, u"Go to event…"_s, u"What a receipt proves"_s,
              u"What is proven, and what is not"_s, u"Take session digest…"_s,
              u"Compare with anchor…"_s, u"Make receipt…"_s, u"Connect live…"_s, u"Call a tool…"_s,
              u"Export report…"_s, u"Print report…"_s}) {
            m_test->action(opens)->trigger();
            const QList<QDialog*> dialogs = m_test->window().findChildren<QDialog*>();
            QCOMPARE(dialogs.size(), 1);
            QVERIFY(!dialogs.first()->accessibleName().isEmpty());
            for (const QWidget* widget : dialogs.first()->findChildren<QWidget*>()) {
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                const bool isInner = widget->objectName().startsWith(u"qt_"_s);
                const bool isNamed = !widget->accessibleName().isEmpty() ||
                                     (button != nullptr && !button->text().isEmpty());
                QVERIFY2(isInner || isNamed || widget->focusPolicy() == Qt::NoFocus,
                         qPrintable(opens + u' ' +
                                    QLatin1StringView(widget->metaObject()->className())));
            }
            dialogs.first()->reject();
            QTRY_VERIFY(m_test->window().findChildren<QDialog*>().isEmpty());
        }
    }

    void stopsReading() {
        QAction* stop = m_test->action(u"Stop reading"_s);
        QVERIFY(!stop->isEnabled());
        m_test->workspace().reload();
        QVERIFY(stop->isEnabled());
        stop->trigger();
        QTRY_VERIFY(!m_test->workspace().pass().isRunning());
        QVERIFY(!stop->isEnabled());
    }
};

} // namespace muscope

QTEST_MAIN(muscope::MenusTest)
#include "tst_menus.moc"
