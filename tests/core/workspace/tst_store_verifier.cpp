// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Verifying a whole store in the background, and listing a large one, as the window sees it.
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "core/workspace/workspace.h"
#include "tests/support/postgres_server.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace muscope {

namespace {

using Phase = PassState::Phase;

constexpr int Patience = 60'000;

} // namespace

class TestStoreVerifier : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void knowsEverySessionAtTheEnd();
    void agreesWithASessionReadAlone();
    void countsTheRestOfASessionAsUnchecked();
    void startsAnewAndForgetsWithTheStore();
    void showsTheNewestSessionsFirst();

private:
    void open(const StoreLocation& location);
    [[nodiscard]] Phase phase() const { return m_workspace->verification().pass.phase; }

    QTemporaryDir m_folder;
    RuleRegistry m_rules = builtinRules();
    PostgresServer m_server;
    StoreLocation m_demo;
    StoreLocation m_large;
    std::unique_ptr<Workspace> m_workspace;
};

void TestStoreVerifier::initTestCase() {
    m_demo.path = m_folder.filePath(QStringLiteral("demo.sqlite"));
    QVERIFY(writeDemoStore(m_demo.path, m_rules).has_value());
    const QString name = QStringLiteral("large");
    m_server.createDatabase(name);
    m_server.execute(QStringLiteral("CREATE TABLE mcp_events (id SERIAL PRIMARY KEY, session_id"
                                    " TEXT, event_id TEXT, event_type TEXT, payload JSONB,"
                                    " metadata JSONB, created_at TIMESTAMP DEFAULT now())"),
                     name);
    // Ten long sessions, one behind the other; a receipt in a hundred fails.
    m_server.execute(
        QStringLiteral("INSERT INTO mcp_events (session_id, event_id, event_type, payload,"
                       " metadata) SELECT 's' || n / 30000, 'e' || n, 'tool_call',"
                       " '{\"tool\": \"greet\"}', CASE WHEN n % 100 = 0 THEN"
                       " '{\"mu\": \"## Receipt\\nx\"}'::jsonb END"
                       " FROM generate_series(0, 299999) AS n"),
        name);
    m_large = *StoreLocation::parse(m_server.uri(name));
}

void TestStoreVerifier::init() {
    m_workspace = std::make_unique<Workspace>(m_rules);
}

void TestStoreVerifier::open(const StoreLocation& location) {
    m_workspace->openStore(location);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->storeState() == Workspace::StoreState::Open, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->isListing(), Patience);
}

void TestStoreVerifier::knowsEverySessionAtTheEnd() {
    open(m_large);
    QSignalSpy seen(m_workspace.get(), &Workspace::sessionsVerified);
    m_workspace->verifyAll();
    QVERIFY(m_workspace->isBusy());
    QCOMPARE(m_workspace->verification().pass.eventsExpected, std::int64_t{300'000});
    m_workspace->openSession(SessionId("s3")); // goes on beside it
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(phase(), Phase::Done, Patience);
    const StoreVerification& state = m_workspace->verification();
    QCOMPARE(state.pass.eventsRead, std::int64_t{300'000});
    QCOMPARE(state.coverage.differs, std::int64_t{3'000});
    QCOMPARE(state.sessions, std::int64_t{10});
    QCOMPARE(state.failingSessions, std::int64_t{10});
    QVERIFY(!seen.isEmpty());
    for (const SessionSummary& session : m_workspace->sessions()) {
        const Coverage coverage = m_workspace->coverageOf(session.id).value();
        QCOMPARE(coverage.events, session.events);
        QCOMPARE(coverage.differs, std::int64_t{300});
        QCOMPARE(coverage.unchecked, std::int64_t{0});
    }
}

void TestStoreVerifier::agreesWithASessionReadAlone() {
    open(m_demo);
    m_workspace->verifyAll();
    QTRY_COMPARE_WITH_TIMEOUT(phase(), Phase::Done, Patience);
    Coverage sum;
    for (const SessionSummary& session : m_workspace->sessions()) {
        const Coverage verified = m_workspace->coverageOf(session.id).value();
        m_workspace->openSession(session.id);
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
        QCOMPARE(m_workspace->index().coverage(), verified);
        sum.add(verified);
    }
    QCOMPARE(sum, m_workspace->verification().coverage);
}

void TestStoreVerifier::countsTheRestOfASessionAsUnchecked() {
    open(m_large);
    std::optional<Coverage> first;
    connect(m_workspace.get(), &Workspace::sessionsVerified, this, [&] {
        if (!first) {
            first = m_workspace->coverageOf(SessionId("s0"));
            m_workspace->cancel();
        }
    });
    m_workspace->verifyAll();
    QTRY_VERIFY_WITH_TIMEOUT(phase() == Phase::Cancelled, Patience);
    QVERIFY(first.has_value());
    QCOMPARE(first->events, std::int64_t{30'000});
    QVERIFY(first->failures() > 0);
    // What was found stays; what was not looked at is told.
    const StoreVerification& state = m_workspace->verification();
    QVERIFY(state.pass.eventsRead > 0 && state.pass.eventsRead < 300'000);
    std::int64_t unchecked = 0;
    for (const SessionSummary& session : m_workspace->sessions()) {
        const auto coverage = m_workspace->coverageOf(session.id);
        unchecked += coverage ? coverage->unchecked : session.events;
        QVERIFY(!coverage || coverage->events == session.events);
    }
    QCOMPARE(unchecked, 300'000 - state.pass.eventsRead);
    QVERIFY(!m_workspace->coverageOf(SessionId("s9")));
    // A session that is read to its end is known in full.
    m_workspace->openSession(SessionId("s9"));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QCOMPARE(m_workspace->coverageOf(SessionId("s9"))->unchecked, std::int64_t{0});
}

void TestStoreVerifier::startsAnewAndForgetsWithTheStore() {
    open(m_large);
    m_workspace->verifyAll();
    m_workspace->verifyAll();
    m_workspace->cancelVerifying();
    QTRY_COMPARE_WITH_TIMEOUT(phase(), Phase::Cancelled, Patience);
    m_workspace->verifyAll();
    m_workspace->closeStore();
    QCOMPARE(phase(), Phase::Idle);
    open(m_demo);
    m_workspace->verifyAll();
    QTRY_COMPARE_WITH_TIMEOUT(phase(), Phase::Done, Patience);
    QCOMPARE(m_workspace->verification().sessions, std::int64_t{8});
}

void TestStoreVerifier::showsTheNewestSessionsFirst() {
    std::vector<bool> counted;
    connect(m_workspace.get(), &Workspace::sessionsChanged, this, [&] {
        if (!m_workspace->sessions().empty()) {
            counted.push_back(m_workspace->sessions().front().isCounted);
            QCOMPARE(m_workspace->sessions().front().id, SessionId("s9"));
            QCOMPARE(m_workspace->isListPartial(), !counted.back());
        }
    });
    m_workspace->openStore(m_large);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->storeState(), Workspace::StoreState::Open, Patience);
    m_workspace->openSession(SessionId("s9")); // chosen from what is there
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->sessions().size(), std::size_t{10}, Patience);
    QCOMPARE(counted, (std::vector<bool>{false, true}));
    QCOMPARE(m_workspace->currentSession(), std::optional(SessionId("s9")));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QCOMPARE(m_workspace->pass().eventsExpected, std::int64_t{30'000});
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestStoreVerifier)
#include "tst_store_verifier.moc"
