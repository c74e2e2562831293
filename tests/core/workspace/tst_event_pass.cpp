// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// One pass over a store: everything is told once, in order, with its verdict.
#include "core/index/event_index.h"
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "core/workspace/event_pass.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <map>

namespace muscope {

class TestEventPass : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void demoShowsEveryVerdict();
    void demoIsTheSameEachTime();
    void countsAddUpBySession();
    void rowsComeInStoreOrderWithTheirOperations();
    void sessionsOwnPassEqualsItsPartOfTheWhole();
    void tellsReceiptsOfEventsThatAreGone();
    void uncheckedWhenNotAsked();
    void stopsHalfWay();

private:
    Result<void> run(const PassRequest& request, const PassSink& sink, std::stop_token stop = {});

    QTemporaryDir m_folder;
    RuleRegistry m_rules = builtinRules();
    StoreLocation m_location;
    std::unique_ptr<EventStore> m_store;
};

void TestEventPass::initTestCase() {
    m_location.path = m_folder.filePath(QStringLiteral("demo.sqlite"));
    QVERIFY(writeDemoStore(m_location.path, m_rules).has_value());
    m_store = EventStore::open(m_location).value();
}

Result<void> TestEventPass::run(const PassRequest& request, const PassSink& sink,
                                std::stop_token stop) {
    return runPass(*m_store, m_location, m_rules, request, [](const auto&) {}, sink, stop);
}

void TestEventPass::demoShowsEveryVerdict() {
    Coverage coverage;
    QVERIFY(run({}, [&coverage](const PassBatch& batch) { coverage.add(batch.coverage); }));
    QVERIFY(coverage.events > 1'900 && coverage.events < 2'300);
    QVERIFY(coverage.exact > 0);
    QVERIFY(coverage.equivalent > 0);
    QVERIFY(coverage.lossy > 0);
    QVERIFY(coverage.differs > 0);
    QVERIFY(coverage.malformed > 0);
    QVERIFY(coverage.wrongSubject > 0);
    QVERIFY(coverage.notCheckable > 0);
    QVERIFY(coverage.none > 0);
    QVERIFY(coverage.receiptEvents > 0);
    QCOMPARE(coverage.unchecked, std::int64_t{0});
    QCOMPARE(m_store->sessions()->size(), std::size_t{8});
}

void TestEventPass::demoIsTheSameEachTime() {
    StoreLocation again;
    again.path = m_folder.filePath(QStringLiteral("again.sqlite"));
    QVERIFY(writeDemoStore(again.path, m_rules).has_value());
    const auto texts = [](EventStore& store) {
        QByteArray all;
        const Result<void> read = store.read({},
                                             [&all](const EventView& event) {
                                                 all += event.eventId;
                                                 all += *event.createdAt;
                                                 all += *event.payload;
                                                 all += *event.metadata;
                                             },
                                             {});
        return read ? all : QByteArray();
    };
    const QByteArray first = texts(*m_store);
    QVERIFY(!first.isEmpty());
    QCOMPARE(texts(*EventStore::open(again).value()), first);
}

void TestEventPass::countsAddUpBySession() {
    Coverage whole;
    std::map<SessionId, Coverage> sessions;
    QVERIFY(run({}, [&](const PassBatch& batch) {
        whole.add(batch.coverage);
        for (const auto& [id, coverage] : batch.sessions) {
            sessions[id].add(coverage);
        }
    }));
    Coverage sum;
    for (const auto& [id, coverage] : sessions) {
        sum.add(coverage);
    }
    QCOMPARE(sum, whole);
    QCOMPARE(whole.match() + whole.failures() + whole.notCheckable + whole.none +
                 whole.receiptEvents + whole.unchecked,
             whole.events);
}

