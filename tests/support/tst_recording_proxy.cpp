// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recording_proxy.h"
#include "tests/support/socket_fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

const auto Request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"_ba;
const auto Answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"_ba;
const auto Progress = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\"}"_ba;

QByteArray post(const QByteArray& body) {
    return "POST /mcp HTTP/1.1\r\nContent-Length: "_ba + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

} // namespace

class TestRecordingProxy : public QObject {
    Q_OBJECT

private slots:
    void keepsTheMessagesOfBothDirections();
    void readsEventsOfChunkedStreams();
    void takesBatchesApartAndLeavesTheRest();
    void cutsWhatIsOpen();
    void readsHttpThatComesByteByByte();
};

void TestRecordingProxy::keepsTheMessagesOfBothDirections() {
    SocketFixture server(SocketFixture::answering(
        [](const HttpMessage&) { return httpAnswer(200, "application/json"_ba, Answer); }));
    RecordingProxy proxy(server.port());
    const Socket client = Socket::connectedTo(proxy.port());
    QVERIFY(client.write(post(Request)));
    QByteArray said;
    while (!said.endsWith(Answer)) {
        said += client.read();
    }
    const auto connections = proxy.connections();
    QCOMPARE(connections.size(), std::size_t(1));
    QCOMPARE(connections[0].toClient, said);
    QCOMPARE(sortedMessagesToServer(connections), QList{Request});
    QCOMPARE(sortedMessagesToClient(connections), QList{Answer});
}

void TestRecordingProxy::readsEventsOfChunkedStreams() {
    const QByteArray block = "id: 1\r\nevent: message\r\ndata: "_ba + Progress + "\r\n\r\n";
    const QByteArray second = ": comment\n\ndata: "_ba + Answer + "\n\ndata: {\"jsonrpc\""_ba;
    RecordedConnection connection;
    connection.toClient = sseHead() + httpChunk(block.left(30)) + httpChunk(block.mid(30)) +
                          httpChunk(second) + lastHttpChunk() +
                          "HTTP/1.1 202 Accepted\r\nContent-Length: 8\r\n\r\nAccepted"_ba;
    QCOMPARE(messagesToClient(connection), (QList{Progress, Answer}));
    connection.toClient.truncate(connection.toClient.indexOf(": comment"));
    QCOMPARE(messagesToClient(connection), QList{Progress});
}

void TestRecordingProxy::takesBatchesApartAndLeavesTheRest() {
    RecordedConnection connection;
    connection.toServer = post("[ "_ba + Request + ", " + Progress + "]") + post("{}"_ba) +
                          "GET / HTTP/1.1\r\n\r\n" + post(Answer).chopped(1);
    QCOMPARE(messagesToServer(connection), (QList{Request, Progress}));
    QCOMPARE(httpMessages(connection.toServer, HttpSide::Requests).size(), std::size_t(4));
}

void TestRecordingProxy::cutsWhatIsOpen() {
    SocketFixture server([](SocketConnection& connection) {
        connection.readRequest();
        connection.send("half"_ba);
        connection.waitForClose();
    });
    RecordingProxy proxy(server.port());
    const Socket client = Socket::connectedTo(proxy.port());
    QVERIFY(client.write(post({})));
    QCOMPARE(client.read(), "half"_ba);
    proxy.cutAll();
    QCOMPARE(client.read(), QByteArray());
}

void TestRecordingProxy::readsHttpThatComesByteByByte() {
    const QByteArray wire =
        sseHead() + httpChunk("data: 1\n\n"_ba) + lastHttpChunk() + httpAnswer(404, {}, "no"_ba);
    std::vector<HttpMessage> messages;
    QByteArray buffer;
    for (const char byte : wire) {
        buffer += byte;
        while (auto message = takeHttpMessage(buffer, HttpSide::Answers, false)) {
            messages.push_back(*message);
        }
    }
    QVERIFY(buffer.isEmpty());
    QCOMPARE(messages.size(), std::size_t(2));
    QCOMPARE(messages[0].body, "data: 1\n\n"_ba);
    QCOMPARE(messages[1].status(), 404);
    QCOMPARE(messages[1].body, "no"_ba);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRecordingProxy)
#include "tst_recording_proxy.moc"
