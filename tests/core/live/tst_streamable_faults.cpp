// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/core/live/scripted_server.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace muscope;
using namespace std::chrono_literals;

namespace {

std::string said(const Result<CallAnswer>& answer) {
    return answer ? answer->message : answer.error().message.toStdString();
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

// What no good server answers to a message by POST.
class TestStreamableFaults : public QObject {
    Q_OBJECT

private slots:
    void endsACallThatIsCutAtAnyPoint();
    void tellsWhyACallWasRefused_data();
    void tellsWhyACallWasRefused();
    void givesUpOnAPostThatIsNeverAnswered();
    void recordsALateAnswer();
    void keepsACallAliveByItsProgress();
    void takesAnErrorAnswerWithAnHttpStatus();
    void tellsWrongContentTypes();
    void readsEveryLineEndInAnyPieces_data();
    void readsEveryLineEndInAnyPieces();
    void survivesGiantAnswers();
    void keepsWhatIsNoMessage();
    void takesBatchesApart();
};

// A call whose answer breaks off is lost, or taken up again where the server gave an id: it is
// never made twice.
void TestStreamableFaults::endsACallThatIsCutAtAnyPoint() {
    std::atomic<int> cutAt = 0;
    const auto streamFor = [](const QByteArray& answer) {
        return sseHead() + httpChunk("id: one\nretry: 1\ndata: \n\n"_ba) +
               httpChunk("id: two\ndata: " + answer + "\n\n") + lastHttpChunk();
    };
    QByteArray answer;
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (ScriptedServer::isCall(request)) {
            answer = ScriptedServer::answerTo(request);
            connection.send(streamFor(answer).first(cutAt));
            connection.close();
            return true;
        }
        if (request.method() == "GET" && request.hasHeader("Last-Event-ID"_ba)) {
            connection.send(sseHead() + httpChunk("id: two\ndata: " + answer + "\n\n"));
            connection.waitForClose(); // the client closes what has given its answer
            return true;
        }
        return false;
    });
    LiveSettings impatient = legacySettings(server.fixture.url());
    impatient.requestTimeout = 1s;
    LiveProbe probe(impatient);
    QVERIFY(probe.connectToServer());
    const auto size =
        static_cast<int>(streamFor("{\"jsonrpc\":\"2.0\",\"id\":999,\"result\":{\"content\":"
                                   "[{\"type\":\"text\",\"text\":\"done\"}]}}"_ba)
                             .size());
    int resumed = 0;
    const int step = qEnvironmentVariableIsSet("MUSCOPE_TEST_ROUNDS") ? 1 : 5;
    int calls = 0;
    for (int i = 0; i <= size; i += step) {
        cutAt = std::min(i, size - 3); // an id of two digits makes it shorter
        const auto before = server.gets().size();
        const Result<CallAnswer> result = probe.callTool("x");
        const bool hasId = server.gets().size() > before;
        QVERIFY2(!hasId || result, said(result).c_str());
        QVERIFY2(result || contains(said(result), "127.0.0.1:") || contains(said(result), "no id"),
                 said(result).c_str());
        resumed += hasId ? 1 : 0;
        QCOMPARE(server.countOf("tools/call"_ba), ++calls);
    }
    QVERIFY(resumed > 10);
    for (const HttpMessage& get : server.gets()) {
        const QByteArray id = get.header("Last-Event-ID"_ba);
        QVERIFY(id.isEmpty() || id == "one");
    }
}

void TestStreamableFaults::tellsWhyACallWasRefused_data() {
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 405, 406, 409, 413, 415, 429, 500, 502, 503}) {
        QTest::newRow(QByteArray::number(status).constData()) << status;
    }
}

