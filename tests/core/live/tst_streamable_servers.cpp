// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/support/http_reader.h"
#include "tests/support/node_server.h"
#include "tests/support/recording_proxy.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace muscope;

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

// What the answer says, or why there is none.
std::string said(const Result<CallAnswer>& answer) {
    return answer ? answer->message : answer.error().message.toStdString();
}

} // namespace

// Streamable HTTP as real servers speak it; what was told is held against what a proxy saw.
class TestStreamableServers : public QObject {
    Q_OBJECT

private slots:
    void shakesHandsAndCallsATool();
    void tellsProgressToTheCaller();
    void hearsWhatBelongsToNoCallOnTheGetStream();
    void answersElicitationByHand();
    void answersTheServerByDefault();
    void takesAnswersInJson();
    void pollsStreamsThatTheServerCloses();
    void resumesACallThatWasCut();
    void getsWhatAServerGivesToALaterAttemptAlone();
    void makesANewSessionWhenTheServerForgot_data();
    void makesANewSessionWhenTheServerForgot();
    void worksWithoutSessionsAndStreams();
    void runsATask();
    void listsAll();
    void cancelsACall();
    void endsTheSession();
    void acknowledgesNothingUnrecorded();
    void tellsNoCredentials();

private:
    // One server for all tests that do not end it.
    const NodeServer& shared(NodeServer::Kind kind) {
        std::unique_ptr<NodeServer>& server = m_servers[kind];
        if (!server) {
            server = std::make_unique<NodeServer>(kind);
        }
        return *server;
    }
    std::map<NodeServer::Kind, std::unique_ptr<NodeServer>> m_servers;

    static void compareWithProxy(const LiveProbe& probe, const RecordingProxy& proxy) {
        QCOMPARE(probe.messages(Direction::ClientToServer),
                 sortedMessagesToServer(proxy.connections()));
        QCOMPARE(probe.messages(Direction::ServerToClient),
                 sortedMessagesToClient(proxy.connections()));
    }
};

void TestStreamableServers::shakesHandsAndCallsATool() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    const RecordingProxy proxy(server.port());
    LiveProbe probe(legacySettings(server.url(proxy.port())));

    QVERIFY(probe.connectToServer());
    const Result<CallAnswer> answer = probe.callTool("echo", "{\"message\":\"hello\"}");
    QVERIFY(probe.close());

    QVERIFY2(contains(said(answer), "Echo: hello"), said(answer).c_str());
    QCOMPARE(probe.client.revision(), Revision::V2025_11_25);
    QVERIFY(contains(probe.client.serverInfo(), "mcp-servers/everything"));
    QVERIFY(contains(probe.client.serverCapabilities(), "\"tools\""));
    compareWithProxy(probe, proxy);
}

void TestStreamableServers::tellsProgressToTheCaller() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    LiveProbe probe(legacySettings(server.url()));
    QVERIFY(probe.connectToServer());
    std::vector<std::string> progress;
    bool isDone = false;
    probe.client.call(
        "tools/call",
        "{\"name\":\"trigger-long-running-operation\",\"arguments\":{\"duration\":1,\"steps\":4}}",
        [&](const Result<CallAnswer>& /*answer*/) { isDone = true; },
        [&](const std::string& params) { progress.push_back(params); });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, LiveProbe::Patience);
    QCOMPARE(progress.size(), std::size_t(4));
    QVERIFY(contains(progress[3], "\"progress\":4"));
}

