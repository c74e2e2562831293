// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/support/node_server.h"
#include "tests/support/recording_proxy.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

LiveSettings settingsFor(const QUrl& url, EraChoice era = EraChoice::Automatic,
                         Revision pinned = Revision::V2026_07_28) {
    LiveSettings settings;
    settings.url = url;
    settings.era = era;
    settings.pinned = pinned;
    return settings;
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

// Bytes of the messages and probes of one direction, sorted: all that passed.
QList<QByteArray> passed(const LiveProbe& probe, Direction direction) {
    QList<QByteArray> all = probe.messages(direction);
    for (const LiveEvent& event : probe.of(LiveEventKind::Probe)) {
        if (event.direction == direction && event.bytes.starts_with('{')) {
            all.append(QByteArray::fromStdString(event.bytes));
        }
    }
    std::ranges::sort(all);
    return all;
}

} // namespace

// Revision 2026-07-28 as a real server speaks it, and how its era is found among others.
class TestModernServers : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsTheEraOfAServer_data();
    void findsTheEraOfAServer();
    void recordsWhatPasses();
    void answersWhatAServerAsksWithinItsResult();
    void declinesByDefault();
    void cancelsByClosing();
    void hearsWhatChanges();
    void subscribesAgainAfterACut();
    void learnsWhichHeadersAToolWants();
    void pollsATaskOf20251125();

private:
    std::unique_ptr<NodeServer> m_modern;
};

void TestModernServers::initTestCase() {
    m_modern = std::make_unique<NodeServer>(NodeServer::Kind::ModernStateless);
}

void TestModernServers::findsTheEraOfAServer_data() {
    QTest::addColumn<NodeServer::Kind>("kind");
    QTest::addColumn<EraChoice>("era");
    QTest::addColumn<Revision>("pinned");
    QTest::addColumn<bool>("connects");
    QTest::addColumn<Revision>("revision");
    using Kind = NodeServer::Kind;
    const auto modern = Revision::V2026_07_28;
    const auto legacy = Revision::V2025_11_25;
    const auto row = [&](const char* name, Kind kind, EraChoice era, bool connects,
                         Revision revision, Revision pinned = Revision::V2026_07_28) {
        QTest::newRow(name) << kind << era << pinned << connects << revision;
    };
    row("both, automatic", Kind::ModernStateless, EraChoice::Automatic, true, modern);
    row("both, legacy", Kind::ModernStateless, EraChoice::Legacy, true, legacy);
    row("both, modern", Kind::ModernStateless, EraChoice::Pinned, true, modern);
    row("both, pinned to a legacy one", Kind::ModernStateless, EraChoice::Pinned, true, legacy,
        legacy);
    row("modern, automatic", Kind::ModernReject, EraChoice::Automatic, true, modern);
    row("modern, legacy", Kind::ModernReject, EraChoice::Legacy, false, legacy);
    row("modern, modern", Kind::ModernReject, EraChoice::Pinned, true, modern);
    row("legacy, automatic", Kind::Polling, EraChoice::Automatic, true, legacy);
    row("legacy, legacy", Kind::Polling, EraChoice::Legacy, true, legacy);
    row("legacy, modern", Kind::Polling, EraChoice::Pinned, false, modern);
    row("everything, automatic", Kind::EverythingStreamable, EraChoice::Automatic, true, legacy);
    row("everything over SSE, automatic", Kind::EverythingSse, EraChoice::Automatic, true, legacy);
}

void TestModernServers::findsTheEraOfAServer() {
    QFETCH(const NodeServer::Kind, kind);
    QFETCH(const EraChoice, era);
    QFETCH(const Revision, pinned);
    QFETCH(const bool, connects);
    QFETCH(const Revision, revision);
    const bool isShared = kind == NodeServer::Kind::ModernStateless;
    const auto own = isShared ? nullptr : std::make_unique<NodeServer>(kind);
    LiveProbe probe(settingsFor((isShared ? *m_modern : *own).url(), era, pinned));
    probe.client.start();
    QVERIFY(probe.waitFor(connects ? ClientState::Ready : ClientState::Failed));
    if (connects) {
        const auto spoken = probe.client.revision();
        QVERIFY(spoken);
        QCOMPARE(isModern(*spoken), isModern(revision));
        if (isModern(revision)) {
            QVERIFY(contains(probe.client.serverInfo(), "\"modern\""));
            QCOMPARE(probe.client.serverInstructions(), std::string("tiny"));
        }
        QVERIFY(probe.close());
    } else {
        QVERIFY(!probe.client.error()->message.isEmpty());
    }
    // Only who asks for it has a server probed.
    const bool isProbed =
        era == EraChoice::Automatic || (era == EraChoice::Pinned && isModern(pinned));
    QCOMPARE(probe.of(LiveEventKind::Probe).size(), std::size_t(isProbed ? 2 : 0));
}

