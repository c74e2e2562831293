// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/operation_statistics.h"
#include "tests/core/timeline/session_maker.h"
#include "tests/core/timeline/settled_rows.h"

#include <QTest>

namespace muscope {

class TestOperationStatistics final : public QObject {
    Q_OBJECT

    static constexpr std::int64_t Millisecond = 1'000;

    // Counts a session, or one row of it.
    static void count(OperationCounter& counter, const SessionMaker& session,
                      std::optional<RowNumber> only = {}) {
        const IndexSnapshot index = session.snapshot();
        counter.begin();
        tellSettled(index, [&](const SettledRow& settled) {
            if (!only || settled.number == *only) {
                counter.add(settled, index);
            }
        });
        counter.end();
    }

private slots:
    void percentilesAreByNearestRank() {
        SessionMaker session;
        for (std::int64_t took = 1; took <= 200; ++took) {
            const RowNumber request = session.request(took * 1'000'000);
            (void)session.answer(request, took * 1'000'000 + took * Millisecond);
        }
        OperationCounter counter;
        count(counter, session);
        const auto all = counter.most(10).value();
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
        count(counter, session);
        const auto all = counter.most(10).value();
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
        count(counter, first);
        count(counter, second, later);
        QCOMPARE(counter.totals().calls, 2);
        QCOMPARE(counter.names(), 1);
    }

    void percentilesOfManyCallsAreExact() {
        constexpr std::int64_t Calls = 20'000; // too many for memory
        SessionMaker session;
        for (std::int64_t call = 0; call < Calls; ++call) {
            const RowNumber request = session.request(call);
            (void)session.answer(request, call + call * 7'919 % Calls * 1'001); // each once
        }
        OperationCounter counter;
        count(counter, session);
        const auto all = counter.most(10).value();
        QCOMPARE(all[0].timed, Calls);
        QCOMPARE(all[0].median, (Calls * 50 / 100 - 1) * 1'001);
        QCOMPARE(all[0].percentile95, (Calls * 95 / 100 - 1) * 1'001);
        QCOMPARE(all[0].percentile99, (Calls * 99 / 100 - 1) * 1'001);
        QCOMPARE(all[0].longest, (Calls - 1) * 1'001);
    }

    void namesHavePercentilesOfTheirOwn() {
        SessionMaker session;
        EventRow row;
        row.kind = MessageKind::Request;
        row.operation = OperationState::Answered;
        row.time = Timestamp::fromMicroseconds(0);
        EventRow answer;
        IndexSnapshot index;
        OperationCounter counter;
        counter.begin();
        for (const auto& [name, took] : {std::pair("slow", 70'000), std::pair("fast", 0),
                                         std::pair("slow", 90'000), std::pair("fast", 3)}) {
            const RowNumber number = session.add(row, "tool_call", name);
            index = session.snapshot();
            answer.time = Timestamp::fromMicroseconds(took);
            counter.add({number, index.row(number), &answer}, index);
        }
        counter.end();
        const auto all = counter.most(10).value();
        QCOMPARE(all[0].name, std::string("fast"));
        QCOMPARE(all[0].median, 0);
        QCOMPARE(all[0].percentile99, 3);
        QCOMPARE(all[1].name, std::string("slow"));
        QCOMPARE(all[1].median, 70'000);
        QCOMPARE(all[1].percentile99, 90'000);
    }

    void aSessionThatBeginsAnewIsCountedOnce() {
        SessionMaker session;
        (void)session.answer(session.request(0), 5 * Millisecond);
        const IndexSnapshot index = session.snapshot();
        OperationCounter counter;
        counter.begin();
        tellSettled(index, [&](const SettledRow& settled) { counter.add(settled, index); });
        count(counter, session);
        QCOMPARE(counter.totals().calls, 1);
        const auto all = counter.most(10).value();
        QCOMPARE(all[0].timed, 1);
        QCOMPARE(all[0].median, 5 * Millisecond);
    }

    void theMostCalledComeFirst() {
        SessionMaker session;
        EventRow call;
        call.kind = MessageKind::Call;
        for (const char* name : {"rare", "usual", "usual"}) {
            (void)session.add(call, "tool_call", name);
        }
        OperationCounter counter;
        count(counter, session);
        const auto most = counter.most(1).value();
        QCOMPARE(most.size(), 1U);
        QCOMPARE(most[0].name, std::string("usual"));
        QCOMPARE(counter.names(), 2);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestOperationStatistics)
#include "tst_operation_statistics.moc"
