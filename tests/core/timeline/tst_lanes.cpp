// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/timeline_builder.h"
#include "tests/core/timeline/session_maker.h"

#include <QTest>

namespace muscope {

class TestLanes : public QObject {
    Q_OBJECT

private slots:
    void sortsEventsByDirectionAndType();
    void aRequestWithItsResponseIsOneEntry();
    void anOpenRequestReachesToTheEnd();
    void anAnswerAloneIsAMark();
    void capsTheTypeLanes();
    void capsTheStreamLanes();
    void countsEventsWithoutATime();
    void drawsOnlyWhatIsSelected();
    void walksInTheOrderOfTime();
    void stepByStepIsTheSameAsAtOnce_data();
    void stepByStepIsTheSameAsAtOnce();
    void stopsWhenAskedAndGoesOn();
    void staysSmall();
};

namespace {

std::shared_ptr<const Timeline> build(const IndexSnapshot& index,
                                      const RowSelection& selection = {},
                                      LaneGrouping grouping = LaneGrouping::Direction) {
    return TimelineBuilder(selection, grouping).update(index, {});
}

std::vector<TimelineEntry> entriesOf(const TimeSeries& series) {
    std::vector<TimelineEntry> entries;
    for (std::uint32_t place = 0; place < series.size(); ++place) {
        entries.push_back(series.at(place));
    }
    return entries;
}

void compare(const Timeline& left, const Timeline& right) {
    QCOMPARE(left.lanes().size(), right.lanes().size());
    QCOMPARE(left.firstTime(), right.firstTime());
    QCOMPARE(left.lastTime(), right.lastTime());
    QCOMPARE(left.untimed(), right.untimed());
    for (std::size_t lane = 0; lane < left.lanes().size(); ++lane) {
        const Lane& one = left.lanes()[lane];
        const Lane& other = right.lanes()[lane];
        QVERIFY(one.kind == other.kind && one.name == other.name);
        QCOMPARE(one.series.size(), other.series.size());
        for (std::size_t number = 0; number < one.series.size(); ++number) {
            QCOMPARE(one.series[number].durationBits, other.series[number].durationBits);
            const auto entries = entriesOf(one.series[number].entries);
            QVERIFY(entries == entriesOf(other.series[number].entries));
            QVERIFY(std::ranges::is_sorted(entries));
        }
    }
}

} // namespace

void TestLanes::sortsEventsByDirectionAndType() {
    SessionMaker session;
    session.at(10, "sensor_data");
    EventRow note;
    note.kind = MessageKind::Notification;
    note.time = Timestamp::fromMicroseconds(20);
    session.add(note, "notification");
    EventRow call;
    call.kind = MessageKind::Call;
    call.time = Timestamp::fromMicroseconds(30);
    session.add(call, "tool_call");
    session.request(40, Direction::ServerToClient);
    session.at(50, "quantum_state");

    const auto timeline = build(session.snapshot());

    std::vector<LaneKind> kinds;
    for (const Lane& lane : timeline->lanes()) {
        kinds.push_back(lane.kind);
    }
    const std::vector expected{LaneKind::ClientToServer, LaneKind::ServerToClient,
                               LaneKind::Notifications,  LaneKind::Type,
                               LaneKind::Type,           LaneKind::Receipts};
    QVERIFY(kinds == expected);
    QCOMPARE(timeline->index().text(timeline->lanes()[3].name), QStringLiteral("sensor_data"));
    QCOMPARE(timeline->placeOf(RowNumber(4))->lane, std::size_t{4});
}

void TestLanes::aRequestWithItsResponseIsOneEntry() {
    SessionMaker session;
    const RowNumber request = session.request(1'000);
    const RowNumber answer = session.answer(request, 42'000);
    const auto timeline = build(session.snapshot());
    QCOMPARE(timeline->lanes().size(), std::size_t{2});
    QCOMPARE(timeline->lanes()[0].countIn({0, 100'000}), 1U);
    QCOMPARE(timeline->endOf(request), std::optional<std::int64_t>(42'000));
    QCOMPARE(timeline->placeOf(answer)->entry.row, request.value());
}

void TestLanes::anOpenRequestReachesToTheEnd() {
    SessionMaker session;
    const RowNumber request = session.request(1'000);
    session.at(900'000, "sensor_data");
    const auto timeline = build(session.snapshot());
    QCOMPARE(timeline->lanes()[0].series.back().durationBits, LaneSeries::Open);
    QCOMPARE(timeline->endOf(request), std::optional<std::int64_t>(900'000));
}

void TestLanes::anAnswerAloneIsAMark() {
    SessionMaker session;
    const RowNumber request = session.request(1'000);
    const RowNumber answer = session.answer(request, 42'000);
    const auto timeline = build(session.snapshot(), RowSelection({answer}));
    QVERIFY(timeline->lanes()[0].kind == LaneKind::ServerToClient);
    QCOMPARE(timeline->placeOf(answer)->entry.row, answer.value());
    QVERIFY(!timeline->placeOf(request));
}

void TestLanes::capsTheTypeLanes() {
    SessionMaker session;
    for (int type = 0; type < 100; ++type) {
        session.at(type, "type " + std::to_string(type));
    }
    const auto timeline = build(session.snapshot());
    QCOMPARE(timeline->lanes().size(), MostNamedLanes + 2);
    const Lane& others = timeline->lanes()[MostNamedLanes];
    QVERIFY(others.kind == LaneKind::Others);
    QCOMPARE(others.countIn({0, 100}), 40U);
    QCOMPARE(timeline->placeOf(RowNumber(99))->lane, MostNamedLanes);
}

void TestLanes::capsTheStreamLanes() {
    SessionMaker session;
    for (int stream = 0; stream < 100; ++stream) {
        session.setStream("stream " + std::to_string(stream));
        session.request(stream);
    }
    const auto timeline = build(session.snapshot(), {}, LaneGrouping::Stream);
    QCOMPARE(timeline->lanes().size(), MostNamedLanes + 2);
    const Lane& others = timeline->lanes()[MostNamedLanes];
    QVERIFY(others.kind == LaneKind::Others);
    QCOMPARE(others.countIn({0, 100}), 40U);
    QCOMPARE(timeline->lanes()[7].countIn({0, 100}), 1U);
    QCOMPARE(timeline->placeOf(RowNumber(7))->lane, std::size_t{7});
    QCOMPARE(timeline->placeOf(RowNumber(99))->lane, MostNamedLanes);
}

void TestLanes::countsEventsWithoutATime() {
    SessionMaker session;
    EventRow row;
    row.time = Timestamp::infinity();
    session.add(row, "odd");
    row.time = Timestamp::missing();
    const RowNumber missing = session.add(row, "odd");
    const auto timeline = build(session.snapshot());
    QVERIFY(timeline->isEmpty());
    QCOMPARE(timeline->untimed(), 2U);
    QVERIFY(!timeline->placeOf(missing));
}

void TestLanes::drawsOnlyWhatIsSelected() {
    SessionMaker session;
    session.addRandom(1'000, 100);
    const auto timeline =
        build(session.snapshot(), RowSelection({RowNumber(1), RowNumber(500), RowNumber(999)}));
    std::uint32_t count = 0;
    for (const Lane& lane : timeline->lanes()) {
        for (const LaneSeries& series : lane.series) {
            count += lane.kind == LaneKind::Receipts ? 0 : series.entries.size();
        }
    }
    QVERIFY(count <= 3);
    QVERIFY(!timeline->placeOf(RowNumber(2)));
}

void TestLanes::walksInTheOrderOfTime() {
    SessionMaker session;
    session.at(30, "a");
    session.at(10, "a");
    session.at(20, "a");
    session.at(20, "a");
    const auto timeline = build(session.snapshot());
    const Lane& lane = timeline->lanes()[0];
    std::vector<std::uint32_t> rows;
    for (auto next = lane.firstFrom({0, 0}); next;
         next = lane.firstFrom({next->time, next->row + 1})) {
        rows.push_back(next->row);
    }
    const std::vector<std::uint32_t> expected{1, 2, 3, 0};
    QCOMPARE(rows, expected);
    QCOMPARE(lane.lastBefore({20, 3})->row, 2U);
    QVERIFY(!lane.lastBefore({10, 1}));
}

void TestLanes::stepByStepIsTheSameAsAtOnce_data() {
    QTest::addColumn<int>("spread");
    QTest::addColumn<int>("events");
    QTest::addColumn<LaneGrouping>("grouping");
    QTest::newRow("equal times") << 1 << 3'000 << LaneGrouping::Direction;
    QTest::newRow("microseconds") << 3 << 30'000 << LaneGrouping::Direction;
    QTest::newRow("seconds") << 2'000'000 << 30'000 << LaneGrouping::Direction;
    QTest::newRow("seconds, by stream") << 2'000'000 << 30'000 << LaneGrouping::Stream;
    QTest::newRow("hours") << 2'000'000'000 << 12'000 << LaneGrouping::Direction;
}

void TestLanes::stepByStepIsTheSameAsAtOnce() {
    QFETCH(int, spread);
    QFETCH(int, events);
    QFETCH(LaneGrouping, grouping);
    SessionMaker session(static_cast<unsigned>(events));
    TimelineBuilder builder({}, grouping);
    std::shared_ptr<const Timeline> timeline;
    for (int step = 0; step < 30; ++step) {
        session.setStream("stream " + std::to_string(step % 4));
        session.addRandom(events / 30, spread);
        timeline = builder.update(session.snapshot(), {});
    }
    compare(*timeline, *build(session.snapshot(), {}, grouping));
}

void TestLanes::stopsWhenAskedAndGoesOn() {
    SessionMaker session;
    session.addRandom(2'000, 10);
    TimelineBuilder builder;
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(builder.update(session.snapshot(), stop.get_token()) == nullptr);
    compare(*builder.update(session.snapshot(), {}), *build(session.snapshot()));
}

void TestLanes::staysSmall() {
    SessionMaker session;
    for (int event = 0; event < 100'000; ++event) {
        session.at(event * 1'000, "sensor_data", Verdict::Match);
    }
    const auto timeline = build(session.snapshot());
    QVERIFY2(timeline->bytes() / 100'000 <= 20, qPrintable(QString::number(timeline->bytes())));
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestLanes)
#include "tst_lanes.moc"
