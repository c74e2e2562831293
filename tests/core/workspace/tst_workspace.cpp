// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// The workspace as the window uses it: orders return at once, signals tell what came of them.
#include "core/json/owned_document.h"
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "core/workspace/workspace.h"
#include "tests/support/postgres_server.h"
#include "tests/support/problem_store.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace muscope {

namespace {

using StoreState = Workspace::StoreState;
using Phase = PassState::Phase;

constexpr int Patience = 100'000;

template <typename T>
Result<T> answer(QFuture<Result<T>> future) {
    // The test may wait where the window must not.
    future.waitForFinished();
    return future.result();
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void opensAStoreAndListsItsSessions();
    void readsASessionAndTellsItsVerdicts();
    void tellsEveryKindOfProblem();
    void givesTheDetailOfAnEvent();
    void findsAnEventById();
    void newestRequestWins();
    void switchingSessionsForgetsTheFormer();
    void failsWithASentenceAndOpensAgain();
    void reloadSeesWhatCameMeanwhile();
    void keepsWhatWasReadWhenKilledOrCancelled();

private:
    void open(const StoreLocation& location);

    QTemporaryDir m_folder;
    RuleRegistry m_rules = builtinRules();
    StoreLocation m_demo;
    std::unique_ptr<Workspace> m_workspace;
};

void TestWorkspace::initTestCase() {
    m_demo.path = m_folder.filePath(QStringLiteral("demo.sqlite"));
    QVERIFY(writeDemoStore(m_demo.path, m_rules).has_value());
}

void TestWorkspace::init() {
    m_workspace = std::make_unique<Workspace>(m_rules);
}

void TestWorkspace::open(const StoreLocation& location) {
    m_workspace->openStore(location);
    QCOMPARE(m_workspace->storeState(), StoreState::Opening);
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->storeState() != StoreState::Opening, Patience);
}

void TestWorkspace::opensAStoreAndListsItsSessions() {
    open(m_demo);
    QCOMPARE(m_workspace->storeState(), StoreState::Open);
    QCOMPARE(m_workspace->sessions().size(), std::size_t{8});
    QCOMPARE(m_workspace->store().place, QStringLiteral("file"));
    QVERIFY(!m_workspace->currentSession());
    m_workspace->closeStore();
    QCOMPARE(m_workspace->storeState(), StoreState::None);
    QVERIFY(m_workspace->sessions().empty());
}

void TestWorkspace::readsASessionAndTellsItsVerdicts() {
    open(m_demo);
    QSignalSpy appended(m_workspace.get(), &Workspace::indexAppended);
    const SessionSummary newest = m_workspace->sessions().front();
    m_workspace->openSession(newest.id);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QCOMPARE(std::int64_t{m_workspace->index().size()}, newest.events);
    QCOMPARE(m_workspace->pass().eventsRead, newest.events);
    QVERIFY(!m_workspace->index().failures().empty());
    QCOMPARE(m_workspace->coverageOf(newest.id).value(), m_workspace->index().coverage());
    quint32 next = 0;
    for (const QList<QVariant>& signal : appended) {
        QCOMPARE(signal[0].toUInt(), next);
        next += signal[1].toUInt();
    }
    QCOMPARE(next, m_workspace->index().size());
}

void TestWorkspace::tellsEveryKindOfProblem() {
    StoreLocation location;
    location.path = m_folder.filePath(QStringLiteral("problems.sqlite"));
    QVERIFY(writeStore(location.path, everyProblem()));
    open(location);
    QSignalSpy changed(m_workspace.get(), &Workspace::problemsChanged);
    m_workspace->openSession(m_workspace->sessions().front().id);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QVERIFY(!changed.isEmpty());
    const auto problems = m_workspace->problems();
    std::vector<Problem> found;
    for (const ProblemKind kind : problemKinds()) {
        for (const RowNumber row : problems->rows(kind)) {
            found.push_back({row, kind});
        }
    }
    QCOMPARE(found, everyProblemFound());
    const auto detail = [&problems](ProblemKind kind, std::size_t place) {
        return problems->note(kind, place)->detail;
    };
    QCOMPARE(detail(ProblemKind::DuplicateKeys, 0),
             QStringLiteral("the key \"a\" stands twice in the payload"));
    QCOMPARE(detail(ProblemKind::DuplicateKeys, 1),
             QStringLiteral("the key \"k\" stands twice in the metadata"));
    QVERIFY(detail(ProblemKind::OrphanReceipt, 0).contains(u"gone"));
    QVERIFY(detail(ProblemKind::NotUtf8, 0).contains(u"payload"));
    m_workspace->closeStore();
    QVERIFY(m_workspace->problems()->isEmpty());
    QCOMPARE(problems->size(), found.size()); // whoever still holds the old list may read it
}

void TestWorkspace::givesTheDetailOfAnEvent() {
    open(m_demo);
    m_workspace->openSession(m_workspace->sessions().front().id);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    const RowNumber failing = m_workspace->index().failures().front();
    const Result<EventDetail> detail = answer(m_workspace->readDetail(failing));
    QVERIFY(detail.has_value());
    QCOMPARE(detail->number, failing);
    QCOMPARE(detail->verdict, Verdict::Differs);
    QVERIFY(detail->payload != nullptr);
    QCOMPARE(detail->receipts.size(), std::size_t{1});
    const ReceiptReport& report = detail->receipts.front();
    QCOMPARE(report.asWritten, std::string("## Receipt\nEvent: tool_call\nPayload: olleH, Alice!"));
    QCOMPARE(std::string(report.subject), std::string("result"));
    QVERIFY(report.firstDifference.has_value());
    QVERIFY(!report.turnedBack.empty());
}