void TestStreamableFaults::tellsWhyACallWasRefused() {
    QFETCH(const int, status);
    // -32600: about the message, as 400 may be of a session that is gone.
    ScriptedServer server([status](SocketConnection& connection, const HttpMessage& request) {
        return ScriptedServer::isCall(request) &&
               connection.send(httpAnswer(status, "application/json"_ba,
                                          "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":"
                                          "{\"code\":-32600,\"message\":\"my reason\"}}"_ba,
                                          "Retry-After: 7\r\n"_ba));
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    const Result<CallAnswer> answer = probe.callTool("x");
    QVERIFY(!answer);
    const std::string why = said(answer);
    QVERIFY2(contains(why, "status " + std::to_string(status)), why.c_str());
    QVERIFY2(contains(why, "my reason"), why.c_str());
    QVERIFY2(contains(why, "retry after 7"), why.c_str());
    QCOMPARE(answer.error().code == ErrorCode::Authentication, status == 401 || status == 403);
    QCOMPARE(server.countOf("tools/call"_ba), 1);
    QCOMPARE(probe.client.state(), ClientState::Ready);
}

void TestStreamableFaults::givesUpOnAPostThatIsNeverAnswered() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        if (!ScriptedServer::isCall(request)) {
            return false;
        }
        connection.waitForClose();
        return true;
    });
    LiveSettings impatient = legacySettings(server.fixture.url());
    impatient.requestTimeout = 300ms;
    LiveProbe probe(impatient);
    QVERIFY(probe.connectToServer());
    const Result<CallAnswer> answer = probe.callTool("x");
    QVERIFY(!answer);
    QVERIFY2(contains(said(answer), "no answer within the time allowed"), said(answer).c_str());
    QTRY_COMPARE_WITH_TIMEOUT(server.countOf("notifications/cancelled"_ba), 1, LiveProbe::Patience);
    QCOMPARE(server.countOf("tools/call"_ba), 1);
}

void TestStreamableFaults::recordsALateAnswer() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        if (!ScriptedServer::isCall(request)) {
            return false;
        }
        connection.send(sseHead());
        connection.waitFor(u"late"_s);
        connection.send(
            httpChunk("data: " + ScriptedServer::answerTo(request, "late"_ba) + "\n\n") +
            lastHttpChunk());
        return true;
    });
    LiveSettings impatient = legacySettings(server.fixture.url());
    impatient.requestTimeout = 300ms;
    LiveProbe probe(impatient);
    QVERIFY(probe.connectToServer());
    QVERIFY(!probe.callTool("x"));
    server.fixture.release(u"late"_s);
    const auto hasCome = [&] {
        return std::ranges::any_of(probe.events, [](const LiveEvent& event) {
            return event.kind == LiveEventKind::Message && contains(event.bytes, "\"late\"");
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasCome(), LiveProbe::Patience);
}

void TestStreamableFaults::keepsACallAliveByItsProgress() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        if (!ScriptedServer::isCall(request)) {
            return false;
        }
        connection.send(sseHead());
        for (int i = 0; i < 6; ++i) {
            std::this_thread::sleep_for(150ms); // a slow call: the time itself is what is tested
            connection.send(
                httpChunk("data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\","
                          "\"params\":{\"progressToken\":" +
                          ScriptedServer::idOf(request) + ",\"progress\":1}}\n\n"));
        }
        connection.send(httpChunk("data: " + ScriptedServer::answerTo(request) + "\n\n") +
                        lastHttpChunk());
        return true;
    });
    LiveSettings patient = legacySettings(server.fixture.url());
    patient.requestTimeout = 700ms;
    LiveProbe probe(patient);
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));

    LiveSettings limited = patient;
    limited.requestLimit = 400ms;
    LiveProbe second(limited);
    QVERIFY(second.connectToServer());
    QVERIFY(!second.callTool("x"));
}

void TestStreamableFaults::takesAnErrorAnswerWithAnHttpStatus() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        return ScriptedServer::isCall(request) &&
               connection.send(
                   httpAnswer(400, "application/json"_ba,
                              "{\"jsonrpc\":\"2.0\",\"id\":" + ScriptedServer::idOf(request) +
                                  ",\"error\":{\"code\":-32602,\"message\":\"no\"}}"));
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    const Result<CallAnswer> answer = probe.callTool("x");
    QVERIFY(answer);
    QVERIFY(answer->isError());
    QVERIFY(contains(answer->error, "-32602"));
    QCOMPARE(probe.client.state(), ClientState::Ready);
}

void TestStreamableFaults::tellsWrongContentTypes() {
    for (const QByteArray& type : {"text/html"_ba, ""_ba, "text/plain; charset=utf-8"_ba}) {
        ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
            return ScriptedServer::isCall(request) &&
                   connection.send(httpAnswer(200, type, "<html>login</html>"_ba));
        });
        LiveProbe probe(legacySettings(server.fixture.url()));
        QVERIFY(probe.connectToServer());
        const Result<CallAnswer> answer = probe.callTool("x");
        QVERIFY(!answer);
        QVERIFY2(contains(said(answer), "no answer of MCP"), said(answer).c_str());
        QCOMPARE(probe.of(LiveEventKind::Malformed).size(), std::size_t(1));
        QCOMPARE(probe.of(LiveEventKind::Malformed)[0].bytes, std::string("<html>login</html>"));
    }
}

