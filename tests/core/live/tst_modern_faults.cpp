// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/support/socket_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

const auto Json = "application/json"_ba;

QByteArray methodOf(const HttpMessage& request) {
    return QJsonDocument::fromJson(request.body)["method"_L1].toString().toUtf8();
}

QByteArray idOf(const HttpMessage& request) {
    const qsizetype at = request.body.indexOf("\"id\":") + 5;
    return request.body.mid(at, request.body.indexOf(',', at) - at);
}

QByteArray answer(const HttpMessage& request, const QByteArray& result) {
    return httpAnswer(200, Json,
                      "{\"jsonrpc\":\"2.0\",\"id\":"_ba + idOf(request) + ",\"result\":" + result +
                          "}");
}

// A server of 2026-07-28 that answers as the function says; what it leaves empty it does not know.
SocketFixture::Script modernServer(std::function<QByteArray(const HttpMessage&)> answerOf) {
    return SocketFixture::answering([answerOf = std::move(answerOf)](const HttpMessage& request) {
        if (methodOf(request) == "server/discover") {
            return answer(request,
                          "{\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{}}"_ba);
        }
        const QByteArray said = answerOf(request);
        return !said.isEmpty() ? said
                               : httpAnswer(404, Json,
                                            "{\"jsonrpc\":\"2.0\",\"id\":"_ba + idOf(request) +
                                                ",\"error\":{\"code\":-32601,\"message\":\"?\"}}");
    });
}

LiveSettings settingsFor(const SocketFixture& server) {
    LiveSettings settings;
    settings.url = server.url();
    return settings;
}

qsizetype countOf(const SocketFixture& server, const QByteArray& method) {
    const auto requests = server.requests();
    return std::ranges::count_if(
        requests, [&](const HttpMessage& request) { return methodOf(request) == method; });
}

} // namespace

// What no real server of 2026-07-28 does, or does in time.
class TestModernFaults : public QObject {
    Q_OBJECT

private slots:
    void takesNoTroubleForALegacyServer_data();
    void takesNoTroubleForALegacyServer();
    void waitsForNoAnswerForEver();
    void readsAStreamToItsAnswerAlone();
    void fallsBackWhenTheAnswerIsAMocks();
    void neverRepeatsACallWhoseStreamBroke();
    void offersNoToolThatBreaksTheRules();
    void goesOnAtOnceWithoutQuestions();
    void takesARefusedQuestionForTheEnd();
    void followsATaskAndItsQuestions();
    void cancelsATask();
};

void TestModernFaults::takesNoTroubleForALegacyServer_data() {
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("credential") << httpAnswer(401, Json, "{}"_ba) << ErrorCode::Authentication;
    QTest::newRow("failure") << httpAnswer(503, Json, {}) << ErrorCode::Connection;
    QTest::newRow("too many") << httpAnswer(429, Json, {}) << ErrorCode::Connection;
    QTest::newRow("headers") << httpAnswer(400, Json,
                                           "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":"
                                           "-32021,\"message\":\"no\"}}"_ba)
                             << ErrorCode::Connection;
    QTest::newRow("cut") << QByteArray("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                       "Content-Length: 100\r\n\r\n{\"json")
                         << ErrorCode::Connection;
}

void TestModernFaults::takesNoTroubleForALegacyServer() {
    QFETCH(const QByteArray, said);
    QFETCH(const ErrorCode, code);
    SocketFixture server([&](SocketConnection& connection) {
        connection.readRequest();
        connection.send(said);
    });
    LiveProbe probe(settingsFor(server));
    probe.client.start();
    QVERIFY(probe.waitFor(ClientState::Failed));
    QCOMPARE(probe.client.error()->code, code);
    QCOMPARE(countOf(server, "server/discover"_ba), 1);
    QCOMPARE(countOf(server, "initialize"_ba), 0);
}

void TestModernFaults::waitsForNoAnswerForEver() {
    SocketFixture server([](SocketConnection& connection) {
        connection.readRequest();
        connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                        "Content-Length: 100\r\n\r\n{"_ba);
        connection.waitForClose();
    });
    LiveSettings settings = settingsFor(server);
    settings.requestTimeout = std::chrono::milliseconds(200);
    LiveProbe probe(settings);
    probe.client.start();
    QVERIFY(probe.waitFor(ClientState::Failed));
    QVERIFY(probe.client.error()->message.contains(u"no answer within the time allowed"_s));
    QCOMPARE(countOf(server, "initialize"_ba), 0);
}

