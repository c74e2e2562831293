// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sample_session.h"
#include "tests/support/store_fixture.h"
#include "tests/support/window_under_test.h"
#include "ui/dialogs/go_to_event_dialog.h"
#include "ui/main/workbench.h"
#include "ui/models/operation_model.h"
#include "ui/views/detail_pane.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// Goes about one session in the real window, over PostgreSQL and over SQLite.
class NavigationTest final : public QObject {
    Q_OBJECT

private:
    StoreFixture m_stores;
    std::unique_ptr<WindowUnderTest> m_test;

    [[nodiscard]] InspectionState& state() { return m_test->state(); }

    [[nodiscard]] std::vector<unsigned> operationRows() {
        const auto* table = m_test->named<QTableView>(u"Events of the operation"_s);
        const auto* model = qobject_cast<const OperationModel*>(table->model());
        std::vector<unsigned> rows;
        for (int row = 0; row < model->rowCount(); ++row) {
            rows.push_back(model->eventAt(row).value());
        }
        return rows;
    }

    [[nodiscard]] QString cell(int row, int column) {
        const auto* table = m_test->named<QTableView>(u"Events of the operation"_s);
        return table->model()->index(row, column).data().toString();
    }

    [[nodiscard]] static QString clipboard() { return QGuiApplication::clipboard()->text(); }

    void goTo(const QString& event) {
        m_test->action(u"Go to event…"_s)->trigger();
        auto* dialog = m_test->window().findChild<GoToEventDialog*>();
        QVERIFY(dialog != nullptr);
        auto* field = dialog->findChild<QLineEdit*>();
        field->selectAll();
        QTest::keyClicks(field, event);
        QTest::keyClick(field, Qt::Key_Return);
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        m_test = std::make_unique<WindowUnderTest>();
        QGuiApplication::clipboard()->clear();
        m_test->open(m_stores.store(kind, sampleSession()));
        QCOMPARE(m_test->workspace().index().size(), sample::Count);
    }

    void cleanup() { m_test.reset(); }

    void goesToAnEventByItsNumber() {
        goTo(u"8"_s);
        QCOMPARE(state().currentRow(), RowNumber(sample::HungCall));
        QTRY_VERIFY(m_test->window().findChild<GoToEventDialog*>() == nullptr);
    }

    void goesToAnEventByItsId() {
        goTo(u"sample-12"_s);
        QTRY_COMPARE(state().currentRow(), RowNumber(sample::BackInTime));
        QTRY_VERIFY(m_test->window().findChild<GoToEventDialog*>() == nullptr);
    }