void TestModernServers::recordsWhatPasses() {
    const RecordingProxy proxy(m_modern->port());
    LiveProbe probe(settingsFor(m_modern->url(proxy.port())));
    QVERIFY(probe.connectToServer());
    const auto echo = probe.callTool("echo", "{\"text\":\"za\\u00eb\"}");
    QVERIFY(echo && contains(echo->result, "zaë"));
    int steps = 0;
    std::optional<Result<CallAnswer>> counted;
    probe.client.call(
        "tools/call", "{\"name\":\"countdown\",\"arguments\":{\"n\":3,\"delayMs\":5}}",
        [&](Result<CallAnswer> answer) { counted = std::move(answer); },
        [&](const std::string& /*params*/) { ++steps; });
    QTRY_VERIFY_WITH_TIMEOUT(counted.has_value(), LiveProbe::Patience);
    QVERIFY(*counted && contains((*counted)->result, "completed 3/3"));
    QCOMPARE(steps, 3);
    const auto unknown = probe.call("ping", {});
    QVERIFY(unknown && contains(unknown->error, "-32601"));
    QVERIFY(probe.call("tools/list", {}));
    QVERIFY(probe.close());

    QCOMPARE(passed(probe, Direction::ClientToServer), sortedMessagesToServer(proxy.connections()));
    QCOMPARE(passed(probe, Direction::ServerToClient), sortedMessagesToClient(proxy.connections()));
    // It logs, since the request asks for it.
    QVERIFY(passed(probe, Direction::ServerToClient).join().contains("notifications/message"));
    for (const RecordedConnection& connection : proxy.connections()) {
        for (const HttpMessage& request : httpMessages(connection.toServer, HttpSide::Requests)) {
            QCOMPARE(request.method(), "POST"_ba);
            QCOMPARE(request.header("MCP-Protocol-Version"_ba), "2026-07-28"_ba);
            QVERIFY(!request.header("Mcp-Method"_ba).isEmpty());
            QVERIFY(!request.hasHeader("Mcp-Session-Id"_ba));
        }
    }
}

void TestModernServers::answersWhatAServerAsksWithinItsResult() {
    LiveProbe probe(settingsFor(m_modern->url()));
    std::vector<ServerRequest> asked;
    ServerReply reply;
    probe.client.setServerRequestHandler([&](const ServerRequest& request, const ServerReply& to) {
        asked.push_back(request);
        reply = to;
        return true;
    });
    QVERIFY(probe.connectToServer());
    std::optional<Result<CallAnswer>> answer;
    probe.client.call("tools/call", "{\"name\":\"deploy\",\"arguments\":{\"env\":\"prod\"}}",
                      [&](Result<CallAnswer> came) { answer = std::move(came); });
    QTRY_COMPARE_WITH_TIMEOUT(asked.size(), std::size_t(1), LiveProbe::Patience);
    QCOMPARE(asked[0].method, std::string("elicitation/create"));
    QVERIFY(contains(asked[0].params, "Deploy to prod?"));
    QVERIFY(!answer.has_value()); // it waits for a person, however long
    reply({.result = "{\"action\":\"accept\",\"content\":{\"confirm\":true}}", .error = {}});
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), LiveProbe::Patience);
    QVERIFY(*answer && contains((*answer)->result, "deployed prod"));
    // Two requests under ids of their own, the second with the state as it came.
    std::vector<std::string> calls;
    for (const LiveEvent& event : probe.of(LiveEventKind::Message)) {
        if (contains(event.bytes, "\"method\":\"tools/call\"")) {
            calls.push_back(event.bytes);
        }
    }
    QCOMPARE(calls.size(), std::size_t(2));
    QVERIFY(contains(calls[1], "\"inputResponses\":{\"confirm\":{\"action\":\"accept\""));
    QVERIFY(contains(calls[1], "\"requestState\":\"v1."));
    QVERIFY(probe.close());
}

void TestModernServers::declinesByDefault() {
    LiveProbe probe(settingsFor(m_modern->url()));
    QVERIFY(probe.connectToServer());
    std::optional<Result<CallAnswer>> answer;
    const CallHandle handle =
        probe.client.call("tools/call", "{\"name\":\"deploy\",\"arguments\":{\"env\":\"dev\"}}",
                          [&](Result<CallAnswer> came) { answer = std::move(came); });
    // This server asks again until somebody accepts; it is not asked for ever.
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), LiveProbe::Patience);
    QVERIFY(!*answer);
    QVERIFY2(answer->error().message.contains(u"32 times"_s), qPrintable(answer->error().message));
    probe.client.cancel(handle); // without effect by now
    QVERIFY(probe.close());
}