void TestStreamableFaults::readsEveryLineEndInAnyPieces_data() {
    QTest::addColumn<QByteArray>("lineEnd");
    QTest::newRow("LF") << "\n"_ba;
    QTest::newRow("CRLF") << "\r\n"_ba;
    QTest::newRow("CR") << "\r"_ba;
}

void TestStreamableFaults::readsEveryLineEndInAnyPieces() {
    QFETCH(const QByteArray, lineEnd);
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (!ScriptedServer::isCall(request)) {
            return false;
        }
        QByteArray stream =
            ": keepalive\n\nevent: message\nid: 1\ndata: " + ScriptedServer::answerTo(request) +
            "\n\n";
        stream.replace('\n', lineEnd);
        QByteArray bytes = sseHead();
        for (const char byte : stream) {
            bytes += httpChunk(QByteArray(1, byte));
        }
        // CR alone: only the byte after it says that it was no CRLF.
        return connection.sendInPieces(bytes + httpChunk(": end\n"_ba) + lastHttpChunk(), 1);
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    const Result<CallAnswer> answer = probe.callTool("x");
    QVERIFY2(answer, said(answer).c_str());
}

void TestStreamableFaults::survivesGiantAnswers() {
    const QByteArray giant(66 << 20, 'x');
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (!ScriptedServer::isCall(request)) {
            return false;
        }
        const QByteArray message = ScriptedServer::answerTo(request, giant);
        if (request.body.contains("\"json\"")) {
            return ScriptedServer::sendJson(connection, message);
        }
        return connection.send(sseHead() + httpChunk("data: " + message + "\n\n") +
                               lastHttpChunk());
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    for (const char* tool : {"json", "sse"}) {
        const Result<CallAnswer> answer = probe.callTool(tool);
        QVERIFY(!answer);
        QVERIFY2(contains(said(answer), "longer than 64 MiB"), said(answer).c_str());
    }
    QCOMPARE(probe.of(LiveEventKind::Malformed).size(), std::size_t(2));
    QVERIFY(probe.of(LiveEventKind::Malformed)[0].bytes.size() < 100'000);
    QVERIFY(probe.call("tools/list", ""));
}

void TestStreamableFaults::keepsWhatIsNoMessage() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        return ScriptedServer::isCall(request) &&
               connection.send(sseHead() +
                               httpChunk("data: {}\n\n"
                                         "data: no json\n\n"
                                         "event: prime\nid: 7\ndata: hello\n\n"
                                         "data: " +
                                         ScriptedServer::answerTo(request) +
                                         "\n\n"
                                         "data: {\"cut") +
                               lastHttpChunk());
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
    QTRY_COMPARE_WITH_TIMEOUT(probe.of(LiveEventKind::Malformed).size(), std::size_t(4),
                              LiveProbe::Patience);
    const std::vector<LiveEvent> malformed = probe.of(LiveEventKind::Malformed);
    QCOMPARE(malformed[0].bytes, std::string("{}"));
    QVERIFY(contains(malformed[1].facts, "no JSON at byte"));
    QCOMPARE(malformed[2].sseType, std::string("prime"));
    QCOMPARE(malformed[2].sseId, std::optional<std::string>("7"));
    QCOMPARE(malformed[3].bytes, std::string("{\"cut"));
}

void TestStreamableFaults::takesBatchesApart() {
    ScriptedServer server(
        [](SocketConnection& connection, const HttpMessage& request) {
            return ScriptedServer::isCall(request) &&
                   ScriptedServer::sendJson(
                       connection,
                       "[{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\"}, 5,\n " +
                           ScriptedServer::answerTo(request) + "]");
        },
        "2025-03-26");
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
    const auto first =
        std::ranges::find_if(probe.events, [](const LiveEvent& it) { return it.batchSize > 0; });
    QVERIFY(std::distance(first, probe.events.end()) >= 3);
    for (std::uint32_t i = 0; i < 3; ++i) {
        const LiveEvent& event = *(first + i);
        QCOMPARE(event.batchIndex, std::optional(i));
        QCOMPARE(event.batchSize, 3U);
        QCOMPARE(event.kind, i == 1 ? LiveEventKind::Malformed : LiveEventKind::Message);
    }
    QVERIFY(!server.fixture.requests().back().hasHeader("MCP-Protocol-Version"_ba));
}

QTEST_GUILESS_MAIN(TestStreamableFaults)
#include "tst_streamable_faults.moc"
