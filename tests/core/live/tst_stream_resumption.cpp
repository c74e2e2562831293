// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/core/live/scripted_server.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace muscope;
using namespace std::chrono_literals;

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

QByteArray note(const QByteArray& text) {
    return "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":\"" + text +
           "\"}\n\n";
}

// How often that came as a message.
std::ptrdiff_t timesCome(const LiveProbe& probe, std::string_view part) {
    return std::ranges::count_if(probe.events, [part](const LiveEvent& event) {
        return event.kind == LiveEventKind::Message && contains(event.bytes, part);
    });
}

} // namespace

// Streams that break, and what becomes of them.
class TestStreamResumption : public QObject {
    Q_OBJECT

private slots:
    void opensTheStandingStreamBeforeTheFirstCall();
    void doesWithoutAStandingStream_data();
    void doesWithoutAStandingStream();
    void asksAgainForAStreamThatIsStillHeld();
    void waitsNotForeverForAStandingStream();
    void keepsTheIdOverBreaksThatDeliverNothing();
    void tellsWhatComesAgainAsDuplicate();
    void waitsAsLongAsTheServerAsks();
    void resumesFromWhatIsRecordedAlone();
    void beginsAnewWhenAStreamFindsTheSessionGone();
    void givesUpAServerThatStaysAway();
    void asksAForgetfulServerLessAndLessOften();
};

void TestStreamResumption::opensTheStandingStreamBeforeTheFirstCall() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        if (request.method() != "GET") {
            return false;
        }
        connection.send(sseHead());
        connection.waitForClose();
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
    const std::vector<HttpMessage> requests = server.fixture.requests();
    const auto at = [&](auto&& isIt) { return std::ranges::find_if(requests, isIt); };
    const auto initialized = at([](const HttpMessage& it) {
        return ScriptedServer::methodOf(it) == "notifications/initialized";
    });
    const auto get = at([](const HttpMessage& it) { return it.method() == "GET"; });
    QVERIFY(initialized < get);
    QVERIFY(get < at(ScriptedServer::isCall));
    QCOMPARE(get->header("Accept"_ba), "text/event-stream"_ba);
    QCOMPARE(get->header("Mcp-Session-Id"_ba), "scripted-session-id"_ba);
    QCOMPARE(get->header("MCP-Protocol-Version"_ba), "2025-11-25"_ba);
}

void TestStreamResumption::doesWithoutAStandingStream_data() {
    QTest::addColumn<int>("status");
    for (const int status : {400, 404, 405, 406}) {
        QTest::newRow(QByteArray::number(status).constData()) << status;
    }
}

void TestStreamResumption::doesWithoutAStandingStream() {
    QFETCH(const int, status);
    ScriptedServer server([status](SocketConnection& connection, const HttpMessage& request) {
        return request.method() == "GET" &&
               connection.send(httpAnswer(status, "text/plain"_ba, "no"_ba));
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
    QCOMPARE(server.gets().size(), std::size_t(1));
    QCOMPARE(std::ranges::count(probe.states, ClientState::Expired), 0);
}

void TestStreamResumption::asksAgainForAStreamThatIsStillHeld() {
    std::atomic<int> asked = 0;
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (request.method() != "GET") {
            return false;
        }
        if (++asked < 3) {
            return connection.send(httpAnswer(409, "text/plain"_ba, {}));
        }
        connection.send(sseHead() + httpChunk(note("held"_ba)));
        connection.waitForClose();
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(timesCome(probe, "held"), 1, LiveProbe::Patience);
    QCOMPARE(server.countOf("initialize"_ba), 1);
}

void TestStreamResumption::waitsNotForeverForAStandingStream() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        if (request.method() != "GET") {
            return false;
        }
        connection.waitForClose();
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
}

void TestStreamResumption::keepsTheIdOverBreaksThatDeliverNothing() {
    std::atomic<int> resumed = 0;
    QByteArray answer;
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (ScriptedServer::isCall(request)) {
            answer = ScriptedServer::answerTo(request);
            connection.send(sseHead() + httpChunk("id: a/1\nretry: 1\ndata: \n\n"_ba));
            connection.reset();
            return true;
        }
        if (request.method() != "GET" || !request.hasHeader("Last-Event-ID"_ba)) {
            return false;
        }
        const bool isLast = ++resumed == 3;
        connection.send(sseHead() +
                        (isLast ? httpChunk("data: " + answer + "\n\n") : QByteArray()) +
                        lastHttpChunk());
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QVERIFY(probe.callTool("x"));
    for (const HttpMessage& get : server.gets()) {
        const QByteArray id = get.header("Last-Event-ID"_ba);
        QVERIFY(id.isEmpty() || id == "a/1");
    }
    QCOMPARE(probe.of(LiveEventKind::Gap).size(), std::size_t(1));
    QVERIFY(contains(probe.of(LiveEventKind::Gap)[0].facts, "nothing replayed, possibly lost"));
    QCOMPARE(server.countOf("tools/call"_ba), 1);
}

void TestStreamResumption::tellsWhatComesAgainAsDuplicate() {
    std::atomic<int> asked = 0;
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (request.method() != "GET") {
            return false;
        }
        const QByteArray first = "retry: 1\nid: 1\n" + note("first"_ba);
        if (++asked == 1) {
            connection.send(sseHead() + httpChunk(first) + lastHttpChunk());
        } else {
            connection.send(sseHead() + httpChunk(first + "id: 2\n" + note("second"_ba)));
            connection.waitForClose();
        }
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(timesCome(probe, "second"), 1, LiveProbe::Patience);
    QCOMPARE(timesCome(probe, "first"), 1);
    const std::vector<LiveEvent> duplicates = probe.of(LiveEventKind::Duplicate);
    QCOMPARE(duplicates.size(), std::size_t(1));
    QCOMPARE(duplicates[0].sseId, std::optional<std::string>("1"));
    QCOMPARE(server.gets()[1].header("Last-Event-ID"_ba), "1"_ba);
}

void TestStreamResumption::waitsAsLongAsTheServerAsks() {
    QElapsedTimer since;
    std::atomic<qint64> waited = -1;
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (request.method() != "GET") {
            return false;
        }
        if (since.isValid()) {
            waited = since.elapsed();
            connection.send(sseHead());
            connection.waitForClose();
            return true;
        }
        connection.send(sseHead() + httpChunk("retry: 700\nid: 1\ndata:\n\n"_ba));
        since.start();
        connection.send(lastHttpChunk());
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(waited >= 0, LiveProbe::Patience);
    QVERIFY2(waited >= 690, QByteArray::number(waited.load()).constData());
}

void TestStreamResumption::resumesFromWhatIsRecordedAlone() {
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (request.method() != "GET") {
            return false;
        }
        if (!request.hasHeader("Last-Event-ID"_ba)) {
            connection.waitFor(u"ready"_s);
            connection.send(sseHead() + httpChunk("retry: 1\nid: 1\n" + note("first"_ba)) +
                            lastHttpChunk());
            return true;
        }
        connection.send(sseHead());
        connection.waitForClose();
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()), McpClient::Recording::On);
    QTimer recorder;
    QObject::connect(&recorder, &QTimer::timeout, &recorder,
                     [&] { probe.client.setRecorded(probe.events.size()); });
    recorder.start(1ms);
    QVERIFY(probe.connectToServer());
    recorder.stop();
    server.fixture.release(u"ready"_s);
    QTRY_VERIFY_WITH_TIMEOUT(probe.hasTold(LiveEventKind::Connection, "\"stream_ended\""),
                             LiveProbe::Patience);
    QTest::qWait(50); // far longer than retry
    QCOMPARE(server.gets().size(), std::size_t(1));
    probe.client.setRecorded(probe.events.size());
    QTRY_COMPARE_WITH_TIMEOUT(server.gets().size(), std::size_t(2), LiveProbe::Patience);
}

