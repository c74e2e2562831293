// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sequence_gaps.h"

#include <QTest>

#include <limits>

namespace muscope {

using namespace std::chrono_literals;

class TestSequenceGaps : public QObject {
    Q_OBJECT

private slots:
    void aNumberThatComesSplitsItsGap();
    void whatNoTransactionHoldsAnyMoreIsNotExpected();
    void settledGapsAreKept();
    void ofVeryManyTheLowestAreLetGo();

private:
    static constexpr SequenceGaps::Clock::time_point Begin{1h};
};

void TestSequenceGaps::aNumberThatComesSplitsItsGap() {
    SequenceGaps gaps;
    gaps.add(10, 20, 100, Begin);
    gaps.fill(15);
    QCOMPARE(gaps.lists(false).firsts, QByteArray("{10,16}"));
    QCOMPARE(gaps.lists(false).lasts, QByteArray("{14,20}"));
    gaps.fill(10);
    gaps.fill(20);
    gaps.fill(9);  // of no gap
    gaps.fill(15); // again
    QCOMPARE(gaps.lists(false).firsts, QByteArray("{11,16}"));
    QCOMPARE(gaps.lists(false).lasts, QByteArray("{14,19}"));
    for (std::int64_t number = 11; number < 20; ++number) {
        gaps.fill(number);
    }
    QVERIFY(gaps.isEmpty());
    QCOMPARE(gaps.expected(), std::size_t{0});

    constexpr std::int64_t Lowest = std::numeric_limits<std::int64_t>::min();
    gaps.add(Lowest, 4, 100, Begin);
    gaps.fill(Lowest);
    gaps.fill(4);
    QCOMPARE(gaps.lists(false).lasts, QByteArray("{3}"));
}

void TestSequenceGaps::whatNoTransactionHoldsAnyMoreIsNotExpected() {
    SequenceGaps gaps;
    gaps.add(1, 1, 100, Begin);
    gaps.settle(99, Begin + 1h); // one of them is open
    QCOMPARE(gaps.expected(), std::size_t{1});
    gaps.settle(100, Begin + 1s); // it may have had no number of its own yet
    QCOMPARE(gaps.expected(), std::size_t{1});
    gaps.settle(100, Begin + 2s);
    QCOMPARE(gaps.expected(), std::size_t{0});
}

void TestSequenceGaps::settledGapsAreKept() {
    SequenceGaps gaps;
    gaps.add(1, 5, 100, Begin);
    gaps.add(7, 7, 200, Begin);
    gaps.settle(150, Begin + 1min);
    QCOMPARE(gaps.lists(false).firsts, QByteArray("{7}"));
    QCOMPARE(gaps.lists(true).firsts, QByteArray("{1,7}"));
    gaps.fill(3);
    QCOMPARE(gaps.lists(true).firsts, QByteArray("{1,4,7}"));
    QCOMPARE(gaps.lists(true).lasts, QByteArray("{2,5,7}"));
    QCOMPARE(gaps.expected(), std::size_t{1});
}

void TestSequenceGaps::ofVeryManyTheLowestAreLetGo() {
    SequenceGaps gaps;
    for (std::size_t i = 0; i < SequenceGaps::MaximumRanges + 10; ++i) {
        const auto number = static_cast<std::int64_t>(2 * i);
        gaps.add(number, number, 100, Begin);
    }
    QCOMPARE(gaps.size(), SequenceGaps::MaximumRanges);
    QCOMPARE(gaps.expected(), SequenceGaps::MaximumRanges);
    QVERIFY(gaps.lists(false).firsts.startsWith("{20,"));
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSequenceGaps)
#include "tst_sequence_gaps.moc"
