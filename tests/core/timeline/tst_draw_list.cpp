// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/draw_list.h"
#include "core/timeline/timeline_builder.h"
#include "tests/core/timeline/session_maker.h"

#include <QTest>

#include <map>
#include <numeric>

namespace muscope {

class TestDrawList : public QObject {
    Q_OBJECT

private slots:
    void everyFailingReceiptShowsAtEveryZoom_data();
    void everyFailingReceiptShowsAtEveryZoom();
    void everyFailingReceiptIsInTheMinimap();
    void noEventIsLostByFolding();
    void foldsWhatIsCloserThanAColumn();
    void marksThatHaveRoomStayMarks();
    void drawsAnOpenBarToTheEnd();
    void drawsBarsThatBeganBeforeTheView();
    void sharesTheLaneAmongConcurrentBars();
    void ringsFoldAndFailuresDoNot();
    void aStreamIsALaneOfItsOwn();
    void costsColumnsAndNotEvents();
};

namespace {

constexpr int Columns = 700;

std::shared_ptr<const Timeline> build(const IndexSnapshot& index,
                                      LaneGrouping grouping = LaneGrouping::Direction) {
    return TimelineBuilder({}, grouping).update(index, {});
}

DrawList draw(const Timeline& timeline, const Viewport& view) {
    DrawList list;
    drawLanes(timeline, view, 1, 0, timeline.lanes().size(), list);
    return list;
}

Viewport wholeOf(const Timeline& timeline) {
    return {fittingRange(timeline.firstTime(), timeline.lastTime(), Columns, 10), Columns};
}

// The worst verdict of each column, found by looking at every event.
std::map<int, Verdict> worstByColumn(const IndexSnapshot& index, const Viewport& view) {
    std::map<int, Verdict> worst;
    for (const RowNumber number : index.failures()) {
        const EventRow row = index.row(number);
        if (row.time.isKnown() && view.range().contains(row.time.microseconds())) {
            const int column = static_cast<int>(view.xOf(row.time.microseconds()));
            const auto [place, isNew] = worst.emplace(column, row.verdict);
            place->second = std::min(place->second, row.verdict);
        }
    }
    return worst;
}

std::map<int, Verdict> failuresOf(const std::vector<DrawnSign>& signs) {
    std::map<int, Verdict> drawn;
    for (const DrawnSign& sign : signs) {
        if (isFailure(sign.verdict)) {
            drawn.emplace(sign.column, sign.verdict);
        }
    }
    return drawn;
}

} // namespace

void TestDrawList::everyFailingReceiptShowsAtEveryZoom_data() {
    QTest::addColumn<int>("spread");
    QTest::newRow("equal times") << 1;
    QTest::newRow("microseconds") << 4;
    QTest::newRow("milliseconds") << 3'000;
    QTest::newRow("over weeks") << 2'000'000'000;
}

void TestDrawList::everyFailingReceiptShowsAtEveryZoom() {
    QFETCH(int, spread);
    for (unsigned seed = 1; seed <= 3; ++seed) {
        SessionMaker session(seed);
        session.addRandom(20'000, spread);
        const auto timeline = build(session.snapshot());
        const TimeRange whole = wholeOf(*timeline).range();
        TimeRange range = whole;
        std::size_t seen = 0;
        while (range.duration() > Viewport::LeastMicroseconds) {
            const Viewport view(range, Columns);
            const auto expected = worstByColumn(timeline->index(), view);
            QCOMPARE(failuresOf(draw(*timeline, view).lanes.back().signs), expected);
            seen += expected.size();
            range = view.zoomedAt(double(seed) * 171, 0.37, whole);
        }
        QVERIFY(seen > 0);
    }
}

void TestDrawList::everyFailingReceiptIsInTheMinimap() {
    SessionMaker session(7);
    session.addRandom(20'000, 500);
    const auto timeline = build(session.snapshot());
    const Viewport view = wholeOf(*timeline);
    const DrawnMinimap drawn = drawMinimap(*timeline, view);
    QCOMPARE(failuresOf(drawn.problems), worstByColumn(timeline->index(), view));
    QCOMPARE(drawn.heights.size(), std::size_t{Columns});
}

void TestDrawList::noEventIsLostByFolding() {
    SessionMaker session(3);
    session.addRandom(30'000, 700);
    const auto timeline = build(session.snapshot());
    const TimeRange whole = wholeOf(*timeline).range();
    for (TimeRange range = whole; range.duration() > 1'000;
         range = Viewport(range, Columns).zoomedAt(300, 0.5, whole)) {
        const Viewport view(range, Columns);
        for (const Lane& lane : timeline->lanes()) {
            std::uint32_t counted = 0;
            std::uint32_t exact = 0;
            for (const LaneSeries& series : lane.series) {
                series.entries.visitColumns(view, false, [&](int column, auto, auto count) {
                    QVERIFY(column >= 0 && column < Columns);
                    counted += count;
                });
                series.entries.visitColumns(view, true,
                                            [&](int, auto, auto count) { exact += count; });
            }
            QCOMPARE(counted, lane.countIn(range));
            QCOMPARE(exact, lane.countIn(range));
        }
    }
}

void TestDrawList::foldsWhatIsCloserThanAColumn() {
    SessionMaker session;
    for (int event = 0; event < 100'000; ++event) {
        session.at(event, "sensor_data");
    }
    const auto timeline = build(session.snapshot());
    const DrawList list = draw(*timeline, wholeOf(*timeline));
    QCOMPARE(list.lanes[0].density.size(), std::size_t{Columns});
    QVERIFY(list.lanes[0].marks.empty());
    QVERIFY(list.lanes[0].density[350] > 0);
    QCOMPARE(int(list.lanes[0].density[2]), 0);
}

void TestDrawList::marksThatHaveRoomStayMarks() {
    SessionMaker session;
    session.at(0, "sensor_data");
    session.at(1'000, "sensor_data");
    session.at(1'000, "sensor_data");
    const auto timeline = build(session.snapshot());
    const Viewport view = wholeOf(*timeline);
    const DrawList list = draw(*timeline, view);
    const std::vector<DrawnMark> expected{{static_cast<int>(view.xOf(0)), 1},
                                          {static_cast<int>(view.xOf(1'000)), 2}};
    QVERIFY(list.lanes[0].density.empty());
    QCOMPARE(list.lanes[0].marks, expected);
}

void TestDrawList::drawsAnOpenBarToTheEnd() {
    SessionMaker session;
    const RowNumber request = session.request(500'000);
    session.at(0, "sensor_data");
    session.at(1'000'000, "sensor_data");
    const auto timeline = build(session.snapshot());
    const Viewport view = wholeOf(*timeline);
    const auto bars = draw(*timeline, view).lanes[0].bars;
    QCOMPARE(bars.size(), std::size_t{1});
    QVERIFY(bars[0].isOpen);
    QCOMPARE(bars[0].number, request);
    QCOMPARE(bars[0].right, view.xOf(1'000'000));
    // Also where the view begins long after it.
    const auto later = draw(*timeline, Viewport({900'000, 950'000}, Columns)).lanes[0].bars;
    QCOMPARE(later.size(), std::size_t{1});
    QVERIFY(later[0].left < 0 && later[0].right > Columns);
}

void TestDrawList::drawsBarsThatBeganBeforeTheView() {
    SessionMaker session;
    const RowNumber request = session.request(0);
    session.answer(request, 700'000);
    session.at(1'000'000, "sensor_data");
    const auto timeline = build(session.snapshot());
    const auto inside = draw(*timeline, Viewport({600'000, 800'000}, Columns)).lanes[0].bars;
    QCOMPARE(inside.size(), std::size_t{1});
    QCOMPARE(inside[0].right, 350.0);
    QVERIFY(draw(*timeline, Viewport({700'001, 800'000}, Columns)).lanes[0].bars.empty());
}

void TestDrawList::sharesTheLaneAmongConcurrentBars() {
    SessionMaker session;
    const RowNumber first = session.request(0);
    const RowNumber second = session.request(100'000);
    session.answer(first, 500'000);
    session.answer(second, 600'000);
    const RowNumber third = session.request(700'000);
    session.answer(third, 900'000);
    const auto timeline = build(session.snapshot());
    const auto bars = draw(*timeline, wholeOf(*timeline)).lanes[0].bars;
    QCOMPARE(bars.size(), std::size_t{3});
    QCOMPARE(int(bars[0].rows), 2);
    QCOMPARE(int(bars[1].rows), 2);
    QVERIFY(bars[0].row != bars[1].row);
    QCOMPARE(int(bars[2].rows), 1);
}

void TestDrawList::ringsFoldAndFailuresDoNot() {
    SessionMaker session;
    for (int event = 0; event < 10'000; ++event) {
        session.at(event, "sensor_data", event == 5'000 ? Verdict::Malformed : Verdict::Match);
    }
    session.at(20'000, "sensor_data", Verdict::Match);
    const auto timeline = build(session.snapshot());
    const DrawnLane receipts = draw(*timeline, wholeOf(*timeline)).lanes.back();
    QCOMPARE(receipts.signs.size(), std::size_t{2});
    QCOMPARE(receipts.signs[0].verdict, Verdict::Malformed);
    QCOMPARE(receipts.signs[0].number, RowNumber(5'000));
    QCOMPARE(receipts.signs[1].verdict, Verdict::Match);
    QVERIFY(!receipts.density.empty());
}

// Counted, not timed: how often a column is visited.
void TestDrawList::aStreamIsALaneOfItsOwn() {
    SessionMaker session;
    session.setStream("POST");
    const RowNumber first = session.request(1'000'000);
    const RowNumber second = session.request(2'000'000);
    session.answer(second, 5'000'000);
    session.setStream("get");
    session.at(3'000'000, "notification");
    session.answer(first, 6'000'000); // comes on another stream than its request
    const RowNumber open = session.request(7'000'000, Direction::ServerToClient);
    session.setStream({});
    session.at(9'000'000, "connection");

    const auto timeline = build(session.snapshot(), LaneGrouping::Stream);
    const DrawList list = draw(*timeline, wholeOf(*timeline));

    QStringList names;
    for (const Lane& lane : timeline->lanes()) {
        names += lane.kind == LaneKind::Stream ? timeline->index().text(lane.name)
                                               : QStringLiteral("receipts");
    }
    QCOMPARE(names, QStringList({QStringLiteral("POST"), QStringLiteral("get"), QString(),
                                 QStringLiteral("receipts")}));
    const DrawnLane& posts = list.lanes[0];
    QCOMPARE(posts.bars.size(), std::size_t{2});
    QCOMPARE(int(posts.bars[0].rows), 2); // they run at the same time
    QVERIFY(posts.bars[0].row != posts.bars[1].row);
    const DrawnLane& get = list.lanes[1];
    QCOMPARE(get.marks.size(), std::size_t{1});
    QCOMPARE(get.bars.size(), std::size_t{1});
    QVERIFY(get.bars[0].isOpen);
    QCOMPARE(get.bars[0].number, open);
    QCOMPARE(list.lanes[2].marks.size(), std::size_t{1});
}

void TestDrawList::costsColumnsAndNotEvents() {
    SessionMaker session;
    for (int event = 0; event < 200'000; ++event) {
        session.at(std::int64_t{event} * 1'000, "sensor_data");
    }
    const auto timeline = build(session.snapshot());
    int visits = 0;
    timeline->lanes()[0].series[0].entries.visitColumns(wholeOf(*timeline), false,
                                                        [&](int, auto, auto) { ++visits; });
    QVERIFY2(visits <= 8 * Columns, qPrintable(QString::number(visits)));
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestDrawList)
#include "tst_draw_list.moc"
