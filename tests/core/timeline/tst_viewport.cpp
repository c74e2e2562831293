// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/viewport.h"

#include <QTest>

namespace muscope {

class TestViewport : public QObject {
    Q_OBJECT

private slots:
    void mapsMomentsToColumnsAndBack_data();
    void mapsMomentsToColumnsAndBack();
    void columnsBeginWhereXSaysSo_data() { mapsMomentsToColumnsAndBack_data(); }
    void columnsBeginWhereXSaysSo();
    void zoomKeepsTheMomentUnderTheMouse();
    void zoomEndsAtItsLimits();
    void everyZoomStepIsOne();
    void panStopsAtTheEnds();
    void fitsASessionOfOneEvent();
    void fitsWithAMargin();
};

namespace {

constexpr std::int64_t Start = 1'795'165'200'000'000; // in 2026
constexpr std::int64_t Month = 30LL * 86'400 * 1'000'000;
constexpr TimeRange Session{Start, Start + Month};

} // namespace

void TestViewport::mapsMomentsToColumnsAndBack_data() {
    QTest::addColumn<qint64>("duration");
    QTest::newRow("ten microseconds") << qint64{10};
    QTest::newRow("a millisecond") << qint64{1'000};
    QTest::newRow("odd") << qint64{777'777'777};
    QTest::newRow("a month") << qint64{Month};
}

void TestViewport::mapsMomentsToColumnsAndBack() {
    QFETCH(qint64, duration);
    const Viewport view({Start, Start + duration}, 1919);
    for (int part = 0; part <= 100; ++part) {
        const std::int64_t time = Start + duration / 100 * part;
        const std::int64_t back = view.timeAt(view.xOf(time));
        // Where a microsecond is wider than a column nothing is lost.
        QVERIFY(std::abs(back - time) <= 1);
    }
    QCOMPARE(view.xOf(Start), 0.0);
    QVERIFY(qFuzzyCompare(view.xOf(Start + duration), 1919.0));
}

void TestViewport::columnsBeginWhereXSaysSo() {
    QFETCH(qint64, duration);
    const Viewport view({Start, Start + duration}, 1919);
    for (int column = 0; column < 1919; column += 7) {
        const std::int64_t time = view.startOf(column);
        QVERIFY(view.xOf(time) >= column);
        QVERIFY(view.xOf(time - 1) < column);
    }
}

void TestViewport::zoomKeepsTheMomentUnderTheMouse() {
    Viewport view(Session, 1000);
    const double x = 313;
    const std::int64_t under = view.timeAt(x);
    for (int step = 0; step < 60; ++step) {
        view = Viewport(view.zoomedAt(x, 0.8, Session), 1000);
        QVERIFY(std::abs(view.xOf(under) - x) < 2);
    }
    QVERIFY(view.range().duration() < 5'000'000);
}

void TestViewport::zoomEndsAtItsLimits() {
    Viewport view(Session, 1000);
    for (int step = 0; step < 500; ++step) {
        view = Viewport(view.zoomedAt(500, 0.8, Session), 1000);
    }
    QCOMPARE(view.range().duration(), Viewport::LeastMicroseconds);
    for (int step = 0; step < 500; ++step) {
        view = Viewport(view.zoomedAt(10, 1.25, Session), 1000);
    }
    QCOMPARE(view.range(), Session);
}

void TestViewport::everyZoomStepIsOne() {
    const Viewport view({Start, Start + 11}, 1000);
    QVERIFY(view.zoomedAt(0, 1.0001, Session).duration() > 11);
    QVERIFY(view.zoomedAt(0, 0.9999, Session).duration() < 11);
}

void TestViewport::panStopsAtTheEnds() {
    const Viewport view({Start + 1'000, Start + 2'000}, 100);
    QCOMPARE(view.pannedBy(10, Session), (TimeRange{Start + 1'100, Start + 2'100}));
    QCOMPARE(view.pannedBy(-1e6, Session), (TimeRange{Start, Start + 1'000}));
    QCOMPARE(view.pannedBy(1e12, Session), (TimeRange{Session.to - 1'000, Session.to}));
}

void TestViewport::fitsASessionOfOneEvent() {
    const TimeRange range = fittingRange(Start, Start, 800, 10);
    QVERIFY(range.contains(Start));
    QCOMPARE(range.duration(), std::int64_t{1'000'000});
}

void TestViewport::fitsWithAMargin() {
    const Viewport view(fittingRange(Start, Start + 1'000'000, 820, 10), 820);
    QVERIFY(std::abs(view.xOf(Start) - 10) < 0.5);
    QVERIFY(std::abs(view.xOf(Start + 1'000'000) - 810) < 0.5);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestViewport)
#include "tst_viewport.moc"