void TestStreamableServers::hearsWhatBelongsToNoCallOnTheGetStream() {
    const NodeServer& server = shared(NodeServer::Kind::Polling);
    LiveProbe probe(legacySettings(server.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("notify"));
    const auto isHeard = [&] {
        return std::ranges::any_of(probe.events, [](const LiveEvent& event) {
            return event.stream == "get" && contains(event.bytes, "notifications/message");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHeard(), LiveProbe::Patience);
}

void TestStreamableServers::answersElicitationByHand() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    const RecordingProxy proxy(server.port());
    LiveProbe probe(legacySettings(server.url(proxy.port())));
    ServerReply waiting;
    std::string asked;
    probe.client.setServerRequestHandler(
        [&](const ServerRequest& request, const ServerReply& reply) {
            asked = request.method;
            waiting = reply;
            return request.method == "elicitation/create";
        });
    QVERIFY(probe.connectToServer());
    std::optional<Result<CallAnswer>> answer;
    probe.client.call("tools/call", "{\"name\":\"trigger-elicitation-request\",\"arguments\":{}}",
                      [&](Result<CallAnswer> it) { answer = std::move(it); });
    QTRY_COMPARE_WITH_TIMEOUT(asked, std::string("elicitation/create"), LiveProbe::Patience);
    QVERIFY(!answer);
    waiting(
        {.result = "{\"action\":\"accept\",\"content\":{\"name\":\"Ada Byron\"}}", .error = {}});
    waiting({.result = "{\"action\":\"decline\"}", .error = {}}); // too late, and without effect
    QTRY_VERIFY_WITH_TIMEOUT(answer, LiveProbe::Patience);
    QVERIFY2(contains(said(*answer), "Ada Byron"), said(*answer).c_str());
    QVERIFY(probe.close());
    compareWithProxy(probe, proxy);
}

void TestStreamableServers::answersTheServerByDefault() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    LiveProbe probe(legacySettings(server.url()));
    QVERIFY(probe.connectToServer());
    const std::string elicited = said(probe.callTool("trigger-elicitation-request"));
    QVERIFY2(contains(elicited, "declined"), elicited.c_str());
    const std::string sampled =
        said(probe.callTool("trigger-sampling-request", "{\"prompt\":\"x\",\"maxTokens\":5}"));
    QVERIFY2(contains(sampled, "User rejected sampling request"), sampled.c_str());
    const std::string roots = said(probe.callTool("get-roots-list"));
    QVERIFY2(contains(roots, "no roots"), roots.c_str());
}

void TestStreamableServers::takesAnswersInJson() {
    const NodeServer server(NodeServer::Kind::PollingJson);
    const RecordingProxy proxy(server.port());
    LiveProbe probe(legacySettings(server.url(proxy.port())));
    QVERIFY(probe.connectToServer());
    const std::string answer = said(probe.callTool("big", "{\"n\":100000}"));
    QVERIFY(contains(answer, std::string(100'000, 'x')));
    const std::string odd = said(probe.callTool("odd"));
    QVERIFY(contains(odd, "nul:\\u0000 lone:\\ud83d crlf:\\r\\n ls:\u2028"));
    QVERIFY(probe.close());
    compareWithProxy(probe, proxy);
}

void TestStreamableServers::pollsStreamsThatTheServerCloses() {
    const NodeServer& server = shared(NodeServer::Kind::Polling);
    const RecordingProxy proxy(server.port());
    LiveProbe probe(legacySettings(server.url(proxy.port())));
    QVERIFY(probe.connectToServer());
    const std::string answer = said(probe.callTool("poll"));
    QVERIFY2(contains(answer, "done"), answer.c_str());
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "\"stream_ended\""));
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "\"resumed\""));
    QVERIFY(probe.of(LiveEventKind::Gap).empty());
    QVERIFY(std::ranges::count(probe.states, ClientState::Reconnecting) == 0);
    QVERIFY(probe.close());
    compareWithProxy(probe, proxy);
}

void TestStreamableServers::resumesACallThatWasCut() {
    const NodeServer& server = shared(NodeServer::Kind::Polling);
    RecordingProxy proxy(server.port());
    LiveProbe probe(legacySettings(server.url(proxy.port())));
    QVERIFY(probe.connectToServer());
    std::optional<Result<CallAnswer>> answer;
    bool isCut = false;
    probe.client.call(
        "tools/call", "{\"name\":\"poll\",\"arguments\":{}}",
        [&](Result<CallAnswer> it) { answer = std::move(it); },
        [&](const std::string& /*params*/) {
            if (!std::exchange(isCut, true)) {
                proxy.cutAll();
            }
        });
    QTRY_VERIFY_WITH_TIMEOUT(answer, LiveProbe::Patience);
    QVERIFY(isCut);
    QVERIFY2(contains(said(*answer), "done"), said(*answer).c_str());
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "\"stream_cut\""));
    QCOMPARE(std::ranges::count_if(probe.events,
                                   [](const LiveEvent& event) {
                                       return contains(event.bytes, "\"method\":\"tools/call\"");
                                   }),
             1);
    QTRY_COMPARE_WITH_TIMEOUT(probe.client.state(), ClientState::Ready, LiveProbe::Patience);
}

