// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/event_index.h"
#include "core/index/problem_finder.h"

#include <QTest>

#include <random>

namespace muscope {

namespace {

using Kind = ProblemKind;

EventRow rowAt(std::int64_t microseconds) {
    EventRow row;
    row.time = Timestamp::fromMicroseconds(microseconds);
    row.verdict = Verdict::None;
    return row;
}

ProblemList found(const std::vector<EventRow>& rows) {
    EventIndex index;
    index.append({rows, {}, {}});
    ProblemList problems;
    ProblemFinder().append(index.snapshot(), problems);
    return problems;
}

std::vector<EventRow> randomRows(std::size_t count) {
    std::mt19937 random(7); // always the same rows
    std::vector<EventRow> rows;
    for (std::size_t i = 0; i < count; ++i) {
        EventRow row = rowAt(static_cast<std::int64_t>(i * 10 + random() % 15));
        row.isError = random() % 9 == 0;
        row.verdict = random() % 5 == 0 ? Verdict::Differs : Verdict::Match;
        row.kind = random() % 2 == 0 ? MessageKind::Response : MessageKind::Request;
        row.operation = static_cast<OperationState>(random() % 6);
        if (random() % 10 == 0) {
            row.time = Timestamp::missing();
        }
        rows.push_back(row);
    }
    return rows;
}

} // namespace

class TestProblemFinder : public QObject {
    Q_OBJECT

private slots:
    void findsReceiptsThatFail();
    void findsErrorsOrphansAndAmbiguousAnswers();
    void comparesATimeWithTheLastKnownOne();
    void findsTheSameInPiecesAsAtOnce();
    void walksAllKindsInTheOrderOfEvents();
    void givesNotesToTheProblemsInTheirOrder();
};

void TestProblemFinder::findsReceiptsThatFail() {
    std::vector<EventRow> rows(4, rowAt(0));
    rows[0].verdict = Verdict::Malformed;
    rows[1].verdict = Verdict::WrongSubject;
    rows[2].verdict = Verdict::NotCheckable;
    rows[3].verdict = Verdict::Differs;
    const ProblemList problems = found(rows);
    QCOMPARE(problems.size(), std::size_t{3});
    QCOMPARE(problems.rows(Kind::Malformed), std::vector{RowNumber(0)});
    QCOMPARE(problems.rows(Kind::WrongSubject), std::vector{RowNumber(1)});
    QCOMPARE(problems.rows(Kind::Differs), std::vector{RowNumber(3)});
    QCOMPARE(problems.worst(), std::optional(Kind::Differs));
}

void TestProblemFinder::findsErrorsOrphansAndAmbiguousAnswers() {
    std::vector<EventRow> rows(5, rowAt(0));
    rows[0].isError = true;
    rows[1].operation = OperationState::Orphan;
    rows[2].operation = OperationState::Ambiguous; // of the two requests an answer fits
    rows[2].kind = MessageKind::Request;
    rows[3].operation = OperationState::Ambiguous;
    rows[3].kind = MessageKind::Response;
    rows[4].operation = OperationState::Open; // hung only at the session's end
    const ProblemList problems = found(rows);
    QCOMPARE(problems.size(), std::size_t{3});
    QCOMPARE(problems.rows(Kind::Error), std::vector{RowNumber(0)});
    QCOMPARE(problems.rows(Kind::Orphan), std::vector{RowNumber(1)});
    QCOMPARE(problems.rows(Kind::Ambiguous), std::vector{RowNumber(3)});
}

void TestProblemFinder::comparesATimeWithTheLastKnownOne() {
    std::vector<EventRow> rows{rowAt(5), rowAt(5), rowAt(0), rowAt(4), rowAt(6), rowAt(5)};
    rows[2].time = Timestamp::infinity();
    rows[5].time = Timestamp::fromMicroseconds(5, Timestamp::Zone::Unknown);
    QCOMPARE(found(rows).rows(Kind::TimeBackwards), std::vector{RowNumber(3)});
}

void TestProblemFinder::findsTheSameInPiecesAsAtOnce() {
    const std::vector<EventRow> rows = randomRows(20'000);
    const ProblemList whole = found(rows);
    QVERIFY(whole.size() > 5'000);
    EventIndex index;
    ProblemFinder finder;
    ProblemList pieces;
    std::mt19937 random(11);
    for (std::size_t begin = 0; begin < rows.size();) {
        const std::size_t end = std::min(rows.size(), begin + random() % 900);
        index.append({{rows.begin() + static_cast<std::ptrdiff_t>(begin),
                       rows.begin() + static_cast<std::ptrdiff_t>(end)},
                      {},
                      {}});
        finder.append(index.snapshot(), pieces);
        begin = end;
    }
    for (const Kind kind : problemKinds()) {
        QCOMPARE(pieces.rows(kind), whole.rows(kind));
    }
}

void TestProblemFinder::walksAllKindsInTheOrderOfEvents() {
    ProblemList problems;
    QVERIFY(!problems.first() && !problems.worst());
    problems.add(Kind::Error, RowNumber(4));
    problems.add(Kind::Hung, RowNumber(2));
    problems.add(Kind::Hung, RowNumber(4));
    problems.add(Kind::DuplicateKeys, RowNumber(9));
    QCOMPARE(problems.first(), std::optional(RowNumber(2)));
    QCOMPARE(problems.next(RowNumber(2)), std::optional(RowNumber(4)));
    QCOMPARE(problems.next(RowNumber(4)), std::optional(RowNumber(9)));
    QVERIFY(!problems.next(RowNumber(9)));
    QCOMPARE(problems.previous(RowNumber(9)), std::optional(RowNumber(4)));
    QVERIFY(!problems.previous(RowNumber(2)));
    QCOMPARE(problems.last(), std::optional(RowNumber(9)));
    QCOMPARE(problems.kindsOf(RowNumber(4)), (std::vector{Kind::Error, Kind::Hung}));
    QCOMPARE(problems.countBefore(RowNumber(9)), std::size_t{3});
}

void TestProblemFinder::givesNotesToTheProblemsInTheirOrder() {
    ProblemList problems;
    problems.addNote(Kind::Differs, {QStringLiteral("first"), QString()});
    problems.add(Kind::Differs, RowNumber(1));
    problems.add(Kind::Differs, RowNumber(2));
    QCOMPARE(problems.note(Kind::Differs, 0)->detail, QStringLiteral("first"));
    QVERIFY(problems.note(Kind::Differs, 1) == nullptr);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestProblemFinder)
#include "tst_problem_finder.moc"
