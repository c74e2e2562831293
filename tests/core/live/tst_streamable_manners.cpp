// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/core/live/scripted_server.h"
#include "tests/support/free_port.h"

#include <QTest>

#include <algorithm>
#include <mutex>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace muscope;
using namespace std::chrono_literals;

// Servers that ask, send their answers elsewhere, speak another revision or are not there.
class TestStreamableManners : public QObject {
    Q_OBJECT

private slots:
    void takesAnAnswerFromAnotherStream();
    void followsARedirectOfTheEndpoint();
    void answersWhileCallsHang();
    void answersPingsAndRefusesTheUnknown();
    void doesNotAnswerWhatTheServerCancelled();
    void speaksToNoServerOfAnUnknownRevision();
    void holdsToThePinnedRevision();
    void failsWhereNothingListens();
    void refusesParamsThatAreNoObject();
    void doesNotHangOnCloseWhenTheServerDoes();
};

void TestStreamableManners::takesAnAnswerFromAnotherStream() {
    std::mutex mutex;
    QByteArray answer;
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (ScriptedServer::isCall(request)) {
            {
                const std::lock_guard lock(mutex);
                answer = ScriptedServer::answerTo(request);
            }
            connection.send(httpAnswer(202, "text/plain"_ba, {}));
            return true;
        }
        if (request.method() != "GET") {
            return false;
        }
        connection.send(sseHead());
        connection.waitFor(u"called"_s);
        const std::lock_guard lock(mutex);
        connection.send(httpChunk("data: " + answer + "\n\n"));
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    std::optional<Result<CallAnswer>> result;
    probe.client.call("tools/call", "{\"name\":\"x\"}",
                      [&](Result<CallAnswer> it) { result = std::move(it); });
    const auto hasAnswer = [&] {
        const std::lock_guard lock(mutex);
        return !answer.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasAnswer(), LiveProbe::Patience);
    server.fixture.release(u"called"_s);
    QTRY_VERIFY_WITH_TIMEOUT(result, LiveProbe::Patience);
    QVERIFY(*result);
}

void TestStreamableManners::followsARedirectOfTheEndpoint() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        return request.target() == "/mcp" &&
               connection.send(httpAnswer(307, "text/plain"_ba, {}, "Location: /mcp/\r\n"_ba));
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
    const HttpMessage last = server.fixture.requests().back();
    QCOMPARE(last.target(), "/mcp/"_ba);
    QCOMPARE(last.header("Mcp-Session-Id"_ba), "scripted-session-id"_ba);
}