void TestWorkspace::findsAnEventById() {
    open(m_demo);
    m_workspace->openSession(m_workspace->sessions().front().id);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    const auto detail = answer(m_workspace->readDetail(RowNumber(7)));
    const auto row = answer(m_workspace->findEvent(detail->event.eventId));
    QVERIFY(row.has_value());
    QCOMPARE(row->value(), 7U);
    const auto nobody = answer(m_workspace->findEvent(EventId("nobody")));
    QVERIFY(!nobody.has_value());
    QCOMPARE(nobody.error().code, ErrorCode::NotFound);
}

void TestWorkspace::newestRequestWins() {
    open(m_demo);
    m_workspace->openSession(m_workspace->sessions().front().id);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    std::vector<QFuture<Result<EventDetail>>> futures;
    for (std::uint32_t i = 0; i < 50; ++i) {
        futures.push_back(m_workspace->readDetail(RowNumber(i)));
    }
    QCOMPARE(answer(futures.back())->number.value(), 49U);
    for (auto& future : futures) {
        const auto result = answer(future);
        QVERIFY(result.has_value() || result.error().code == ErrorCode::Cancelled);
    }
}

void TestWorkspace::switchingSessionsForgetsTheFormer() {
    open(m_demo);
    for (const SessionSummary& session : m_workspace->sessions()) {
        m_workspace->openSession(session.id); // never waits for the former
    }
    const SessionSummary last = m_workspace->sessions().back();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QCOMPARE(*m_workspace->currentSession(), last.id);
    QCOMPARE(std::int64_t{m_workspace->index().size()}, last.events);
}

void TestWorkspace::failsWithASentenceAndOpensAgain() {
    StoreLocation nowhere;
    nowhere.path = m_folder.filePath(QStringLiteral("nowhere.sqlite"));
    open(nowhere);
    QCOMPARE(m_workspace->storeState(), StoreState::Failed);
    QVERIFY(m_workspace->storeError()->message.contains(u"nowhere.sqlite"));
    m_workspace->reload();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->storeState(), StoreState::Failed, Patience);
    open(m_demo);
    QCOMPARE(m_workspace->storeState(), StoreState::Open);
    QVERIFY(!m_workspace->storeError());
}

void TestWorkspace::reloadSeesWhatCameMeanwhile() {
    PostgresServer server;
    server.createDatabase(QStringLiteral("live"));
    server.execute(QStringLiteral("CREATE TABLE mcp_events (id SERIAL PRIMARY KEY, session_id TEXT,"
                                  " event_id TEXT, event_type TEXT, payload JSONB, created_at"
                                  " TIMESTAMP DEFAULT now())"),
                   QStringLiteral("live"));
    const QString insert =
        QStringLiteral("INSERT INTO mcp_events (session_id, event_id, event_type,"
                       " payload) VALUES ('s', gen_random_uuid(), 't', '{}')");
    server.execute(insert, QStringLiteral("live"));
    open(*StoreLocation::parse(server.uri(QStringLiteral("live"))));
    m_workspace->openSession(SessionId("s"));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QCOMPARE(m_workspace->index().size(), 1U);
    server.execute(insert, QStringLiteral("live"));
    m_workspace->reload();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->index().size(), 2U, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->sessions().front().events, std::int64_t{2}, Patience);
    // A restarted server is found again without a word.
    server.kill();
    server.restart();
    m_workspace->reload();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QCOMPARE(m_workspace->index().size(), 2U);
}

void TestWorkspace::keepsWhatWasReadWhenKilledOrCancelled() {
    PostgresServer server;
    server.createDatabase(QStringLiteral("large"));
    server.execute(
        QStringLiteral("CREATE TABLE mcp_events (id SERIAL PRIMARY KEY, session_id TEXT, event_id"
                       " TEXT, event_type TEXT, payload JSONB, created_at TIMESTAMP DEFAULT now());"
                       "INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
                       " SELECT 's', n, 't', jsonb_build_object('text', repeat('x', 2000))"
                       " FROM generate_series(1, 100000) n"),
        QStringLiteral("large"));
    open(*StoreLocation::parse(server.uri(QStringLiteral("large"))));
    m_workspace->openSession(SessionId("s"));
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->index().size() > 0, Patience);
    server.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!m_workspace->pass().isRunning(), Patience);
    QCOMPARE(m_workspace->pass().phase, Phase::Failed);
    QVERIFY(!m_workspace->pass().error->message.isEmpty());
    QVERIFY(m_workspace->index().size() > 0);
    const auto lost = answer(m_workspace->readDetail(RowNumber(0)));
    QVERIFY(!lost.has_value());
    server.restart();
    QVERIFY(answer(m_workspace->readDetail(RowNumber(0))).has_value());
    m_workspace->reload();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Done, Patience);
    QCOMPARE(m_workspace->index().size(), 100'000U);
    // And once more, stopped by a person.
    m_workspace->reload();
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->index().size() > 0, Patience);
    m_workspace->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, Phase::Cancelled, Patience);
    QVERIFY(m_workspace->index().size() > 0);
    QVERIFY(m_workspace->index().size() < 100'000U);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestWorkspace)
#include "tst_workspace.moc"