// server-everything sends nothing to a stream that was resumed while the call runs; the next
// resumed one gets the rest.
void TestStreamableServers::getsWhatAServerGivesToALaterAttemptAlone() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    LiveProbe probe(legacySettings(server.url()));
    QVERIFY(probe.connectToServer());
    std::optional<Result<CallAnswer>> answer;
    bool isCut = false;
    probe.client.call(
        "tools/call",
        "{\"name\":\"trigger-long-running-operation\",\"arguments\":{\"duration\":1,\"steps\":2}}",
        [&](Result<CallAnswer> it) { answer = std::move(it); },
        [&](const std::string& /*params*/) {
            if (!std::exchange(isCut, true)) {
                probe.client.dropStreams();
            }
        });
    QTRY_VERIFY_WITH_TIMEOUT(answer, LiveProbe::Patience);
    QVERIFY2(contains(said(*answer), "completed"), said(*answer).c_str());
}

void TestStreamableServers::makesANewSessionWhenTheServerForgot_data() {
    QTest::addColumn<NodeServer::Kind>("kind");
    QTest::newRow("says 404") << NodeServer::Kind::Polling;
    QTest::newRow("says 400") << NodeServer::Kind::EverythingStreamable;
}

void TestStreamableServers::makesANewSessionWhenTheServerForgot() {
    QFETCH(const NodeServer::Kind, kind);
    NodeServer server(kind);
    LiveProbe probe(legacySettings(server.url()));
    QVERIFY(probe.connectToServer());
    const std::string first = probe.client.session();
    server.kill();
    server.start();
    const auto isReadyAgain = [&] {
        return probe.client.session() != first && probe.client.state() == ClientState::Ready;
    };
    const Result<CallAnswer> lost = probe.call("tools/list", "");
    QTRY_VERIFY_WITH_TIMEOUT(isReadyAgain(), LiveProbe::Patience);
    QVERIFY(!lost);
    QVERIFY(std::ranges::count(probe.states, ClientState::Expired) == 1);
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "\"previous_session\":\"" + first + "\""));
    QVERIFY(probe.call("tools/list", ""));
    for (const LiveEvent& event : probe.events) {
        QVERIFY(event.session == first || event.session == probe.client.session());
    }
    QCOMPARE(std::ranges::count_if(probe.events,
                                   [](const LiveEvent& event) {
                                       return contains(event.bytes, "\"method\":\"tools/list\"");
                                   }),
             2);
}

void TestStreamableServers::worksWithoutSessionsAndStreams() {
    const NodeServer server(NodeServer::Kind::ModernStateless);
    const RecordingProxy proxy(server.port());
    LiveProbe probe(legacySettings(server.url(proxy.port())));
    QVERIFY(probe.connectToServer());
    const std::string answer = said(probe.callTool("echo", "{\"text\":\"hi\"}"));
    QVERIFY2(contains(answer, "hi"), answer.c_str());
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "status 405"));
    QVERIFY(probe.close());
    compareWithProxy(probe, proxy);
}

void TestStreamableServers::runsATask() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    LiveProbe probe(legacySettings(server.url()));
    QVERIFY(probe.connectToServer());
    const Result<CallAnswer> made = probe.call(
        "tools/call", "{\"name\":\"simulate-research-query\",\"arguments\":{\"topic\":\"x\"},"
                      "\"task\":{\"ttl\":60000}}");
    QVERIFY2(contains(said(made), "\"taskId\":\""), said(made).c_str());
    const std::string begin = "\"taskId\":\"";
    const std::size_t at = made->result.find(begin) + begin.size();
    const std::string id = made->result.substr(at, made->result.find('"', at) - at);
    const Result<CallAnswer> result = probe.call("tasks/result", "{\"taskId\":\"" + id + "\"}");
    QVERIFY2(contains(said(result), "\"content\""), said(result).c_str());
}

void TestStreamableServers::listsAll() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    LiveProbe probe(legacySettings(server.url()));
    QVERIFY(probe.connectToServer());
    for (const ListKind kind :
         {ListKind::Tools, ListKind::Resources, ListKind::ResourceTemplates, ListKind::Prompts}) {
        std::optional<Result<std::vector<std::string>>> items;
        probe.client.listAll(kind, [&](Result<std::vector<std::string>> it) { items = it; });
        QTRY_VERIFY_WITH_TIMEOUT(items, LiveProbe::Patience);
        QVERIFY(*items);
        QVERIFY(!(*items)->empty());
        QVERIFY(contains((*items)->front(), "\"name\":"));
    }
}

