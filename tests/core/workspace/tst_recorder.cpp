// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What a recorder promises, whatever the store.
#include "core/live/live_event.h"
#include "core/store/builtin_stores.h"
#include "core/store/event_store.h"
#include "core/workspace/recorder.h"
#include "tests/core/workspace/live_events.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <sys/resource.h>

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
    void takesOverWhereTheStoreHangs();
    void staysSmallWhereTheStoreIsSlow();
    void tellsWhatItHadToDrop_data() { addStoreKinds(); }
    void tellsWhatItHadToDrop();
    void losesNothingWhereTheDiskIsFull();
    void saysAtOnceWhatCannotBeRecordedInto();
    void makesAMissingFileWhenAsked();

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
    std::atomic<Recorder*> asked = nullptr;
    const auto recorder = opened(store, options(), [&](std::uint64_t upTo) {
        if (Recorder* self = asked) {
            isRising = isRising && self->counters().recorded > 0; // it may be asked from here
        }
        isRising = isRising && upTo > told;
        told = upTo;
    });

    asked = recorder.get();
    for (int i = 1; i <= 700; ++i) {
        recorder->add(call(i));
    }

    QVERIFY(recorder->flush(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(told.load(), std::uint64_t{700}, 60'000);
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
        const Result<std::uint64_t> waiting = recorder->finish(Patience);
        QVERIFY2(waiting, qPrintable(waiting ? QString() : waiting.error().message));
        QCOMPARE(*waiting, std::uint64_t{600});
    }
    m_stores.execute(store, "ALTER TABLE elsewhere RENAME TO mcp_events");

    const auto recorder = opened(store, options());
    QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));

    QCOMPARE(eventsOf(store).size(), std::size_t{600});
    QCOMPARE(QDir(options().spoolFolder).entryList(QDir::Files), QStringList());
}

// A lock that nobody lets go of, as of a forgotten session; and the end of it.
void TestRecorder::takesOverWhereTheStoreHangs() {
    const StoreLocation store = m_stores.store(StoreLocation::Kind::PostgreSql, {});
    RecorderOptions hasty = options();
    hasty.stall = 100ms;
    hasty.patience = 3s; // a loaded machine's commit takes its time, too
    const auto recorder = opened(store, hasty);
    recorder->add(call(1));
    QVERIFY(recorder->flush(Patience));
    QStringList remarks;
    auto locker = backendFor(store).connect(store, Access::ReadWrite, remarks);
    QVERIFY((*locker)->execute("BEGIN").has_value());
    QVERIFY((*locker)->execute("LOCK TABLE mcp_events").has_value());

    for (int i = 2; i <= 1000; ++i) {
        recorder->add(call(i));
    }

    QVERIFY(recorder->flush(Patience)); // into the spool
    QVERIFY(recorder->counters().spooled >= 999);
    // The connection is cut in the end.
    QTRY_COMPARE_WITH_TIMEOUT(recorder->counters().state, RecorderState::Spooling, 60'000);
    locker->reset();
    QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));
    std::vector<StoredEvent> events = eventsOf(store);
    std::erase_if(events, [](const StoredEvent& event) { return event.type == "connection"; });
    QCOMPARE(events.size(), std::size_t{1000});
    for (int i = 1; i <= 1000; ++i) {
        QCOMPARE(*events[static_cast<std::size_t>(i - 1)].raw,
                 QByteArray::fromStdString(call(i).bytes));
    }
}

void TestRecorder::staysSmallWhereTheStoreIsSlow() {
    const StoreLocation store = m_stores.store(StoreLocation::Kind::PostgreSql, {});
    m_stores.execute(store, "CREATE FUNCTION delay() RETURNS trigger LANGUAGE plpgsql AS"
                            " 'BEGIN PERFORM pg_sleep(0.0001); RETURN NEW; END'");
    m_stores.execute(store, "CREATE TRIGGER delay BEFORE INSERT ON mcp_events FOR EACH ROW"
                            " EXECUTE FUNCTION delay()");
    RecorderOptions small = options();
    small.lagBytes = 50'000;
    const auto recorder = opened(store, small);

    bool hasLagged = false;
    for (int i = 1; i <= 4000; ++i) {
        recorder->add(call(i));
        hasLagged = hasLagged || recorder->counters().isLagging;
        // Waited for sooner, the store might catch up before anybody has looked.
        QVERIFY(!hasLagged || recorder->hasRoom() || recorder->flush(Patience));
    }
    QTRY_VERIFY_WITH_TIMEOUT(hasLagged = hasLagged || recorder->counters().isLagging, 60'000);

    QVERIFY(recorder->flush(Patience));
    QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));
    std::vector<StoredEvent> events = eventsOf(store);
    const auto words =
        std::erase_if(events, [](const StoredEvent& event) { return event.type == "connection"; });
    QVERIFY(hasLagged && words >= 1);
    QCOMPARE(events.size(), std::size_t{4000});
    for (int i = 1; i <= 4000; ++i) {
        QCOMPARE(*events[static_cast<std::size_t>(i - 1)].raw,
                 QByteArray::fromStdString(call(i).bytes));
    }
}

