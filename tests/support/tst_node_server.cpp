// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/node_server.h"
#include "tests/support/recorded_traffic.h"
#include "tests/support/socket.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

const auto Initialize =
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}"_ba;

// Everything a server says to one request until it closes; for a stream, until it says enough.
QByteArray ask(int port, const QByteArray& firstLine, const QByteArray& body,
               const QByteArray& headers = {}, const QByteArray& enough = {}) {
    const Socket socket = Socket::connectedTo(port);
    socket.write(firstLine + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"_ba +
                 "Accept: application/json, text/event-stream\r\n" +
                 "Content-Type: application/json\r\n" + headers +
                 "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray said;
    while (enough.isEmpty() || !said.contains(enough)) {
        const QByteArray more = socket.read();
        if (more.isEmpty()) {
            break;
        }
        said += more;
    }
    return said;
}

} // namespace

class TestNodeServer : public QObject {
    Q_OBJECT

private slots:
    void speaksItsProtocol_data();
    void speaksItsProtocol();
    void seesNothingOfTheTestsEnvironment();
    void comesBackOnTheSamePort();
};

void TestNodeServer::speaksItsProtocol_data() {
    QTest::addColumn<NodeServer::Kind>("kind");
    QTest::addColumn<QByteArray>("firstLine");
    QTest::addColumn<QByteArray>("answer");
    using Kind = NodeServer::Kind;
    const auto post = "POST /mcp"_ba;
    QTest::newRow("everything") << Kind::EverythingStreamable << post << "\"2025-11-25\""_ba;
    QTest::newRow("everything, SSE")
        << Kind::EverythingSse << "GET /sse"_ba << "event: endpoint\ndata: /message?sessionId="_ba;
    QTest::newRow("polling") << Kind::Polling << post << "retry: 300"_ba;
    QTest::newRow("polling, JSON") << Kind::PollingJson << post << "application/json"_ba;
    QTest::newRow("modern") << Kind::ModernStateless << post << "\"2025-11-25\""_ba;
    QTest::newRow("modern only") << Kind::ModernReject << post << "-32022"_ba;
}

void TestNodeServer::speaksItsProtocol() {
    QFETCH(const NodeServer::Kind, kind);
    QFETCH(const QByteArray, firstLine);
    QFETCH(const QByteArray, answer);
    const NodeServer server(kind);
    QVERIFY(server.port() < 32768);
    const QByteArray body = firstLine.startsWith("GET") ? QByteArray() : Initialize;
    const QByteArray said = ask(server.port(), firstLine, body, {}, answer);
    QVERIFY2(said.contains(answer), said.constData());
}

void TestNodeServer::seesNothingOfTheTestsEnvironment() {
    qputenv("MUSCOPE_PLANTED", "planted");
    const NodeServer server(NodeServer::Kind::EverythingStreamable);
    const QByteArray handshake = ask(server.port(), "POST /mcp"_ba, Initialize);
    const auto answers = httpMessages(handshake, HttpSide::Answers);
    QCOMPARE(answers.size(), std::size_t(1));
    const QByteArray session =
        "Mcp-Session-Id: "_ba + answers.front().header("mcp-session-id"_ba) + "\r\n";
    const QByteArray said = ask(
        server.port(), "POST /mcp"_ba,
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"get-env\",\"arguments\":{}}}"_ba,
        session);
    QVERIFY2(said.contains("C.UTF-8"), said.constData());
    QVERIFY(!said.contains("PLANTED"));
}

void TestNodeServer::comesBackOnTheSamePort() {
    NodeServer server(NodeServer::Kind::Polling);
    const int port = server.port();
    server.kill();
    QVERIFY(!Socket::connectedTo(port).isOpen());
    server.start();
    QCOMPARE(server.port(), port);
    QVERIFY(ask(port, "POST /mcp"_ba, Initialize).contains("protocolVersion"));
    server.terminate();
    QVERIFY(!Socket::connectedTo(port).isOpen());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestNodeServer)
#include "tst_node_server.moc"
