// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// The readings of a session, over every kind of store.
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/session_series.h"
#include "core/workspace/workspace.h"
#include "tests/support/store_fixture.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using Phase = SessionSeries::Phase;

constexpr int Patience = 100'000;

std::vector<StoredEvent> manyEvents(const char* session, int count) {
    std::vector<StoredEvent> events;
    for (int i = 0; i < count; ++i) {
        StoredEvent event =
            eventAt(session, (QByteArray(session) + QByteArray::number(i)).constData(), i);
        event.payload = i % 2 == 0
                            ? R"({"lidar":[null],"sonar":[)" + QByteArray::number(i) + ",-1]}"
                            : QByteArray(R"({"tool":"greet","result":[1,2,3]})");
        events.push_back(event);
    }
    return events;
}

} // namespace

class TestSessionSeries final : public QObject {
    Q_OBJECT

    StoreFixture m_fixture;
    RuleRegistry m_rules = builtinRules();
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] SessionSeries& series() const { return m_workspace->sessionSeries(); }

    void open(const StoreLocation& location) {
        m_workspace->openStore(location);
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->storeState(), Workspace::StoreState::Open, Patience);
        m_workspace->openSession(SessionId("s1"));
    }

    void waitForEnd() { QTRY_VERIFY_WITH_TIMEOUT(series().phase() != Phase::Running, Patience); }

private slots:
    void init() { m_workspace = std::make_unique<Workspace>(m_rules); }
    void cleanup() { m_workspace.reset(); }

    void readsEveryKindOfStore_data() { addStoreKinds(); }

    void readsEveryKindOfStore() {
        QFETCH(StoreLocation::Kind, kind);
        open(m_fixture.store(kind, manyEvents("s1", 200)));
        QCOMPARE(series().phase(), Phase::Idle);
        series().start();
        QCOMPARE(series().phase(), Phase::Running);
        waitForEnd();
        QCOMPARE(series().phase(), Phase::Done);
        QCOMPARE(series().eventsRead(), std::int64_t{200});
        const FoldedSeries& read = *series().series();
        QCOMPARE(read.events(), std::uint64_t{100});
        QCOMPARE(read.channels().size(), std::size_t{2});
        QCOMPARE(read.channels()[1].steps[7], (FoldedSeries::Step{14, -1, -1, 14, 2, 0}));
        QCOMPARE(read.channels()[0].steps[7].gaps, std::uint64_t{1});
    }

    void beginsAnewWithAnotherSession() {
        std::vector<StoredEvent> events = manyEvents("s1", 5'000);
        for (const StoredEvent& event : manyEvents("s2", 4)) {
            events.push_back(event);
        }
        open(m_fixture.store(StoreLocation::Kind::Sqlite, events));
        series().start();
        m_workspace->openSession(SessionId("s2"));
        QCOMPARE(series().phase(), Phase::Idle);
        series().start();
        waitForEnd();
        QCOMPARE(series().phase(), Phase::Done);
        QCOMPARE(series().series()->events(), std::uint64_t{2});
    }

    void stopsWhenItIsToldAndBeginsAgain() {
        open(m_fixture.store(StoreLocation::Kind::Sqlite, manyEvents("s1", 20'000)));
        series().start();
        series().cancel();
        waitForEnd();
        QVERIFY(series().phase() == Phase::Cancelled || series().phase() == Phase::Done);
        series().start();
        waitForEnd();
        QCOMPARE(series().phase(), Phase::Done);
        QCOMPARE(series().series()->events(), std::uint64_t{10'000});
    }

    void doesNothingWithoutASession() {
        series().start();
        QCOMPARE(series().phase(), Phase::Idle);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSessionSeries)
#include "tst_session_series.moc"
