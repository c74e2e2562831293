// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/operation_statistics.h"
#include "tests/core/timeline/session_maker.h"

#include <QTest>

namespace muscope {

class TestOperationStatistics final : public QObject {
    Q_OBJECT

    static constexpr std::int64_t Millisecond = 1'000;

private slots:
    void percentilesAreByNearestRank() {
        SessionMaker session;
        for (std::int64_t took = 1; took <= 200; ++took) {
            const RowNumber request = session.request(took * 1'000'000);
            (void)session.answer(request, took * 1'000'000 + took * Millisecond);
        }
        OperationCounter counter;
        counter.add(session.snapshot(), RowSelection());
        const auto all = counter.most(10);
        QCOMPARE(all.size(), 1U);
        QCOMPARE(all[0].name, std::string("greet"));
        QCOMPARE(all[0].calls, 200);
        QCOMPARE(all[0].timed, 200);
        QCOMPARE(all[0].median, 100 * Millisecond);
        QCOMPARE(all[0].percentile95, 190 * Millisecond);
        QCOMPARE(all[0].percentile99, 198 * Millisecond);
        QCOMPARE(all[0].longest, 200 * Millisecond);
    }

    void openCallsHaveNoDuration() {
        SessionMaker session;
        (void)session.request(0);
        OperationCounter counter;
        counter.add(session.snapshot(), RowSelection());
        const auto all = counter.most(10);
        QCOMPARE(all[0].open, 1);
        QCOMPARE(all[0].timed, 0);
        QCOMPARE(counter.totals().open, 1);
    }

    void addsUpSessionsAndCountsWhatIsSelectedAlone() {
        SessionMaker first;
        (void)first.answer(first.request(0), Millisecond);
        SessionMaker second;
        (void)second.request(0);
        const RowNumber later = second.request(Millisecond);
        OperationCounter counter;
        counter.add(first.snapshot(), RowSelection());
        counter.add(second.snapshot(), RowSelection({later}));
        QCOMPARE(counter.totals().calls, 2);
        QCOMPARE(counter.names(), 1);
    }

    void theMostCalledComeFirst() {
        SessionMaker session;
        EventRow call;
        call.kind = MessageKind::Call;
        for (const char* name : {"rare", "usual", "usual"}) {
            (void)session.add(call, "tool_call", name);
        }
        OperationCounter counter;
        counter.add(session.snapshot(), RowSelection());
        const auto most = counter.most(1);
        QCOMPARE(most.size(), 1U);
        QCOMPARE(most[0].name, std::string("usual"));
        QCOMPARE(counter.names(), 2);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestOperationStatistics)
#include "tst_operation_statistics.moc"