void TestModernFaults::readsAStreamToItsAnswerAlone() {
    SocketFixture server([](SocketConnection& connection) {
        while (const auto request = connection.readRequest()) {
            if (methodOf(*request) != "server/discover") {
                connection.send(httpAnswer(404, {}, {}));
                continue;
            }
            connection.sendInPieces(
                sseHead() +
                    httpChunk("data: {\"jsonrpc\":\"2.0\",\"id\":\"discover-1\","
                              "\"result\":{\"supportedVersions\":[\"2026-07-28\"]}}\r\n\r\n"_ba),
                7);
            connection.waitForClose(); // the stream stays open
            return;
        }
    });
    LiveProbe probe(settingsFor(server));
    QVERIFY(probe.connectToServer());
    QCOMPARE(probe.client.revision(), Revision::V2026_07_28);
    QVERIFY(probe.close());
}

void TestModernFaults::fallsBackWhenTheAnswerIsAMocks() {
    SocketFixture server(SocketFixture::answering([](const HttpMessage& request) {
        return methodOf(request) == "initialize"
                   ? answer(request, "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                                     "\"serverInfo\":{\"name\":\"mock\",\"version\":\"1\"}}"_ba)
               : request.method() == "GET" ? httpAnswer(405, {}, {})
                                           : answer(request, "{}"_ba);
    }));
    LiveProbe probe(settingsFor(server));
    QVERIFY(probe.connectToServer());
    QCOMPARE(probe.client.revision(), Revision::V2025_06_18);
    QVERIFY(probe.hasTold(LiveEventKind::Probe, "\"verdict\":\"legacy\""));
    QVERIFY(probe.close());
}

void TestModernFaults::neverRepeatsACallWhoseStreamBroke() {
    SocketFixture server(modernServer([](const HttpMessage& request) {
        return methodOf(request) != "tools/call"
                   ? QByteArray()
                   : sseHead() +
                         httpChunk("id: 1\nretry: 1\ndata: {\"jsonrpc\":\"2.0\","
                                   "\"method\":\"notifications/progress\"}\n\n"_ba) +
                         lastHttpChunk();
    }));
    LiveProbe probe(settingsFor(server));
    QVERIFY(probe.connectToServer());
    const auto lost = probe.callTool("t");
    QVERIFY(!lost);
    QVERIFY2(lost.error().message.contains(u"the request is lost"_s),
             qPrintable(lost.error().message));
    QVERIFY(probe.close());
    QCOMPARE(countOf(server, "tools/call"_ba), 1);
    for (const HttpMessage& request : server.requests()) {
        QCOMPARE(request.method(), "POST"_ba);
        QVERIFY(!request.hasHeader("Last-Event-ID"_ba));
    }
}

void TestModernFaults::offersNoToolThatBreaksTheRules() {
    SocketFixture server(modernServer([](const HttpMessage& request) {
        return methodOf(request) != "tools/list"
                   ? QByteArray()
                   : answer(request,
                            "{\"tools\":[{\"name\":\"good\",\"inputSchema\":{}},{\"name\":\"bad\","
                            "\"inputSchema\":{\"properties\":{\"a\":{\"type\":\"number\","
                            "\"x-mcp-header\":\"A\"}}}}]}"_ba);
    }));
    LiveProbe probe(settingsFor(server));
    QVERIFY(probe.connectToServer());
    std::optional<Result<std::vector<std::string>>> tools;
    probe.client.listAll(ListKind::Tools, [&](auto listed) { tools = std::move(listed); });
    QTRY_VERIFY_WITH_TIMEOUT(tools.has_value(), LiveProbe::Patience);
    QVERIFY(*tools);
    QCOMPARE((*tools)->size(), std::size_t(1));
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "tool refused"));
    const auto refused = probe.callTool("bad", "{\"a\":1}");
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"\"bad\" cannot be called"_s),
             qPrintable(refused.error().message));
    QVERIFY(probe.close());
    QCOMPARE(countOf(server, "tools/call"_ba), 0);
}

