// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What a recorder promises, whatever the store.
#include "core/live/live_event.h"
#include "core/store/event_store.h"
#include "core/workspace/recorder.h"
#include "tests/core/workspace/live_events.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto Patience = 60s;

std::unique_ptr<Recorder> opened(const StoreLocation& store, const RecorderOptions& options,
                                 Recorder::RecordedListener listener = {}) {
    auto recorder = Recorder::open(store, options, std::move(listener));
    if (!recorder) {
        qFatal("%s", qPrintable(recorder.error().message));
    }
    return std::move(*recorder);
}

} // namespace

class TestRecorder : public QObject {
    Q_OBJECT

private slots:
    void recordsWhatPassesInItsOrder_data() { addStoreKinds(); }
    void recordsWhatPassesInItsOrder();
    void tellsUpToWhatIsRecorded_data() { addStoreKinds(); }
    void tellsUpToWhatIsRecorded();
    void keepsWhatTheStoreCannotTakeAndBringsItInLater_data() { addStoreKinds(); }
    void keepsWhatTheStoreCannotTakeAndBringsItInLater();
    void bringsInWhatADeadRecorderLeft_data() { addStoreKinds(); }
    void bringsInWhatADeadRecorderLeft();

private:
    [[nodiscard]] RecorderOptions options() const {
        RecorderOptions options;
        options.spoolFolder = m_folder.filePath(QStringLiteral("spool"));
        options.longestPause = 200ms;
        return options;
    }

    StoreFixture m_stores;
    QTemporaryDir m_folder;
};

void TestRecorder::recordsWhatPassesInItsOrder() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation store = m_stores.store(kind, {});
    const auto recorder = opened(store, options());

    for (int i = 1; i <= 2000; ++i) {
        recorder->add(call(i));
    }

    QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));
    const std::vector<StoredEvent> events = eventsOf(store);
    QCOMPARE(events.size(), std::size_t{2000});
    for (int i = 1; i <= 2000; ++i) {
        const StoredEvent& event = events[static_cast<std::size_t>(i - 1)];
        QCOMPARE(*event.raw, QByteArray::fromStdString(call(i).bytes));
        QCOMPARE(event.type, QByteArray("tool_call"));
        QCOMPARE(*event.direction, QByteArray("c2s"));
        QCOMPARE(*event.streamId, QByteArray("post 1"));
    }
    QCOMPARE(recorder->counters().recorded, std::uint64_t{2000});
    QCOMPARE(recorder->counters().lag, std::uint64_t{0});
    QCOMPARE(QDir(options().spoolFolder).entryList(QDir::Files), QStringList());
}

void TestRecorder::tellsUpToWhatIsRecorded() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation store = m_stores.store(kind, {});
    std::atomic<std::uint64_t> told = 0;
    std::atomic<bool> isRising = true;
    const auto recorder = opened(store, options(), [&](std::uint64_t upTo) {
        isRising = isRising && upTo > told;
        told = upTo;
    });

    for (int i = 1; i <= 700; ++i) {
        recorder->add(call(i));
    }

    QVERIFY(recorder->flush(Patience));
    QCOMPARE(told.load(), std::uint64_t{700});
    QVERIFY(isRising);
    QCOMPARE(eventsOf(store).size(), std::size_t{700});
}

void TestRecorder::keepsWhatTheStoreCannotTakeAndBringsItInLater() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation store = m_stores.store(kind, {});
    const auto recorder = opened(store, options());
    recorder->add(call(1));
    QVERIFY(recorder->flush(Patience));

    m_stores.execute(store, "ALTER TABLE mcp_events RENAME TO elsewhere");
    for (int i = 2; i <= 1500; ++i) {
        recorder->add(call(i));
    }
    QVERIFY(recorder->flush(Patience));
    QCOMPARE(recorder->counters().state, RecorderState::Spooling);
    QCOMPARE(recorder->counters().spooled, std::uint64_t{1499});
    QVERIFY(!recorder->counters().lastError.isEmpty());
    m_stores.execute(store, "ALTER TABLE elsewhere RENAME TO mcp_events");

    QTRY_COMPARE_WITH_TIMEOUT(recorder->counters().state, RecorderState::Recording, 60'000);
    recorder->add(call(1501));
    QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));
    const std::vector<StoredEvent> events = eventsOf(store);
    QCOMPARE(events.size(), std::size_t{1501});
    for (int i = 1; i <= 1501; ++i) {
        QCOMPARE(*events[static_cast<std::size_t>(i - 1)].raw,
                 QByteArray::fromStdString(call(i).bytes));
    }
}

void TestRecorder::bringsInWhatADeadRecorderLeft() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation store = m_stores.store(kind, {});
    {
        const auto recorder = opened(store, options());
        m_stores.execute(store, "ALTER TABLE mcp_events RENAME TO elsewhere");
        for (int i = 1; i <= 600; ++i) {
            recorder->add(call(i));
        }
        QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(600));
    }
    m_stores.execute(store, "ALTER TABLE elsewhere RENAME TO mcp_events");

    const auto recorder = opened(store, options());
    QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));

    QCOMPARE(eventsOf(store).size(), std::size_t{600});
    QCOMPARE(QDir(options().spoolFolder).entryList(QDir::Files), QStringList());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRecorder)
#include "tst_recorder.moc"
