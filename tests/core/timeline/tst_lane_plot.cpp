// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/lane_plot.h"
#include "core/timeline/timeline_builder.h"
#include "tests/core/timeline/session_maker.h"
#include "tests/core/timeline/settled_rows.h"

#include <QTest>

namespace muscope {

class TestLanePlot final : public QObject {
    Q_OBJECT

    static constexpr double Columns = 500;

    static Viewport viewOf(const LanePlot& plot) {
        return Viewport(fittingRange(plot.firstTime(), plot.lastTime(), Columns, 10), Columns);
    }
    static void plotAll(const SessionMaker& session, LanePlot& plot) {
        tellSettled(session.snapshot(),
                    [&](const SettledRow& settled) { plot.add(settled, true); });
    }

private slots:
    // Series of few events, which a Timeline has no pyramid for: both are exact.
    void drawsWhatTheWindowDraws_data() {
        QTest::addColumn<int>("events");
        QTest::addColumn<int>("spread");
        QTest::newRow("one") << 1 << 1'000;
        QTest::newRow("a few") << 40 << 1'000;
        QTest::newRow("close together") << 60 << 2;
        QTest::newRow("far apart") << 60 << 60'000'000;
    }
    void drawsWhatTheWindowDraws() {
        QFETCH(const int, events);
        QFETCH(const int, spread);
        for (unsigned seed = 1; seed <= 30; ++seed) {
            SessionMaker session(seed);
            session.addRandom(events, spread);
            const auto timeline = TimelineBuilder().update(session.snapshot(), std::stop_token());
            LanePlot plot;
            plotAll(session, plot);
            QCOMPARE(plot.isEmpty(), timeline->isEmpty());
            QCOMPARE(plot.untimed(), timeline->untimed());
            if (plot.isEmpty()) {
                continue;
            }
            QCOMPARE(plot.firstTime(), timeline->firstTime());
            QCOMPARE(plot.lastTime(), timeline->lastTime());
            const Viewport view = viewOf(plot);
            DrawList list;
            drawLanes(*timeline, view, 1, 0, timeline->lanes().size(), list);
            const PlottedLanes plotted = plot.draw(view).value();
            QCOMPARE(plotted.lanes.size(), list.lanes.size());
            for (std::size_t lane = 0; lane < list.lanes.size(); ++lane) {
                QVERIFY(plotted.lanes[lane].kind == timeline->lanes()[lane].kind);
                QVERIFY(plotted.lanes[lane].name == timeline->lanes()[lane].name);
                QVERIFY2(plotted.lanes[lane].drawn == list.lanes[lane],
                         qPrintable(QStringLiteral("seed %1, lane %2").arg(seed).arg(lane)));
            }
        }
    }

    void countsEachOfManyInItsColumn() {
        constexpr int Events = 50'000; // too many for memory
        SessionMaker session;
        LanePlot plot;
        std::vector<std::int64_t> times;
        for (int event = 0; event < Events; ++event) {
            times.push_back(std::int64_t{event} * event); // fewer and fewer a column
            (void)session.at(times.back(), "note");
        }
        plotAll(session, plot);
        const Viewport view = viewOf(plot);
        std::vector<std::uint32_t> counts(static_cast<std::size_t>(Columns));
        for (const std::int64_t time : times) {
            ++counts[static_cast<std::size_t>(view.xOf(time))];
        }
        const PlottedLanes plotted = plot.draw(view).value();
        const std::vector<std::uint8_t>& density = plotted.lanes[0].drawn.density;
        QCOMPARE(plotted.lanes[0].events, Events);
        QCOMPARE(density.size(), counts.size());
        for (std::size_t column = 1; column < counts.size(); ++column) {
            QCOMPARE(density[column] > density[column - 1] && counts[column] <= counts[column - 1],
                     false);
            QCOMPARE(density[column] == 0, counts[column] == 0);
        }
    }

    void knowsTheBarsItDrew() {
        SessionMaker session;
        const RowNumber request = session.request(0);
        (void)session.answer(request, 700'000);
        (void)session.request(1'000'000);
        LanePlot plot;
        plotAll(session, plot);
        const PlottedLanes plotted = plot.draw(viewOf(plot)).value();
        const std::vector<DrawnBar>& bars = plotted.lanes[0].drawn.bars;
        QCOMPARE(bars.size(), 2U);
        QCOMPARE(plotted.bars.at(bars[0].number).microseconds, 700'000);
        QVERIFY(session.snapshot().text(plotted.bars.at(bars[0].number).name) == u"greet");
        QVERIFY(bars[1].isOpen);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestLanePlot)
#include "tst_lane_plot.moc"