void TestModernFaults::goesOnAtOnceWithoutQuestions() {
    SocketFixture server(modernServer([](const HttpMessage& request) {
        if (methodOf(request) != "tools/call") {
            return QByteArray();
        }
        return request.body.contains("\"requestState\":\"s\\u0031\"")
                   ? answer(request, "{\"resultType\":\"complete\",\"content\":[]}"_ba)
                   : answer(request,
                            "{\"resultType\":\"input_required\",\"requestState\":\"s\\u0031\"}"_ba);
    }));
    LiveProbe probe(settingsFor(server));
    QVERIFY(probe.connectToServer());
    const auto done = probe.callTool("t");
    QVERIFY(done && !done->isError());
    QVERIFY(done->result.find("content") != std::string::npos);
    QVERIFY(probe.close());
    QCOMPARE(countOf(server, "tools/call"_ba), 2);
}

void TestModernFaults::takesARefusedQuestionForTheEnd() {
    SocketFixture server(modernServer([](const HttpMessage& request) {
        return methodOf(request) != "tools/call"
                   ? QByteArray()
                   : answer(request, "{\"resultType\":\"input_required\",\"inputRequests\":{\"a\":{"
                                     "\"method\":\"sampling/createMessage\"}}}"_ba);
    }));
    LiveProbe probe(settingsFor(server));
    QVERIFY(probe.connectToServer());
    const auto refused = probe.callTool("t");
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"question was refused"_s),
             qPrintable(refused.error().message));
    QVERIFY(probe.close());
    QCOMPARE(countOf(server, "tools/call"_ba), 1);
}

void TestModernFaults::followsATaskAndItsQuestions() {
    const auto task = [](const QByteArray& status, const QByteArray& more = {}) {
        return "\"taskId\":\"t-1\",\"status\":\""_ba + status +
               "\",\"pollIntervalMs\":100,\"createdAt\":\"x\",\"ttlMs\":null"_ba + more + "}";
    };
    std::atomic<bool> isAnswered = false;
    SocketFixture server(modernServer([&](const HttpMessage& request) {
        const QByteArray method = methodOf(request);
        if (method == "tools/call") {
            return answer(request, "{\"resultType\":\"task\","_ba + task("working"_ba));
        }
        if (method == "tasks/update") {
            isAnswered =
                request.body.contains("\"inputResponses\":{\"q\":{\"action\":\"decline\"}}");
            return answer(request, "{\"resultType\":\"complete\"}"_ba);
        }
        if (method != "tasks/get") {
            return QByteArray();
        }
        return isAnswered
                   ? answer(request, "{"_ba + task("completed"_ba,
                                                   ",\"result\":{\"content\":[\"done\"]}"_ba))
                   : answer(request, "{"_ba + task("input_required"_ba,
                                                   ",\"inputRequests\":{\"q\":{\"method\":"
                                                   "\"elicitation/create\"}}"_ba));
    }));
    LiveProbe probe(settingsFor(server));
    QVERIFY(probe.connectToServer());
    const auto done = probe.callTool("t");
    QVERIFY(done);
    QCOMPARE(done->result, std::string("{\"content\":[\"done\"]}"));
    QVERIFY(probe.close());
    QCOMPARE(countOf(server, "tools/call"_ba), 1);
    QCOMPARE(countOf(server, "tasks/update"_ba), 1);
    for (const HttpMessage& request : server.requests()) {
        if (methodOf(request) == "tasks/get") {
            QCOMPARE(request.header("Mcp-Name"_ba), "t-1"_ba);
        }
    }
}

void TestModernFaults::cancelsATask() {
    SocketFixture server(modernServer([](const HttpMessage& request) {
        const QByteArray task =
            "\"taskId\":\"t\",\"status\":\"working\",\"pollIntervalMs\":100}"_ba;
        return methodOf(request) == "tools/call"
                   ? answer(request, "{\"resultType\":\"task\","_ba + task)
               : methodOf(request) == "tasks/get" ? answer(request, "{"_ba + task)
                                                  : QByteArray();
    }));
    LiveProbe probe(settingsFor(server));
    QVERIFY(probe.connectToServer());
    std::optional<Result<CallAnswer>> outcome;
    const CallHandle handle = probe.client.call("tools/call", "{\"name\":\"t\"}",
                                                [&](Result<CallAnswer> came) { outcome = came; });
    QTRY_VERIFY_WITH_TIMEOUT(countOf(server, "tasks/get"_ba) > 1, LiveProbe::Patience);
    probe.client.cancel(handle);
    QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), LiveProbe::Patience);
    QCOMPARE(outcome->error().code, ErrorCode::Cancelled);
    QTRY_COMPARE_WITH_TIMEOUT(countOf(server, "tasks/cancel"_ba), 1, LiveProbe::Patience);
    QVERIFY(probe.close());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestModernFaults)
#include "tst_modern_faults.moc"
