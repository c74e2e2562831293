// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/ruler.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

namespace muscope {

class TestRuler : public QObject {
    Q_OBJECT

private slots:
    void ticksAreRoundAndFew_data();
    void ticksAreRoundAndFew();
    void monthsBeginOnTheFirst();
    void yearsBeginInJanuary();
    void worksBefore1970();
};

namespace {

constexpr std::int64_t Second = 1'000'000;
constexpr std::int64_t Day = 86'400 * Second;
constexpr std::int64_t Start = 1'795'165'200'123'457;

QDateTime dateOf(std::int64_t time) {
    return QDateTime::fromMSecsSinceEpoch(time / 1'000, QTimeZone::utc());
}

} // namespace

void TestRuler::ticksAreRoundAndFew_data() {
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<qint64>("step");
    QTest::newRow("10 us") << qint64{10} << qint64{2};
    QTest::newRow("1 ms") << qint64{1'000} << qint64{200};
    QTest::newRow("400 ms") << qint64{400'000} << qint64{50'000};
    QTest::newRow("5 s") << qint64{5 * Second} << qint64{Second};
    QTest::newRow("10 min") << qint64{600 * Second} << qint64{120 * Second};
    QTest::newRow("1 day") << qint64{Day} << qint64{10'800 * Second};
}

void TestRuler::ticksAreRoundAndFew() {
    QFETCH(qint64, duration);
    QFETCH(qint64, step);
    const RulerTicks ticks = rulerTicks({Start, Start + duration}, 8);
    QCOMPARE(ticks.step, step);
    QVERIFY(!ticks.wallTimes.empty() && ticks.wallTimes.size() <= 9);
    for (const std::int64_t time : ticks.wallTimes) {
        QCOMPARE(time % step, std::int64_t{0});
        QVERIFY(Start <= time && time < Start + duration);
    }
}

void TestRuler::monthsBeginOnTheFirst() {
    const RulerTicks ticks = rulerTicks({Start, Start + 200 * Day}, 8);
    QVERIFY(ticks.unit == RulerTicks::Unit::Months);
    QVERIFY(ticks.wallTimes.size() >= 3);
    for (const std::int64_t time : ticks.wallTimes) {
        QCOMPARE(dateOf(time).date().day(), 1);
        QCOMPARE(dateOf(time).time(), QTime(0, 0));
    }
}

void TestRuler::yearsBeginInJanuary() {
    const RulerTicks ticks = rulerTicks({Start, Start + 40 * 365 * Day}, 8);
    QVERIFY(ticks.unit == RulerTicks::Unit::Years);
    QVERIFY(ticks.wallTimes.size() >= 3 && ticks.wallTimes.size() <= 9);
    for (const std::int64_t time : ticks.wallTimes) {
        QCOMPARE(dateOf(time).date().dayOfYear(), 1);
        QCOMPARE(dateOf(time).date().year() % int(ticks.step), 0);
    }
}

void TestRuler::worksBefore1970() {
    const RulerTicks ticks = rulerTicks({-10 * Second - 5, 10 * Second}, 8);
    QCOMPARE(ticks.step, 5 * Second);
    QCOMPARE(ticks.wallTimes.front(), -10 * Second);
    QCOMPARE(ticks.wallTimes.back(), 5 * Second);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRuler)
#include "tst_ruler.moc"
