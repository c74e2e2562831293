// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/coverage.h"
#include "core/event/event_batch.h"

#include <QTest>

namespace muscope {

class TestEventBatch : public QObject {
    Q_OBJECT

private slots:
    void givesBackWhatWasPutIn();
    void tellsNullFromEmpty();
    void clearedIsEmpty();
    void coverageAddsUp();
};

void TestEventBatch::givesBackWhatWasPutIn() {
    EventBatch batch;
    for (int i = 0; i < 100; ++i) {
        const std::string id = "event " + std::to_string(i);
        const std::string payload(static_cast<std::size_t>(i), 'x');
        EventView event;
        event.sequence = Sequence(i);
        event.sessionId = "s";
        event.eventId = id;
        event.type = "tool_call";
        event.payload = payload;
        batch.append(event);
    }
    QCOMPARE(batch.size(), std::size_t{100});
    for (int i = 0; i < 100; ++i) {
        const EventView event = batch.at(static_cast<std::size_t>(i));
        QCOMPARE(event.sequence.value(), std::int64_t{i});
        QCOMPARE(std::string(event.eventId), "event " + std::to_string(i));
        QCOMPARE(event.payload->size(), static_cast<std::size_t>(i));
    }
}

void TestEventBatch::tellsNullFromEmpty() {
    EventBatch batch;
    EventView event;
    event.payload = std::string_view();
    batch.append(event);
    QVERIFY(batch.at(0).payload.has_value());
    QVERIFY(batch.at(0).payload->empty());
    QVERIFY(!batch.at(0).metadata.has_value());
    const StoredEvent copy = StoredEvent::copyOf(batch.at(0));
    QVERIFY(copy.payload.has_value());
    QVERIFY(!copy.raw.has_value());
}

void TestEventBatch::clearedIsEmpty() {
    EventBatch batch;
    batch.append({});
    batch.clear();
    QVERIFY(batch.isEmpty());
    QCOMPARE(batch.byteCount(), std::size_t{0});
}

void TestEventBatch::coverageAddsUp() {
    Coverage coverage;
    coverage.add(Verdict::Match, MatchLevel::Exact);
    coverage.add(Verdict::Match, MatchLevel::Lossy);
    coverage.add(Verdict::Differs, MatchLevel::None);
    coverage.add(Verdict::Unchecked, MatchLevel::None);
    Coverage sum = coverage;
    sum.add(coverage);
    QCOMPARE(sum.events, std::int64_t{8});
    QCOMPARE(sum.match(), std::int64_t{4});
    QCOMPARE(sum.failures(), std::int64_t{2});
    QCOMPARE(sum.match() + sum.failures() + sum.unchecked, sum.events);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestEventBatch)
#include "tst_event_batch.moc"