void TestRecorder::tellsWhatItHadToDrop() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation store = m_stores.store(kind, {});
    RecorderOptions tight = options();
    tight.spoolFolder = m_folder.filePath(QStringLiteral("file"));
    tight.mostBytes = 20'000;
    QFile file(tight.spoolFolder); // no folder can be made there
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto recorder = opened(store, tight);
    m_stores.execute(store, "ALTER TABLE mcp_events RENAME TO elsewhere");

    for (int i = 1; i <= 10'000; ++i) {
        recorder->add(call(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(recorder->counters().state, RecorderState::Failed, 60'000);
    QVERIFY(!recorder->hasRoom() || recorder->counters().dropped > 0);
    m_stores.execute(store, "ALTER TABLE elsewhere RENAME TO mcp_events");
    QVERIFY(recorder->flush(Patience));

    QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));
    const std::uint64_t dropped = recorder->counters().dropped;
    QVERIFY(dropped > 0);
    std::uint64_t told = 0;
    std::uint64_t messages = 0;
    for (const StoredEvent& event : eventsOf(store)) {
        if (event.type == "gap") {
            const qsizetype at = event.payload->indexOf("\"events\": ") + 10;
            told += event.payload->mid(at, event.payload->indexOf(',', at) - at).toULongLong();
        }
        messages += event.type == "tool_call" ? 1 : 0;
    }
    QCOMPARE(told, dropped);
    QCOMPARE(messages + dropped, std::uint64_t{10'000});
}

// The limit on a file's size stands for the disk's: the spool takes some, then none, then the rest.
void TestRecorder::losesNothingWhereTheDiskIsFull() {
    const StoreLocation store = m_stores.store(StoreLocation::Kind::PostgreSql, {});
    const auto recorder = opened(store, options());
    recorder->add(call(1));
    QVERIFY(recorder->flush(Patience));
    m_stores.execute(store, "ALTER TABLE mcp_events RENAME TO elsewhere");
    std::signal(SIGXFSZ, SIG_IGN); // the write fails instead
    rlimit whole = {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &whole), 0);
    const rlimit small{rlim_t{512} << 10, whole.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto restore = qScopeGuard([&whole] { setrlimit(RLIMIT_FSIZE, &whole); });

    for (int i = 2; i <= 5'000; ++i) {
        recorder->add(call(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(recorder->counters().state, RecorderState::Failed, 60'000);
    QVERIFY2(recorder->counters().lastError.contains(options().spoolFolder),
             qPrintable(recorder->counters().lastError));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &whole), 0);
    QVERIFY(recorder->flush(Patience)); // into the spool
    m_stores.execute(store, "ALTER TABLE elsewhere RENAME TO mcp_events");

    QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));
    QCOMPARE(recorder->counters().dropped, std::uint64_t{0});
    std::vector<StoredEvent> events = eventsOf(store);
    std::erase_if(events, [](const StoredEvent& event) { return event.type == "connection"; });
    QCOMPARE(events.size(), std::size_t{5'000});
    for (int i = 1; i <= 5'000; ++i) {
        QCOMPARE(*events[static_cast<std::size_t>(i - 1)].raw,
                 QByteArray::fromStdString(call(i).bytes));
    }
}

void TestRecorder::saysAtOnceWhatCannotBeRecordedInto() {
    const auto missing =
        Recorder::open(m_stores.emptyPlace(StoreLocation::Kind::Sqlite), options(), {});
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    const auto tableless =
        Recorder::open(m_stores.emptyPlace(StoreLocation::Kind::PostgreSql), options(), {});
    QVERIFY(!tableless && tableless.error().code == ErrorCode::Schema);
}

void TestRecorder::makesAMissingFileWhenAsked() {
    const StoreLocation store = m_stores.emptyPlace(StoreLocation::Kind::Sqlite);
    RecorderOptions making = options();
    making.makesMissingFile = true;
    for (int i = 1; i <= 2; ++i) {
        const auto recorder = opened(store, making);
        recorder->add(call(i));
        QCOMPARE(recorder->finish(Patience), Result<std::uint64_t>(0));
    }
    QCOMPARE(eventsOf(store).size(), std::size_t{2});
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRecorder)
#include "tst_recorder.moc"
