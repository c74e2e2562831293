// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/socket_fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

QByteArray request(const QByteArray& body) {
    return "POST /mcp HTTP/1.1\r\nHost: x\r\nContent-Length: "_ba +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray readToEnd(const Socket& socket) {
    QByteArray all;
    for (QByteArray more = socket.read(); !more.isEmpty(); more = socket.read()) {
        all += more;
    }
    return all;
}

} // namespace

class TestSocketFixture : public QObject {
    Q_OBJECT

private slots:
    void answersAndRecordsEachRequest();
    void cutsInTheMiddleOfAnAnswer();
    void goesOnWhenTheTestReleasesIt();
    void sendsEveryPiece();
    void endsWhileScriptsAndClientsWait();
};

void TestSocketFixture::answersAndRecordsEachRequest() {
    SocketFixture server(SocketFixture::answering([](const HttpMessage& asked) {
        return asked.body == "bye" ? QByteArray() : httpAnswer(201, "text/plain"_ba, asked.body);
    }));
    const Socket client = Socket::connectedTo(server.port());
    QVERIFY(client.write(request("one"_ba) + request("two"_ba) + request("bye"_ba)));
    const auto answers = httpMessages(readToEnd(client), HttpSide::Answers);
    QCOMPARE(answers.size(), std::size_t(2));
    QCOMPARE(answers[0].status(), 201);
    QCOMPARE(answers[1].body, "two"_ba);
    QCOMPARE(server.requests().size(), std::size_t(3));
    QCOMPARE(server.requests()[0].method(), "POST"_ba);
    QCOMPARE(server.requests()[0].target(), "/mcp"_ba);
    QCOMPARE(server.connectionCount(), 1);
}

void TestSocketFixture::cutsInTheMiddleOfAnAnswer() {
    SocketFixture server([](SocketConnection& connection) {
        connection.readRequest();
        connection.send(httpAnswer(200, "text/plain"_ba, "whole"_ba).chopped(2));
        if (connection.number() == 1) {
            connection.reset();
        }
    });
    for (int i = 0; i < 2; ++i) {
        const Socket client = Socket::connectedTo(server.port());
        QVERIFY(client.write(request("x"_ba)));
        const auto answers = httpMessages(readToEnd(client), HttpSide::Answers);
        if (i == 0) { // a reset may overtake what was sent before it
            QCOMPARE(answers.size(), std::size_t(1));
            QVERIFY(!answers[0].isComplete);
            QCOMPARE(answers[0].body, "who"_ba);
        }
    }
}

void TestSocketFixture::goesOnWhenTheTestReleasesIt() {
    SocketFixture server([](SocketConnection& connection) {
        connection.readRequest();
        connection.send("first"_ba);
        if (connection.waitFor(u"go"_s)) {
            connection.send("second"_ba);
        }
    });
    const Socket client = Socket::connectedTo(server.port());
    QVERIFY(client.write(request({})));
    QCOMPARE(client.read(), "first"_ba);
    server.release(u"go"_s);
    QCOMPARE(readToEnd(client), "second"_ba);
}

void TestSocketFixture::sendsEveryPiece() {
    const QByteArray stream = sseHead() + httpChunk("data: 1\r\n\r\n"_ba) + lastHttpChunk();
    SocketFixture server([&](SocketConnection& connection) {
        connection.readRequest();
        connection.sendInPieces(stream, 1);
    });
    const Socket client = Socket::connectedTo(server.port());
    QVERIFY(client.write(request({})));
    const QByteArray said = readToEnd(client);
    QCOMPARE(said, stream);
    QCOMPARE(httpMessages(said, HttpSide::Answers).front().body, "data: 1\r\n\r\n"_ba);
}

void TestSocketFixture::endsWhileScriptsAndClientsWait() {
    auto server = std::make_unique<SocketFixture>([](SocketConnection& connection) {
        connection.readRequest();
        connection.waitFor(u"never"_s);
    });
    const Socket asking = Socket::connectedTo(server->port());
    QVERIFY(asking.write(request({})));
    const Socket silent = Socket::connectedTo(server->port());
    QVERIFY(server->waitForRequests(1));
    server.reset();
    QCOMPARE(readToEnd(asking), QByteArray());
    QCOMPARE(readToEnd(silent), QByteArray());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSocketFixture)
#include "tst_socket_fixture.moc"