void TestStreamResumption::beginsAnewWhenAStreamFindsTheSessionGone() {
    std::atomic<int> asked = 0;
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (request.method() != "GET") {
            return false;
        }
        if (++asked == 2) {
            return connection.send(httpAnswer(404, "text/plain"_ba, {}));
        }
        connection.send(sseHead() + httpChunk("retry: 1\nid: 1\ndata:\n\n"_ba));
        if (asked == 1) {
            connection.send(lastHttpChunk());
            return true;
        }
        connection.waitForClose();
        return true;
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    const std::string first = probe.events.front().session;
    QTRY_VERIFY_WITH_TIMEOUT(probe.client.session() != first &&
                                 probe.client.state() == ClientState::Ready,
                             LiveProbe::Patience);
    QVERIFY(probe.hasTold(LiveEventKind::Connection, "\"expired\""));
    QCOMPARE(server.countOf("initialize"_ba), 2);
    // The new handshake says nothing of the old session.
    const std::vector<HttpMessage> requests = server.fixture.requests();
    const auto again = std::ranges::find_if(requests.rbegin(), requests.rend(), [](const auto& it) {
        return ScriptedServer::methodOf(it) == "initialize";
    });
    QVERIFY(!again->hasHeader("Mcp-Session-Id"_ba));
    QVERIFY(!again->hasHeader("MCP-Protocol-Version"_ba));
}

void TestStreamResumption::givesUpAServerThatStaysAway() {
    auto server = std::make_unique<ScriptedServer>(
        [](SocketConnection& connection, const HttpMessage& request) {
            if (request.method() != "GET") {
                return false;
            }
            connection.send(sseHead() + httpChunk("retry: 1\nid: 1\ndata:\n\n"_ba));
            connection.waitForClose();
            return true;
        });
    LiveSettings impatient = legacySettings(server->fixture.url());
    impatient.reconnectLimit = 300ms;
    LiveProbe probe(impatient);
    QVERIFY(probe.connectToServer());
    server.reset();
    QVERIFY(probe.waitFor(ClientState::Reconnecting));
    QVERIFY(probe.waitFor(ClientState::Failed));
    QVERIFY2(probe.client.error()->message.startsWith(u"GET to 127.0.0.1:"),
             qPrintable(probe.client.error()->message));
}

void TestStreamResumption::asksAForgetfulServerLessAndLessOften() {
    ScriptedServer server([](SocketConnection& connection, const HttpMessage& request) {
        return ScriptedServer::isCall(request) &&
               connection.send(httpAnswer(404, "text/plain"_ba, {}));
    });
    LiveProbe probe(legacySettings(server.fixture.url()));
    QVERIFY(probe.connectToServer());
    QElapsedTimer since;
    since.start();
    for (int i = 1; i <= 4; ++i) {
        QVERIFY(!probe.callTool("x"));
        QTRY_COMPARE_WITH_TIMEOUT(std::ranges::count(probe.states, ClientState::Ready), i + 1,
                                  LiveProbe::Patience);
    }
    QVERIFY(since.elapsed() >= 250 + 500 + 1000 - 50);
    QCOMPARE(server.countOf("tools/call"_ba), 4);
}

QTEST_GUILESS_MAIN(TestStreamResumption)
#include "tst_stream_resumption.moc"
