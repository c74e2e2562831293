// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/row_selector.h"
#include "core/workspace/timeline_service.h"
#include "tests/support/demo_stores.h"
#include "tests/support/window_under_test.h"
#include "ui/main/main_window.h"
#include "ui/main/workbench.h"
#include "ui/timeline/lanes_view.h"
#include "ui/timeline/minimap_view.h"
#include "ui/timeline/ruler_view.h"
#include "ui/timeline/timeline_measures.h"
#include "ui/timeline/timeline_pane.h"

#include <QApplication>
#include <QGestureEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QPointingDevice>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace muscope {

// Drives the timeline of the real window over PostgreSQL and over SQLite.
class TimelinePaneTest final : public QObject {
    Q_OBJECT

private:
    DemoStores m_stores;
    std::unique_ptr<WindowUnderTest> m_test;
    TimelinePane* m_pane = nullptr;

    [[nodiscard]] QString storeName() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        return m_stores.nameOf(kind);
    }
    [[nodiscard]] InspectionState& state() const { return m_test->window().state(); }
    [[nodiscard]] TimeNavigator& navigator() const { return m_pane->navigator(); }
    [[nodiscard]] LanesView& lanes() const { return m_pane->lanes(); }
    [[nodiscard]] const Timeline& timeline() const { return *navigator().timeline(); }
    [[nodiscard]] TimeRange shown() const { return navigator().view().range(); }

    // A session in which receipts fail and calls have answers.
    void openSession() {
        m_test->window().opener().open(storeName());
        QTRY_COMPARE(m_test->workspace().storeState(), Workspace::StoreState::Open);
        QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
        for (const SessionSummary& session : m_test->workspace().sessions()) {
            state().selectSession(session.id);
            QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
            if (m_test->workspace().index().failures().size() >= 2 && firstBar()) {
                break;
            }
        }
        QTRY_VERIFY(timeline().index().size() == m_test->workspace().index().size() &&
                    m_test->workspace().timeline().isUpToDate());
        QVERIFY(firstBar().has_value());
    }

    // A request with its response, long enough to be drawn as a bar.
    [[nodiscard]] std::optional<RowNumber> firstBar() const {
        std::optional<RowNumber> longest;
        std::int64_t most = 0;
        const IndexSnapshot& index = m_test->workspace().index();
        for (std::uint32_t number = 0; number < index.size(); ++number) {
            const EventRow row = index.row(RowNumber(number));
            const std::int64_t took = index.tookMicroseconds(row).value_or(0);
            if (row.operation == OperationState::Answered && took > most) {
                longest = RowNumber(number);
                most = took;
            }
        }
        return longest;
    }

    void wheel(QPointF point, QPoint delta, Qt::KeyboardModifiers modifiers = {}) const {
        QWidget* viewport = lanes().viewport();
        QWheelEvent event(point, viewport->mapToGlobal(point), {}, delta, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(viewport, &event);
    }

    void mouse(QWidget* widget, QEvent::Type type, QPointF point,
               Qt::KeyboardModifiers modifiers = {}) const {
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event(
            type, point, widget->mapToGlobal(point), isMove ? Qt::NoButton : Qt::LeftButton,
            type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, modifiers);
        QApplication::sendEvent(widget, &event);
    }

    void drag(QWidget* widget, QPointF from, QPointF to,
              Qt::KeyboardModifiers modifiers = {}) const {
        mouse(widget, QEvent::MouseButtonPress, from, modifiers);
        for (int part = 1; part <= 5; ++part) {
            mouse(widget, QEvent::MouseMove, from + (to - from) * part / 5, modifiers);
        }
        mouse(widget, QEvent::MouseButtonRelease, to, modifiers);
    }

    // A point of the lanes under which nothing lies.
    [[nodiscard]] QPointF emptyPoint() const {
        for (int y = lanes().viewport()->height() - 2; y > 0; y -= 3) {
            for (int x = measures::LabelWidth + 5; x < lanes().viewport()->width() - 5; x += 3) {
                const auto hit = lanes().hitAt(QPointF(x, y));
                if (!hit || !hit->row) {
                    return QPointF(x, y);
                }
            }
        }
        return {};
    }

    // A point where several events are drawn as one.
    [[nodiscard]] std::optional<QPointF> foldedPoint() const {
        for (std::size_t number = 0; number < timeline().lanes().size(); ++number) {
            for (int x = 0; x < navigator().width(); ++x) {
                const QPointF point(measures::LabelWidth + double(x),
                                    (double(number) + 0.5) * measures::LaneHeight);
                const auto hit = lanes().hitAt(point);
                if (hit && hit->count > 1) {
                    return point;
                }
            }
        }
        return std::nullopt;
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(&lanes(), key, modifiers);
    }

    [[nodiscard]] QPointF centerX(double x) const {
        return {measures::LabelWidth + x, measures::LaneHeight / 2.0};
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        m_test = std::make_unique<WindowUnderTest>(QSize(1600, 1000));
        m_pane = &m_test->window().workbench().timeline();
    }

    void cleanup() { m_test.reset(); }

    void showsTheWholeSessionAtFirst() {
        openSession();
        QVERIFY(!state().visibleRange());
        QCOMPARE(shown(), navigator().wholeRange());
        QVERIFY(!m_pane->ruler().labels().isEmpty());
        QVERIFY(lanes().accessibleDescription().contains(u"lanes"_s));
    }

    void saysWhyThereIsNothing() {
        QCOMPARE(lanes().accessibleDescription(), u"No session selected"_s);
    }

    void wheelZoomsAtTheMouse() {
        openSession();
        const QPointF point = centerX(200);
        const std::int64_t under = navigator().view().timeAt(200);
        wheel(point, {0, 120});
        wheel(point, {0, 120});
        QVERIFY(shown().duration() < navigator().wholeRange().duration() * 7 / 10);
        QVERIFY(std::abs(navigator().view().xOf(under) - 200) < 2);
        wheel(point, {0, -480});
        QVERIFY(!state().visibleRange());
    }

    void aRunOfWheelStepsIsOneStepBack() {
        openSession();
        QVERIFY(!state().canGoBack());
        for (int step = 0; step < 6; ++step) {
            wheel(centerX(200), {0, 120});
        }
        const TimeRange zoomed = shown();
        state().goBack();
        QCOMPARE(shown(), navigator().wholeRange());
        QVERIFY(!state().canGoBack());
        state().goForward();
        QCOMPARE(shown(), zoomed);
    }

    void wheelWithShiftAndAcrossPans() {
        openSession();
        wheel(centerX(200), {0, 480});
        const TimeRange before = shown();
        wheel(centerX(200), {0, -120}, Qt::ShiftModifier);
        QVERIFY(shown().from > before.from);
        QCOMPARE(shown().duration(), before.duration());
        wheel(centerX(200), {120, 0});
        QVERIFY(std::abs(shown().from - before.from) <= 1);
    }

    void pinchOfTwoFingersZooms() {
        openSession();
        const std::int64_t under = navigator().view().timeAt(300);
        QPinchGesture gesture;
        gesture.setHotSpot(lanes().viewport()->mapToGlobal(centerX(300)));
        gesture.setChangeFlags(QPinchGesture::ScaleFactorChanged);
        gesture.setLastScaleFactor(1);
        gesture.setScaleFactor(2);
        QGestureEvent event({&gesture});
        event.setWidget(lanes().viewport());
        QApplication::sendEvent(lanes().viewport(), &event);
        QVERIFY(shown().duration() < navigator().wholeRange().duration() * 3 / 4);
        QVERIFY(std::abs(navigator().view().xOf(under) - 300) < 2);
    }

    void pinchOnATouchpadZooms() {
        openSession();
        const std::int64_t under = navigator().view().timeAt(300);
        const QPointF point = centerX(300);
        QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(),
                                  2, point, point, lanes().viewport()->mapToGlobal(point), 0.5, {});
        QApplication::sendEvent(lanes().viewport(), &event);
        QVERIFY(shown().duration() < navigator().wholeRange().duration() * 3 / 4);
        QVERIFY(std::abs(navigator().view().xOf(under) - 300) < 2);
    }

    void dragPansAsOneStep() {
        openSession();
        wheel(centerX(300), {0, 480});
        const TimeRange before = shown();
        drag(lanes().viewport(), centerX(300), centerX(200));
        const double moved =
            double(shown().from - before.from) / navigator().view().microsecondsPerColumn();
        QVERIFY(std::abs(moved - 100) < 2);
        state().goBack();
        QCOMPARE(shown(), before);
    }

    void shiftDragSelectsAndEscapeClears() {
        openSession();
        drag(lanes().viewport(), centerX(100), centerX(300), Qt::ShiftModifier);
        QVERIFY(state().selectedRange().has_value());
        const Viewport view = navigator().view();
        QVERIFY(std::abs(view.xOf(state().selectedRange()->from) - 100) < 2);
        QVERIFY(std::abs(view.xOf(state().selectedRange()->to) - 300) < 2);
        QVERIFY(!state().visibleRange());
        key(Qt::Key_Escape);
        QVERIFY(!state().selectedRange());
    }

    void clickChoosesTheEvent() {
        openSession();
        const RowNumber failing = m_test->workspace().index().failures().front();
        const auto place = timeline().placeOf(failing);
        QVERIFY(place.has_value());
        wheel(lanes().pointOf(failing).value(), {0, 1200});
        const QPointF point(lanes().pointOf(failing)->x(),
                            (double(timeline().lanes().size()) - 0.5) * measures::LaneHeight);
        drag(lanes().viewport(), point, point);
        QCOMPARE(state().currentRow(), failing);
        QCOMPARE(lanes().currentLane(), timeline().lanes().size() - 1);
    }

    void tellsWhatIsUnderTheMouse() {
        openSession();
        const RowNumber bar = *firstBar();
        const QString text = lanes().textAt(*lanes().pointOf(bar));
        QVERIFY2(text.contains(u'#' + QString::number(bar.value() + 1)), qPrintable(text));
        QVERIFY2(text.contains(u"took "_s) && text.contains(u"receipt"_s), qPrintable(text));
        QVERIFY(lanes().textAt({20, 10}).contains(u"client"_s));
        QVERIFY(lanes().textAt(emptyPoint()).isEmpty());
    }

    void tellsHowManyAreFolded() {
        openSession();
        for (const SessionSummary& session : m_test->workspace().sessions()) {
            state().selectSession(session.id);
            QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
            QTRY_VERIFY(timeline().index().size() == m_test->workspace().index().size());
            if (const auto point = foldedPoint()) {
                const std::uint32_t count = lanes().hitAt(*point)->count;
                const QString text = lanes().textAt(*point);
                QVERIFY2(text.contains(u"%1 events"_s.arg(count)), qPrintable(text));
                return;
            }
        }
        QFAIL("no two events of the demo are that near");
    }

    void doubleClickOnABarZoomsToItAndElsewhereFits() {
        openSession();
        const RowNumber bar = *firstBar();
        const QPointF point = *lanes().pointOf(bar);
        mouse(lanes().viewport(), QEvent::MouseButtonDblClick, point);
        const std::int64_t took =
            *m_test->workspace().index().tookMicroseconds(m_test->workspace().index().row(bar));
        QVERIFY(shown().contains(m_test->workspace().index().row(bar).time.microseconds()));
        QVERIFY(shown().duration() < took * 2);
        mouse(lanes().viewport(), QEvent::MouseButtonDblClick, emptyPoint());
        QVERIFY(!state().visibleRange());
    }

    void keysZoomAndPan() {
        openSession();
        key(Qt::Key_W);
        key(Qt::Key_W);
        const TimeRange zoomed = shown();
        QVERIFY(zoomed.duration() < navigator().wholeRange().duration());
        key(Qt::Key_D);
        QVERIFY(shown().from > zoomed.from);
        key(Qt::Key_A);
        QVERIFY(std::abs(shown().from - zoomed.from) <= 1);
        key(Qt::Key_S);
        QVERIFY(shown().duration() > zoomed.duration());
        key(Qt::Key_0);
        QVERIFY(!state().visibleRange());
    }

    void homeAndEndGoToTheEndsOfTheSession() {
        openSession();
        wheel(centerX(300), {0, 600});
        key(Qt::Key_Home);
        QCOMPARE(shown().from, navigator().wholeRange().from);
        key(Qt::Key_End);
        QCOMPARE(shown().to, navigator().wholeRange().to);
    }

    void arrowsWalkInTheLaneAndBetweenLanes() {
        openSession();
        const RowNumber bar = *firstBar();
        state().setCurrentRow(bar);
        QCOMPARE(lanes().currentLane(), std::size_t{0});
        key(Qt::Key_Right);
        const RowNumber next = *state().currentRow();
        QVERIFY(!(next == bar));
        QCOMPARE(timeline().placeOf(next)->lane, std::size_t{0});
        QVERIFY(m_test->workspace().index().row(next).time.microseconds() >=
                m_test->workspace().index().row(bar).time.microseconds());
        key(Qt::Key_Left);
        QCOMPARE(state().currentRow(), bar);
        key(Qt::Key_Down);
        QCOMPARE(lanes().currentLane(), std::size_t{1});
        QCOMPARE(timeline().placeOf(*state().currentRow())->lane, std::size_t{1});
        key(Qt::Key_Up);
        QCOMPARE(lanes().currentLane(), std::size_t{0});
    }

    void showsAnEventThatWasChosenElsewhere() {
        openSession();
        wheel(centerX(0), {0, 1200});
        const RowNumber last(m_test->workspace().index().size() - 1);
        const std::int64_t time = m_test->workspace().index().row(last).time.microseconds();
        QVERIFY(!shown().contains(time));
        state().setCurrentRow(last);
        QVERIFY(shown().contains(time));
        QVERIFY(lanes().accessibleDescription().contains(u'#' + QString::number(last.value() + 1)));
    }

    void showsTheExactTimeUnderTheMouse() {
        openSession();
        mouse(lanes().viewport(), QEvent::MouseMove, centerX(120));
        const Timestamp time = navigator().stamp(navigator().view().timeAt(120));
        QCOMPARE(m_pane->ruler().cursorText(), state().timeFormat().preciseText(time));
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(lanes().viewport(), &leave);
        QVERIFY(m_pane->ruler().cursorText().isEmpty());
    }

    void minimapFrameDragsResizesAndCenters() {
        openSession();
        wheel(centerX(300), {0, 1200});
        MinimapView* minimap = &m_pane->minimap();
        const QRectF frame = minimap->frame();
        const TimeRange before = shown();
        drag(minimap, frame.center(), frame.center() + QPointF(40, 0));
        QCOMPARE(shown().duration(), before.duration());
        QVERIFY(std::abs(minimap->frame().left() - frame.left() - 40) < 2);
        state().goBack();
        QCOMPARE(shown(), before);

        drag(minimap, {frame.right(), 20}, {frame.right() + 60, 20});
        QCOMPARE(shown().from, before.from);
        QVERIFY(std::abs(minimap->frame().right() - frame.right() - 60) < 2);
        drag(minimap, {frame.left(), 20}, {frame.left() - 30, 20});
        QVERIFY(std::abs(minimap->frame().left() - frame.left() + 30) < 2);

        const QPointF far(minimap->width() - 150, 20);
        drag(minimap, far, far);
        QVERIFY(std::abs(minimap->frame().center().x() - far.x()) < 2);
    }

    void labelsOfTheRulerBeginAbsoluteAndGoOnRelative() {
        openSession();
        for (int step = 0; step < 20; ++step) {
            wheel(centerX(300), {0, 120});
        }
        const QStringList labels = m_pane->ruler().labels();
        QVERIFY(labels.size() >= 2);
        QVERIFY2(labels.first().contains(u':'), qPrintable(labels.join(u' ')));
        QVERIFY2(labels.last().startsWith(u'+'), qPrintable(labels.join(u' ')));
    }

    void drawsOnlyTheEventsThatPassTheFilter() {
        openSession();
        const RowNumber only = m_test->workspace().index().failures().front();
        const auto filter = Filter::parse(u"number == %1"_s.arg(only.value() + 1));
        QVERIFY(filter.has_value());
        m_test->workspace().rowSelector().setFilter(*filter);
        QTRY_COMPARE(timeline().firstTime(), timeline().lastTime());
        QVERIFY(timeline().placeOf(only).has_value());
        QVERIFY(shown().contains(timeline().firstTime()));
        m_test->workspace().rowSelector().setFilter(Filter());
        QTRY_VERIFY(timeline().firstTime() != timeline().lastTime());
    }

    void drawsInBothThemes() {
        openSession();
        state().setCurrentRow(m_test->workspace().index().failures().front());
        for (const auto theme : {Theme::Choice::Dark, Theme::Choice::Light}) {
            m_test->theme().setChoice(theme);
            const QImage image = m_pane->grab().toImage();
            QCOMPARE(image.pixelColor(5, m_pane->height() - 5),
                     m_test->theme().color(ColorRole::Panel));
            bool hasSign = false;
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y) {
                    hasSign = hasSign ||
                              image.pixelColor(x, y) == m_test->theme().color(ColorRole::Differs);
                }
            }
            QVERIFY(hasSign);
        }
    }
};

} // namespace muscope

QTEST_MAIN(muscope::TimelinePaneTest)
#include "tst_timeline_pane.moc"
