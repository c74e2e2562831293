// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Readings of a whole session in a bounded number of steps.
#include "core/shape/folded_series.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

SensorSeries reading(const char* channel, std::vector<double> values) {
    SensorSeries series;
    SensorSeries::Channel read;
    read.name = channel;
    read.count = values.size();
    for (const double value : values) {
        read.gaps += std::isnan(value) ? 1 : 0;
    }
    read.values = std::move(values);
    series.channels.push_back(std::move(read));
    return series;
}

} // namespace

class TestFoldedSeries final : public QObject {
    Q_OBJECT

private slots:
    static void keepsEachEventWhileThereIsRoom() {
        FoldedSeries folded;
        folded.add(reading("sonar", {1, 3, 2}), 5);
        folded.add(reading("lidar", {4}), 9);
        QCOMPARE(folded.stepCount(), std::size_t{2});
        QCOMPARE(folded.perStep(), std::uint64_t{1});
        QCOMPARE(folded.placeOf(1), std::uint64_t{9});
        QCOMPARE(folded.channels().size(), std::size_t{2});
        QCOMPARE(folded.channels()[0].steps[0], (FoldedSeries::Step{1, 2, 1, 3, 3, 0}));
        QCOMPARE(folded.channels()[0].steps[1].values, std::uint64_t{0});
        QCOMPARE(folded.channels()[1].steps[0].values, std::uint64_t{0});
        QCOMPARE(folded.channels()[1].steps[1].most, 4.0);
    }

    static void keepsPeaksAndGapsWhenItFolds() {
        FoldedSeries folded;
        constexpr std::uint64_t Events = 100'000;
        constexpr std::uint64_t Peak = 77'777;
        for (std::uint64_t i = 0; i < Events; ++i) {
            folded.add(reading("sonar", {i == Peak ? 99.0
                                         : i == 5  ? std::numeric_limits<double>::quiet_NaN()
                                                   : 1.0}),
                       2 * i);
        }
        QCOMPARE(folded.events(), Events);
        QVERIFY(folded.stepCount() <= FoldedSeries::MostSteps);
        QVERIFY(folded.stepCount() > FoldedSeries::MostSteps / 4);
        std::uint64_t values = 0;
        std::uint64_t gaps = 0;
        double most = 0;
        std::size_t peakStep = 0;
        for (std::size_t at = 0; at < folded.stepCount(); ++at) {
            const FoldedSeries::Step& step = folded.channels()[0].steps[at];
            values += step.values;
            gaps += step.gaps;
            peakStep = step.most > most ? at : peakStep;
            most = std::max(most, step.most);
        }
        QCOMPARE(values, Events - 1);
        QCOMPARE(gaps, std::uint64_t{1});
        QCOMPARE(most, 99.0);
        QCOMPARE(folded.placeOf(peakStep) / 2 / folded.perStep(), Peak / folded.perStep());
    }

    static void boundsItsChannels() {
        FoldedSeries folded;
        for (int i = 0; i < 100; ++i) {
            folded.add(reading(QByteArray::number(i).constData(), {1}), std::uint64_t(i));
        }
        QCOMPARE(folded.channels().size(), SensorSeries::MostChannels);
        QVERIFY(folded.hasMoreChannels());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestFoldedSeries)
#include "tst_folded_series.moc"