// Thirty calls that hang, and the answer without which none goes on.
void TestStreamableManners::answersWhileCallsHang() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        if (ScriptedServer::isCall(request)) {
            connection.send(sseHead() +
                            httpChunk("data: {\"jsonrpc\":\"2.0\",\"id\":\"s\",\"method\":"
                                      "\"elicitation/create\",\"params\":{}}\n\n"_ba));
            connection.waitFor(u"answered"_s);
            connection.send(httpChunk("data: " + ScriptedServer::answerTo(request) + "\n\n") +
                            lastHttpChunk());
            return true;
        }
        return false;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    int completed = 0;
    for (int i = 0; i < 30; ++i) {
        probe.client.call("tools/call", "{\"name\":\"x\"}",
                          [&](const Result<CallAnswer>& it) { completed += it ? 1 : 0; });
    }
    const auto answers = [&] {
        return std::ranges::count_if(server.fixture.requests(), [](const HttpMessage& request) {
            return request.body.contains("\"action\":\"decline\"");
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(answers(), 30, LiveProbe::Patience);
    QCOMPARE(completed, 0);
    server.fixture.release(u"answered"_s);
    QTRY_COMPARE_WITH_TIMEOUT(completed, 30, LiveProbe::Patience);
}

void TestStreamableManners::answersPingsAndRefusesTheUnknown() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        return ScriptedServer::isCall(request) &&
               connection.send(
                   sseHead() +
                   httpChunk("data: {\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"ping\"}\n\n"
                             "data: {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x/y\"}\n\ndata: " +
                             ScriptedServer::answerTo(request) + "\n\n") +
                   lastHttpChunk());
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
    const auto hasSent = [&](const QByteArray& body) {
        return std::ranges::any_of(server.fixture.requests(),
                                   [&](const HttpMessage& it) { return it.body == body; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasSent("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":{}}"_ba),
                             LiveProbe::Patience);
    QTRY_VERIFY_WITH_TIMEOUT(hasSent("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32601,"
                                     "\"message\":\"Method not found\"}}"_ba),
                             LiveProbe::Patience);
}

void TestStreamableManners::doesNotAnswerWhatTheServerCancelled() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        if (!ScriptedServer::isCall(request)) {
            return false;
        }
        connection.send(sseHead() + httpChunk("data: {\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":"
                                              "\"elicitation/create\",\"params\":{}}\n\n"_ba));
        connection.waitFor(u"asked"_s);
        connection.send(
            httpChunk("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                      "\"params\":{\"requestId\":\"q\"}}\n\ndata: " +
                      ScriptedServer::answerTo(request) + "\n\n") +
            lastHttpChunk());
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    ServerReply waiting;
    probe.client.setServerRequestHandler(
        [&](const ServerRequest& /*request*/, const ServerReply& reply) {
            waiting = reply;
            server.fixture.release(u"asked"_s);
            return true;
        });
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
    const std::size_t before = probe.events.size();
    waiting({.result = "{\"action\":\"accept\"}", .error = {}});
    QVERIFY(probe.call("tools/list", ""));
    QVERIFY(std::none_of(
        probe.events.begin() + static_cast<std::ptrdiff_t>(before), probe.events.end(),
        [](const LiveEvent& it) { return it.bytes.find("accept") != std::string::npos; }));
}

void TestStreamableManners::speaksToNoServerOfAnUnknownRevision() {
    ScriptedServer server([](SocketConnection&, const HttpMessage&) { return false; },
                          "1999-01-01");
    LiveProbe probe(legacySettings(server.fixture.url()));
    probe.client.start();
    QVERIFY(probe.waitFor(ClientState::Failed));
    QVERIFY(probe.client.error()->message.contains(u"\"1999-01-01\""));
    QCOMPARE(server.countOf("notifications/initialized"_ba), 0);
}

void TestStreamableManners::holdsToThePinnedRevision() {
    ScriptedServer server([](SocketConnection&, const HttpMessage&) { return false; },
                          "2025-06-18");
    LiveSettings pinned = legacySettings(server.fixture.url());
    pinned.era = EraChoice::Pinned;
    pinned.pinned = Revision::V2025_06_18;
    LiveProbe right(pinned);
    QVERIFY(right.connectToServer());
    QCOMPARE(right.client.revision(), Revision::V2025_06_18);

    pinned.pinned = Revision::V2025_03_26;
    LiveProbe wrong(pinned);
    wrong.client.start();
    QVERIFY(wrong.waitFor(ClientState::Failed));
    QVERIFY(wrong.client.error()->message.contains(u"2025-03-26"));
}

void TestStreamableManners::failsWhereNothingListens() {
    const int port = freePort();
    LiveProbe probe(legacySettings(QUrl(u"http://127.0.0.1:%1/mcp"_s.arg(port))));
    probe.client.start();
    QVERIFY(probe.waitFor(ClientState::Failed));
    QCOMPARE(probe.client.error()->message,
             u"POST to 127.0.0.1:%1: nothing listens there"_s.arg(port));
    QVERIFY(!probe.call("tools/list", ""));
    QVERIFY(probe.close());
}

void TestStreamableManners::refusesParamsThatAreNoObject() {
    ScriptedServer server([](SocketConnection&, const HttpMessage&) { return false; });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    for (const char* params : {"[1]", "{", "5"}) {
        const Result<CallAnswer> answer = probe.call("tools/call", params);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::InvalidInput);
    }
    QCOMPARE(server.countOf("tools/call"_ba), 0);
    QVERIFY(probe.call("tools/call", "{\"_meta\":{\"a\":1e400},\"b\":1.0}"));
    QVERIFY(server.fixture.requests().back().body.contains(
        "\"params\":{\"_meta\":{\"progressToken\":5,\"a\":1e400},\"b\":1.0}"));
}

void TestStreamableManners::doesNotHangOnCloseWhenTheServerDoes() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        if (request.method() != "DELETE") {
            return false;
        }
        connection.waitForClose();
        return true;
    });
    LiveSettings impatient = legacySettings(server.fixture.url());
    impatient.closeTimeout = 200ms;
    LiveProbe probe(impatient);
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.close());
}

QTEST_GUILESS_MAIN(TestStreamableManners)
#include "tst_streamable_manners.moc"