void TestEventPass::rowsComeInStoreOrderWithTheirOperations() {
    const auto sessions = *m_store->sessions();
    // The search session: the only one with calls that nobody answered among many.
    const SessionId search = sessions[5].id;
    EventIndex index;
    QVERIFY(run({search, true, true}, [&](const PassBatch& batch) { index.append(batch.index); }));
    const IndexSnapshot snapshot = index.snapshot();
    QCOMPARE(std::int64_t{snapshot.size()}, sessions[5].events);
    int hung = 0;
    for (std::uint32_t i = 0; i < snapshot.size(); ++i) {
        const EventRow row = snapshot.row(RowNumber(i));
        if (i > 0) {
            QVERIFY(snapshot.row(RowNumber(i - 1)).sequence < row.sequence);
        }
        if (row.operation == OperationState::Answered) {
            QVERIFY(snapshot.tookMicroseconds(row).value() > 0);
            QCOMPARE(snapshot.row(*row.peer).peer->value(), i);
        }
        hung += row.operation == OperationState::Open ? 1 : 0;
        QVERIFY(row.operation != OperationState::Orphan);
    }
    QCOMPARE(hung, 2);
}

void TestEventPass::sessionsOwnPassEqualsItsPartOfTheWhole() {
    std::map<SessionId, Coverage> sessions;
    QVERIFY(run({}, [&sessions](const PassBatch& batch) {
        for (const auto& [id, coverage] : batch.sessions) {
            sessions[id].add(coverage);
        }
    }));
    for (const auto& [id, expected] : sessions) {
        Coverage coverage;
        QVERIFY(run({id, true, false},
                    [&coverage](const PassBatch& batch) { coverage.add(batch.coverage); }));
        QCOMPARE(coverage, expected);
    }
}

void TestEventPass::tellsReceiptsOfEventsThatAreGone() {
    StoreLocation damaged;
    damaged.path = m_folder.filePath(QStringLiteral("damaged.sqlite"));
    QVERIFY(writeDemoStore(damaged.path, m_rules).has_value());
    {
        const auto connection = QStringLiteral("damage");
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
        database.setDatabaseName(damaged.path);
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral(
            "DELETE FROM mcp_events WHERE event_id IN (SELECT payload ->> 'event_id' FROM"
            " mcp_events WHERE event_type = 'mu_receipt' ORDER BY id LIMIT 1)")));
        QVERIFY(query.exec(
            QStringLiteral("INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
                           " VALUES ('s', 'nameless', 'receipt', '{\"mu\":\"x\"}')")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("damage"));
    QStringList orphans;
    const auto store = EventStore::open(damaged).value();
    QVERIFY(runPass(
        *store, damaged, m_rules, {}, [](const auto&) {},
        [&orphans](const PassBatch& batch) {
            for (const PassProblem& problem : batch.problems) {
                orphans.push_back(QString::fromUtf8(wordFor(problem.kind)) + u' ' +
                                  problem.message);
            }
        },
        {}));
    QCOMPARE(orphans.size(), qsizetype{2});
    QVERIFY(orphans[0].contains(u"receipt-orphan it is a receipt of event"));
    QVERIFY(orphans[1].contains(u"names no event"));
}

void TestEventPass::uncheckedWhenNotAsked() {
    Coverage coverage;
    QVERIFY(run({std::nullopt, false, false},
                [&coverage](const PassBatch& batch) { coverage.add(batch.coverage); }));
    QCOMPARE(coverage.unchecked + coverage.receiptEvents, coverage.events);
}

void TestEventPass::stopsHalfWay() {
    std::stop_source stop;
    std::int64_t events = 0;
    const Result<void> done = run(
        {},
        [&](const PassBatch& batch) {
            events += batch.events;
            stop.request_stop();
        },
        stop.get_token());
    // A small store may have been read before the first batch was told.
    QVERIFY(done.has_value() || done.error().code == ErrorCode::Cancelled);
    QVERIFY(events > 0);
    stop = std::stop_source();
    stop.request_stop();
    const Result<void> never = run({}, [](const PassBatch&) {}, stop.get_token());
    QVERIFY(!never.has_value());
    QCOMPARE(never.error().code, ErrorCode::Cancelled);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestEventPass)
#include "tst_event_pass.moc"