    void saysThatThereIsNoSuchEvent() {
        goTo(u"sample-99"_s);
        auto* dialog = m_test->window().findChild<GoToEventDialog*>();
        const auto isTold = [dialog] {
            const QList<QLabel*> labels = dialog->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && label->text().contains(u"has no event sample-99"_s);
            });
        };
        QTRY_VERIFY(isTold());
        QVERIFY(!state().currentRow());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(m_test->window().findChild<GoToEventDialog*>() == nullptr);
    }

    void goesBackAndForward() {
        QAction* back = m_test->action(u"Back"_s);
        QAction* forward = m_test->action(u"Forward"_s);
        QVERIFY(!back->isEnabled());
        state().setCurrentRow(RowNumber(0));
        state().setCurrentRow(RowNumber(7));
        const TimeRange range{1'795'176'000'100'000, 1'795'176'000'300'000};
        state().setVisibleRange(range);
        state().setSelectedRange(range);
        QVERIFY(back->isEnabled());
        back->trigger();
        QVERIFY(!state().selectedRange());
        QCOMPARE(state().visibleRange(), range);
        back->trigger();
        QVERIFY(!state().visibleRange());
        back->trigger();
        QCOMPARE(state().currentRow(), RowNumber(0));
        QVERIFY(!back->isEnabled());
        forward->trigger();
        QCOMPARE(state().currentRow(), RowNumber(7));
        forward->trigger();
        forward->trigger();
        QCOMPARE(state().selectedRange(), range);
        QVERIFY(!forward->isEnabled());
    }

    void aGestureIsOneStepBack() {
        state().setVisibleRange(TimeRange{1, 100});
        state().setVisibleRange(TimeRange{2, 90}, InspectionState::Step::Continued);
        state().setVisibleRange(TimeRange{3, 80}, InspectionState::Step::Continued);
        state().goBack();
        QVERIFY(!state().visibleRange());
        QVERIFY(!state().canGoBack());
    }

    void tellsTheWholeOperationFromEachOfItsEvents() {
        QVERIFY(m_test->window().workbench().detail().showView(u"operation"_s));
        const std::vector<unsigned> whole{sample::Call, sample::FirstProgress,
                                          sample::FirstProgress + 2, sample::Answer};
        for (const unsigned row : whole) {
            m_test->showEvent(RowNumber(row));
            QTRY_COMPARE(operationRows(), whole);
        }
        QCOMPARE(cell(1, OperationModel::Part), u"progress"_s);
        QCOMPARE(cell(1, OperationModel::Note), u"1 / 2 · half way"_s);
        QCOMPARE(cell(3, OperationModel::After).simplified(), u"+400 ms"_s);
    }

    void tellsACancelledOperation() {
        QVERIFY(m_test->window().workbench().detail().showView(u"operation"_s));
        m_test->showEvent(RowNumber(sample::CancelledCall));
        QTRY_COMPARE(operationRows(),
                     (std::vector<unsigned>{sample::CancelledCall, sample::Cancellation}));
        QCOMPARE(cell(1, OperationModel::Note), u"no longer needed"_s);
    }

    void goesToAnEventOfTheOperation() {
        QVERIFY(m_test->window().workbench().detail().showView(u"operation"_s));
        m_test->showEvent(RowNumber(sample::Call));
        auto* table = m_test->named<QTableView>(u"Events of the operation"_s);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        const QModelIndex answer = table->model()->index(3, OperationModel::Note);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(answer).center());
        QCOMPARE(state().currentRow(), RowNumber(sample::Answer));
    }

    void copiesEventsAsJson() {
        auto* table = m_test->named<QTableView>(u"Events"_s);
        table->selectRow(int(sample::Matching));
        m_test->action(u"Copy events as JSON"_s)->trigger();
        QTRY_VERIFY(clipboard().contains(u"\"event_id\":\"sample-13\""_s));
        QCOMPARE(clipboard().count(u'\n'), 1);
        QVERIFY(clipboard().contains(u"\"result\""_s));
    }

    void copiesEventsAsCsv() {
        auto* table = m_test->named<QTableView>(u"Events"_s);
        table->selectAll();
        m_test->action(u"Copy events as CSV"_s)->trigger();
        QTRY_COMPARE(clipboard().count(u"\r\n"_s), qsizetype(sample::Count) + 1);
        QVERIFY(clipboard().startsWith(u"number,time,delta_us,direction,type,name,took_us"_s));
        QVERIFY(clipboard().contains(
            u"1,2026-11-20T12:00:00.000000Z,,c2s,tool_call,search,400000,none,"_s));
    }

    void copiesEventsAsTheyAreSeen() {
        auto* table = m_test->named<QTableView>(u"Events"_s);
        table->setColumnHidden(0, true);
        table->selectRow(int(sample::HungCall));
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QTRY_VERIFY(clipboard().startsWith(u"12:00:00.700\t"_s));
        QVERIFY(clipboard().contains(u"no answer"_s));
    }

    void tabGoesThroughTheWindowInReadingOrder() {
        m_test->showEvent(RowNumber(0));
        const QStringList wanted{u"Filter events"_s,    u"Search sessions"_s,
                                 u"List of sessions"_s, u"Whole session"_s,
                                 u"Timeline"_s,         u"Events"_s,
                                 u"Problems"_s,         u"Ways to look at the event"_s};
        QStringList seen;
        const QWidget* start = m_test->named<QWidget>(wanted.first());
        QVERIFY(start != nullptr);
        const QWidget* widget = start;
        do {
            if (widget->isVisible() && wanted.contains(widget->accessibleName())) {
                seen += widget->accessibleName();
            }
            widget = widget->nextInFocusChain();
        } while (widget != start);
        QCOMPARE(seen, wanted);
    }

    void opensAFileThatIsDropped() {
        const StoreLocation other = m_stores.store(StoreLocation::Kind::Sqlite, {});
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(other.path)});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_test->window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_test->window(), &drop);
        QTRY_COMPARE(m_test->workspace().storeState(), Workspace::StoreState::Open);
        QCOMPARE(m_test->workspace().location().path, other.path);
        QVERIFY(m_test->workspace().sessions().empty());
        QVERIFY(m_test->named<QWidget>(u"No session in this store"_s) != nullptr);
    }

    void writesTimesAsChosen() {
        auto* table = m_test->named<QTableView>(u"Events"_s);
        const auto time = [table] { return table->model()->index(0, 1).data().toString(); };
        QCOMPARE(time(), u"12:00:00.000"_s);
        QVERIFY(!m_test->action(u"Without a zone: take them to be in…"_s)->isEnabled());
        m_test->action(u"In local time"_s)->trigger();
        QCOMPARE(state().timeFormat().display, TimeFormat::Display::Local);
        m_test->restart();
        QCOMPARE(m_test->state().timeFormat().display, TimeFormat::Display::Local);
    }
};

} // namespace muscope

QTEST_MAIN(muscope::NavigationTest)
#include "tst_navigation.moc"