void TestModernServers::cancelsByClosing() {
    LiveProbe probe(settingsFor(m_modern->url()));
    QVERIFY(probe.connectToServer());
    int steps = 0;
    std::optional<Result<CallAnswer>> answer;
    const CallHandle handle = probe.client.call(
        "tools/call", "{\"name\":\"countdown\",\"arguments\":{\"n\":100000,\"delayMs\":20}}",
        [&](Result<CallAnswer> came) { answer = std::move(came); },
        [&](const std::string& /*params*/) { ++steps; });
    QTRY_VERIFY_WITH_TIMEOUT(steps > 1, LiveProbe::Patience);
    probe.client.cancel(handle);
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), LiveProbe::Patience);
    QCOMPARE(answer->error().code, ErrorCode::Cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(m_modern->log().contains("countdown aborted"), LiveProbe::Patience);
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "\"cancelled\""));
    // No message says so: closing does.
    QVERIFY(!probe.messages(Direction::ClientToServer).join().contains("notifications/cancelled"));
    QVERIFY(probe.close());
}

void TestModernServers::hearsWhatChanges() {
    NodeServer server(NodeServer::Kind::ModernReject);
    LiveProbe probe(settingsFor(server.url()));
    QVERIFY(probe.connectToServer());
    const auto heard = [&](const char* method) {
        return probe.messages(Direction::ServerToClient).join().contains(method);
    };
    QVERIFY(heard("notifications/subscriptions/acknowledged"));
    QVERIFY(probe.callTool("flip"));
    QTRY_VERIFY_WITH_TIMEOUT(heard("notifications/tools/list_changed"), LiveProbe::Patience);
    QCOMPARE(probe.client.state(), ClientState::Ready);
    // A graceful end is said, and not asked for again.
    server.terminate();
    QTRY_VERIFY_WITH_TIMEOUT(probe.hasTold(LiveEventKind::Connection, "\"unsubscribed\""),
                             LiveProbe::Patience);
    QVERIFY(!probe.hasTold(LiveEventKind::Gap, "resubscribing"));
    QVERIFY(probe.close());
}

void TestModernServers::subscribesAgainAfterACut() {
    RecordingProxy proxy(m_modern->port());
    LiveProbe probe(settingsFor(m_modern->url(proxy.port())));
    QVERIFY(probe.connectToServer());
    proxy.cutAll();
    QVERIFY(probe.waitFor(ClientState::Reconnecting));
    QTRY_COMPARE_WITH_TIMEOUT(probe.client.state(), ClientState::Ready, LiveProbe::Patience);
    QVERIFY(probe.hasTold(LiveEventKind::Gap, "resubscribing"));
    QVERIFY(probe.callTool("flip"));
    QTRY_VERIFY_WITH_TIMEOUT(probe.messages(Direction::ServerToClient)
                                 .join()
                                 .contains("notifications/tools/list_changed"),
                             LiveProbe::Patience);
    QVERIFY(probe.close());
}

void TestModernServers::learnsWhichHeadersAToolWants() {
    LiveProbe probe(settingsFor(m_modern->url()));
    QVERIFY(probe.connectToServer());
    // Nothing was listed before: the server refuses, the tools are listed, the call is made again.
    const auto answer = probe.callTool("sql", "{\"region\":\"zaë\",\"q\":\"1\"}");
    QVERIFY2(answer && contains(answer->result, "zaë"),
             answer ? answer->error.c_str() : qPrintable(answer.error().message));
    QVERIFY(probe.messages(Direction::ServerToClient).join().contains("-32020"));
    const std::size_t before = probe.events.size();
    QVERIFY(probe.callTool("sql", "{\"region\":\"a\",\"q\":\"1\"}"));
    QCOMPARE(probe.events.size() - before, std::size_t(2)); // asked and answered
    QVERIFY(probe.close());
}

void TestModernServers::pollsATaskOf20251125() {
    const NodeServer server(NodeServer::Kind::EverythingStreamable);
    LiveProbe probe(settingsFor(server.url(), EraChoice::Legacy));
    QVERIFY(probe.connectToServer());
    const auto result =
        probe.call("tools/call", "{\"name\":\"simulate-research-query\",\"arguments\":{"
                                 "\"topic\":\"x\"},\"task\":{\"ttl\":60000}}");
    QVERIFY2(result && contains(result->result, "\"content\""),
             result ? result->error.c_str() : qPrintable(result.error().message));
    const QByteArray sent = probe.messages(Direction::ClientToServer).join();
    QVERIFY(sent.contains("\"tasks/get\""));
    QVERIFY(sent.contains("\"tasks/result\""));
    QVERIFY(probe.close());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestModernServers)
#include "tst_modern_servers.moc"
