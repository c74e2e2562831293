// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/event_index.h"

#include <QTest>

namespace muscope {

namespace {

EventRow rowAt(std::int64_t number, Verdict verdict = Verdict::None) {
    EventRow row;
    row.sequence = Sequence(number);
    row.time = Timestamp::fromMicroseconds(number * 1'000, Timestamp::Zone::Unknown);
    row.size = static_cast<std::uint32_t>(number);
    row.verdict = verdict;
    return row;
}

} // namespace

class TestEventIndex : public QObject {
    Q_OBJECT

private slots:
    void keepsEveryFieldOfARow();
    void keepsOrderAcrossChunks();
    void keepsManyStreams();
    void snapshotStaysAsItWas();
    void answerReachesItsRequest();
    void listsFailuresInOrder();
    void poolGivesEachTextOneNumber();
};

void TestEventIndex::keepsEveryFieldOfARow() {
    EventRow row;
    row.sequence = Sequence(-5);
    row.time = Timestamp::infinity();
    row.type = StringId(0);
    row.name = StringId(1);
    row.stream = StringId(2);
    row.size = 0xFFFF'FFFF;
    row.direction = Direction::ServerToClient;
    row.kind = MessageKind::Receipt;
    row.isError = true;
    row.verdict = Verdict::Match;
    row.level = MatchLevel::Equivalent;
    row.operation = OperationState::Ambiguous;
    row.peer = RowNumber(0);
    EventIndex index;
    index.append({{row}, {QStringLiteral("greet"), QStringLiteral("get")}, {}});

    const EventRow read = index.snapshot().row(RowNumber(0));

    QCOMPARE(read.sequence, row.sequence);
    QCOMPARE(read.time, row.time);
    QCOMPARE(index.snapshot().text(read.name), QStringLiteral("greet"));
    QCOMPARE(index.snapshot().text(read.type), QString());
    QCOMPARE(index.snapshot().text(read.stream), QStringLiteral("get"));
    QCOMPARE(read.size, row.size);
    QCOMPARE(read.direction, row.direction);
    QCOMPARE(read.kind, row.kind);
    QVERIFY(read.isError);
    QCOMPARE(read.verdict, row.verdict);
    QCOMPARE(read.level, row.level);
    QCOMPARE(read.operation, row.operation);
    QCOMPARE(read.peer->value(), std::uint32_t{0});
}

void TestEventIndex::keepsOrderAcrossChunks() {
    constexpr std::uint32_t Count = 20'000;
    EventIndex index;
    for (std::uint32_t i = 0; i < Count; i += 500) {
        IndexBatch batch;
        for (std::uint32_t j = i; j < i + 500; ++j) {
            batch.rows.push_back(rowAt(j));
        }
        index.append(batch);
    }
    const IndexSnapshot snapshot = index.snapshot();
    QCOMPARE(snapshot.size(), Count);
    for (std::uint32_t i = 0; i < Count; ++i) {
        QCOMPARE(snapshot.row(RowNumber(i)).sequence.value(), std::int64_t{i});
        QCOMPARE(snapshot.row(RowNumber(i)).time.zone(), Timestamp::Zone::Unknown);
    }
}

void TestEventIndex::keepsManyStreams() {
    EventIndex index;
    IndexBatch batch;
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        EventRow row = rowAt(i);
        row.stream = StringId(i * 7 % 252);
        batch.rows.push_back(row);
    }
    index.append(batch);
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        QCOMPARE(index.snapshot().row(RowNumber(i)).stream.value(), i * 7 % 252);
    }
}

void TestEventIndex::snapshotStaysAsItWas() {
    EventIndex index;
    index.append({{rowAt(1)}, {}, {}});
    const IndexSnapshot before = index.snapshot();
    index.append({{rowAt(2, Verdict::Differs)}, {}, {}});
    QCOMPARE(before.size(), 1U);
    QCOMPARE(before.coverage().events, std::int64_t{1});
    QVERIFY(before.failures().empty());
    QCOMPARE(index.snapshot().size(), 2U);
}

void TestEventIndex::answerReachesItsRequest() {
    EventIndex index;
    EventRow request = rowAt(1);
    request.operation = OperationState::Open;
    index.append({{request}, {}, {}});
    EventRow response = rowAt(42);
    response.operation = OperationState::Answer;
    response.peer = RowNumber(0);
    index.append({{response}, {}, {{RowNumber(0), OperationState::Answered, RowNumber(1)}}});

    const IndexSnapshot snapshot = index.snapshot();
    const EventRow answered = snapshot.row(RowNumber(0));
    QCOMPARE(answered.operation, OperationState::Answered);
    QCOMPARE(snapshot.tookMicroseconds(answered), std::optional<std::int64_t>(41'000));
    QCOMPARE(snapshot.tookMicroseconds(snapshot.row(RowNumber(1))),
             std::optional<std::int64_t>(41'000));
}

void TestEventIndex::listsFailuresInOrder() {
    EventIndex index;
    index.append({{rowAt(0), rowAt(1, Verdict::Differs), rowAt(2, Verdict::Match)}, {}, {}});
    index.append({{rowAt(3, Verdict::Malformed), rowAt(4, Verdict::WrongSubject)}, {}, {}});
    const IndexSnapshot snapshot = index.snapshot();
    const std::vector<RowNumber> expected{RowNumber(1), RowNumber(3), RowNumber(4)};
    QCOMPARE(snapshot.failures(), expected);
    QCOMPARE(snapshot.coverage().failures(), std::int64_t{3});
}

void TestEventIndex::poolGivesEachTextOneNumber() {
    StringPool pool;
    const StringId greet = pool.intern("greet");
    QCOMPARE(pool.intern("greet"), greet);
    QCOMPARE(pool.intern(""), StringId(0));
    QVERIFY(pool.intern("search") != greet);
    QCOMPARE(pool.takeNewTexts().size(), std::size_t{2});
    QVERIFY(pool.takeNewTexts().empty());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestEventIndex)
#include "tst_event_index.moc"
