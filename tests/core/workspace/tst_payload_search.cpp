// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Searching the payloads of a session, over every kind of store.
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/payload_search.h"
#include "core/workspace/workspace.h"
#include "tests/support/store_fixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using Phase = PayloadSearch::Phase;

constexpr int Patience = 100'000;

std::vector<StoredEvent> manyEvents(int count) {
    std::vector<StoredEvent> events;
    for (int i = 0; i < count; ++i) {
        StoredEvent event = eventAt("s1", QByteArray::number(i).constData(), i);
        event.payload = i % 10 == 3 ? R"({"tool":"greet","name":"Caf\u00e9"})"
                                    : R"({"tool":"greet","name":"Alice"})";
        event.metadata = i == 5 ? R"({"note":"caf\u00e9"})" : "{}";
        events.push_back(event);
    }
    return events;
}

} // namespace

class TestPayloadSearch final : public QObject {
    Q_OBJECT

    std::unique_ptr<StoreFixture> m_fixture;
    RuleRegistry m_rules = builtinRules();
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] PayloadSearch& search() const { return m_workspace->payloadSearch(); }

    void open(const StoreLocation& location) {
        m_workspace->openStore(location);
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->storeState(), Workspace::StoreState::Open, Patience);
        m_workspace->openSession(SessionId("s1"));
    }

    void waitForPass() {
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Done, Patience);
    }

    void waitForSearch() { QTRY_VERIFY_WITH_TIMEOUT(search().phase() != Phase::Running, Patience); }

private slots:
    void initTestCase() { m_fixture = std::make_unique<StoreFixture>(); }
    void init() { m_workspace = std::make_unique<Workspace>(m_rules); }
    void cleanup() { m_workspace.reset(); }

    void findsInEveryKindOfStore_data() { addStoreKinds(); }

    void findsInEveryKindOfStore() {
        QFETCH(StoreLocation::Kind, kind);
        open(m_fixture->store(kind, manyEvents(200)));
        waitForPass();
        search().start(u"CAFÉ"_s, PayloadSearch::Where::Payload);
        QCOMPARE(search().phase(), Phase::Running);
        waitForSearch();
        QCOMPARE(search().phase(), Phase::Done);
        QCOMPARE(search().hits().size(), std::size_t{20});
        QCOMPARE(search().hits()[1], RowNumber(13));
        QVERIFY(std::is_sorted(search().hits().begin(), search().hits().end()));
        QCOMPARE(search().eventsRead(), std::int64_t{200});
        search().start(u"café"_s, PayloadSearch::Where::PayloadAndMetadata);
        waitForSearch();
        QCOMPARE(search().hits().size(), std::size_t{21});
        QCOMPARE(search().hits()[1], RowNumber(5));
    }

    void findsWhileTheIndexIsStillFilled() {
        open(m_fixture->store(StoreLocation::Kind::Sqlite, manyEvents(20'000)));
        search().start(u"café"_s, PayloadSearch::Where::Payload);
        waitForSearch();
        waitForPass();
        QTRY_COMPARE(search().hits().size(), std::size_t{2'000});
        QCOMPARE(search().hitsOutside(), std::size_t{0});
    }

    void newestSearchWins() {
        open(m_fixture->store(StoreLocation::Kind::Sqlite, manyEvents(5'000)));
        waitForPass();
        for (int i = 0; i < 20; ++i) {
            search().start(u"Alice"_s, PayloadSearch::Where::Payload);
        }
        search().start(u"café"_s, PayloadSearch::Where::Payload);
        waitForSearch();
        QCOMPARE(search().phase(), Phase::Done);
        QCOMPARE(search().hits().size(), std::size_t{500});
    }

    void stopsWhenItIsTold() {
        open(m_fixture->store(StoreLocation::Kind::Sqlite, manyEvents(20'000)));
        waitForPass();
        search().start(u"café"_s, PayloadSearch::Where::Payload);
        search().cancel();
        waitForSearch();
        QVERIFY(search().phase() == Phase::Cancelled || search().phase() == Phase::Done);
        search().start(u"café"_s, PayloadSearch::Where::Payload);
        waitForSearch();
        QVERIFY2(search().phase() == Phase::Done,
                 qPrintable(search().error() ? search().error()->message : QString()));
    }

    void tellsHitsInEventsThatCameSince() {
        const StoreLocation location =
            m_fixture->store(StoreLocation::Kind::Sqlite, manyEvents(10));
        open(location);
        waitForPass();
        m_fixture->execute(location,
                           "INSERT INTO mcp_events (session_id, event_id, event_type, payload) "
                           "VALUES ('s1', 'new', 'tool_call', '{\"name\":\"caf\u00e9\"}')");
        search().start(u"café"_s, PayloadSearch::Where::Payload);
        waitForSearch();
        QCOMPARE(search().hits().size(), std::size_t{1});
        QCOMPARE(search().hitsOutside(), std::size_t{1});
    }

    void isForgottenWithItsSession() {
        open(m_fixture->store(StoreLocation::Kind::Sqlite, manyEvents(100)));
        waitForPass();
        search().start(u"café"_s, PayloadSearch::Where::Payload);
        waitForSearch();
        m_workspace->reload();
        QCOMPARE(search().phase(), Phase::Idle);
        QVERIFY(search().hits().empty());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestPayloadSearch)
#include "tst_payload_search.moc"