void TestStreamableServers::cancelsACall() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    LiveProbe probe(legacySettings(server.url()));
    QVERIFY(probe.connectToServer());
    std::optional<Result<CallAnswer>> answer;
    CallHandle handle;
    handle = probe.client.call(
        "tools/call",
        "{\"name\":\"trigger-long-running-operation\",\"arguments\":{\"duration\":60,\"steps\":600}"
        "}",
        [&](Result<CallAnswer> it) { answer = std::move(it); },
        [&](const std::string& /*params*/) { probe.client.cancel(handle); });
    QTRY_VERIFY_WITH_TIMEOUT(answer, LiveProbe::Patience);
    QCOMPARE(answer->error().code, ErrorCode::Cancelled);
    const auto messages = probe.messages(Direction::ClientToServer);
    QVERIFY(std::ranges::any_of(messages, [](const QByteArray& message) {
        return message.contains("\"notifications/cancelled\"") &&
               message.contains("\"requestId\":");
    }));
    QVERIFY(probe.call("ping", ""));
}

void TestStreamableServers::endsTheSession() {
    const NodeServer& server = shared(NodeServer::Kind::Polling);
    const RecordingProxy proxy(server.port());
    LiveProbe probe(legacySettings(server.url(proxy.port())));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.close());
    std::vector<HttpMessage> ends;
    for (const RecordedConnection& connection : proxy.connections()) {
        for (const HttpMessage& request : httpMessages(connection.toServer, HttpSide::Requests)) {
            if (request.method() == "DELETE") {
                ends.push_back(request);
            }
        }
    }
    QCOMPARE(ends.size(), std::size_t(1));
    QVERIFY(ends[0].hasHeader("Mcp-Session-Id"_ba));
    QCOMPARE(ends[0].header("MCP-Protocol-Version"_ba), "2025-11-25"_ba);
}

void TestStreamableServers::acknowledgesNothingUnrecorded() {
    const NodeServer& server = shared(NodeServer::Kind::EverythingStreamable);
    LiveProbe probe(legacySettings(server.url()), McpClient::Recording::On);
    const auto recordAll = [&] { probe.client.setRecorded(probe.events.back().number); };
    const auto hasCome = [&](std::string_view part) {
        return std::ranges::any_of(probe.events, [part](const LiveEvent& event) {
            return event.direction == Direction::ServerToClient && contains(event.bytes, part);
        });
    };
    const auto hasSent = [&](std::string_view part) {
        return std::ranges::any_of(probe.events, [part](const LiveEvent& event) {
            return event.direction == Direction::ClientToServer && contains(event.bytes, part);
        });
    };
    probe.client.start();
    QTRY_VERIFY_WITH_TIMEOUT(hasCome("\"serverInfo\""), LiveProbe::Patience);
    QTest::qWait(50);
    QVERIFY(!hasSent("notifications/initialized"));
    recordAll();
    QTRY_VERIFY_WITH_TIMEOUT(probe.client.state() == ClientState::Ready, LiveProbe::Patience);

    std::optional<Result<CallAnswer>> answer;
    probe.client.call("tools/call", "{\"name\":\"trigger-elicitation-request\",\"arguments\":{}}",
                      [&](Result<CallAnswer> it) { answer = std::move(it); });
    QTRY_VERIFY_WITH_TIMEOUT(hasCome("elicitation/create"), LiveProbe::Patience);
    QTest::qWait(50);
    QVERIFY(!hasSent("\"action\":\"decline\""));
    recordAll();
    QTRY_VERIFY_WITH_TIMEOUT(hasCome("declined"), LiveProbe::Patience);
    QTest::qWait(50);
    QVERIFY(!answer);
    recordAll();
    QTRY_VERIFY_WITH_TIMEOUT(answer, LiveProbe::Patience);
}

void TestStreamableServers::tellsNoCredentials() {
    const NodeServer& server = shared(NodeServer::Kind::Polling);
    const RecordingProxy proxy(server.port());
    LiveSettings with = legacySettings(server.url(proxy.port()));
    with.url.setQuery(u"token=planted-query"_s);
    with.headers = {{"Authorization", "Bearer planted-header"}};
    LiveProbe probe(with);
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("poll"));
    QVERIFY(probe.close());
    const QByteArray sent = proxy.connections()[0].toServer;
    QVERIFY(sent.contains("Bearer planted-header"));
    const QByteArray received = proxy.connections()[0].toClient;
    const HttpMessage head = httpMessages(received, HttpSide::Answers)[0];
    const QByteArray id = head.header("Mcp-Session-Id"_ba);
    QVERIFY(id.size() > 8);
    QVERIFY(!probe.everything().contains("planted"));
    QVERIFY(!probe.everything().contains(id.left(9)));
    QVERIFY(probe.everything().contains(id.left(8)));
}

QTEST_GUILESS_MAIN(TestStreamableServers)
#include "tst_streamable_servers.moc"
