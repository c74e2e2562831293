// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/support/node_server.h"
#include "tests/support/recording_proxy.h"
#include "tests/support/socket_fixture.h"

#include <QTest>

#include <algorithm>
#include <string>

using namespace Qt::Literals::StringLiterals;
using namespace muscope;

namespace {

LiveSettings settings(const QUrl& url, EraChoice era = EraChoice::Legacy) {
    LiveSettings result;
    result.url = url;
    result.era = era;
    result.pinned = Revision::V2024_11_05;
    return result;
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

// HTTP+SSE, the transport of 2024-11-05.
class TestSseServers : public QObject {
    Q_OBJECT

private slots:
    void fallsBackFromStreamableHttp();
    void speaksItAloneWhenPinned();
    void beginsAnewWhenTheStreamIsCut();
    void trustsNoEndpointOfAnotherOrigin();
    void reportsTheFirstErrorWhenBothFail();
};

void TestSseServers::fallsBackFromStreamableHttp() {
    const NodeServer server(NodeServer::Kind::EverythingSse);
    const RecordingProxy proxy(server.port());
    LiveProbe probe(settings(server.url(proxy.port())));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "\"transport\":\"streamable\""));
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "\"transport\":\"http+sse\""));
    const Result<CallAnswer> answer = probe.callTool("echo", "{\"message\":\"hello\"}");
    QVERIFY(answer);
    QVERIFY(contains(answer->result, "Echo: hello"));
    const Result<CallAnswer> asked = probe.callTool("trigger-elicitation-request");
    QVERIFY(asked);
    QVERIFY(contains(asked->result, "declined"));
    QVERIFY(probe.close());
    QCOMPARE(probe.messages(Direction::ClientToServer),
             sortedMessagesToServer(proxy.connections()));
    QCOMPARE(probe.messages(Direction::ServerToClient),
             sortedMessagesToClient(proxy.connections()));
    QVERIFY(!probe.everything().contains("sessionId"));
}

void TestSseServers::speaksItAloneWhenPinned() {
    const NodeServer server(NodeServer::Kind::EverythingSse);
    LiveProbe probe(settings(server.url(), EraChoice::Pinned));
    QVERIFY(probe.connectToServer());
    QCOMPARE(probe.client.revision(), Revision::V2024_11_05);
    QVERIFY(!probe.hasTold(LiveEventKind::Connection, "streamable"));
    QVERIFY(probe.call("tools/list", ""));
}

void TestSseServers::beginsAnewWhenTheStreamIsCut() {
    const NodeServer server(NodeServer::Kind::EverythingSse);
    LiveProbe probe(settings(server.url(), EraChoice::Pinned));
    QVERIFY(probe.connectToServer());
    const std::string first = probe.client.session();
    std::optional<Result<CallAnswer>> answer;
    probe.client.call(
        "tools/call",
        "{\"name\":\"trigger-long-running-operation\",\"arguments\":{\"duration\":20,\"steps\":50}"
        "}",
        [&](Result<CallAnswer> it) { answer = std::move(it); },
        [&](const std::string& /*params*/) { probe.client.dropStreams(); });
    QTRY_VERIFY_WITH_TIMEOUT(answer, LiveProbe::Patience);
    QVERIFY(!*answer);
    QTRY_VERIFY_WITH_TIMEOUT(probe.client.session() != first &&
                                 probe.client.state() == ClientState::Ready,
                             LiveProbe::Patience);
    QVERIFY(probe.call("tools/list", ""));
}

void TestSseServers::trustsNoEndpointOfAnotherOrigin() {
    SocketFixture server([](SocketConnection& connection) {
        connection.readRequest();
        connection.send(sseHead() +
                        httpChunk("event: endpoint\ndata: http://127.0.0.1:9/steal\n\n"_ba));
        connection.waitForClose();
    });
    LiveProbe probe(settings(server.url(u"/sse"_s), EraChoice::Pinned));
    probe.client.start();
    QVERIFY(probe.waitFor(ClientState::Failed));
    QVERIFY2(probe.client.error()->message.contains(u"another origin"),
             qPrintable(probe.client.error()->message));
    QCOMPARE(server.requests().size(), std::size_t(1));
}

void TestSseServers::reportsTheFirstErrorWhenBothFail() {
    SocketFixture server(SocketFixture::answering([](const HttpMessage& asked) {
        return asked.method() == "POST" ? httpAnswer(404, "application/json"_ba,
                                                     "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":"
                                                     "{\"code\":-1,\"message\":\"wrong path\"}}"_ba)
                                        : httpAnswer(200, "text/html"_ba, "<html></html>"_ba);
    }));
    LiveProbe probe(settings(server.url()));
    probe.client.start();
    QVERIFY(probe.waitFor(ClientState::Failed));
    const QString why = probe.client.error()->message;
    QVERIFY2(why.startsWith(u"POST to 127.0.0.1:%1: status 404"_s.arg(server.port())),
             qPrintable(why));
    QVERIFY2(why.endsWith(u"wrong path"), qPrintable(why));
    QCOMPARE(server.requests().size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestSseServers)
#include "tst_sse_servers.moc"
