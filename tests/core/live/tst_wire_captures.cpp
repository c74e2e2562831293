// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/core/live/scripted_server.h"
#include "tests/support/recorded_traffic.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace muscope;

namespace {

QByteArray capture(const char* name) {
    QFile file(QStringLiteral(MUSCOPE_TEST_DATA "/wire/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QByteArray> messagesOf(const QByteArray& captured) {
    return messagesToClient({.toServer = {}, .toClient = captured});
}

} // namespace

// What real servers sent once, sent again to muscope: every message is told, byte for byte, and the
// call they belong to is answered.
class TestWireCaptures : public QObject {
    Q_OBJECT

private slots:
    void replaysACall_data();
    void replaysACall();
};

void TestWireCaptures::replaysACall_data() {
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("resumed"); // empty: the first stream has the answer
    QTest::addColumn<QByteArray>("lastEventId");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("id");
    QTest::newRow("progress") << capture("call-progress.s2c") << QByteArray() << QByteArray()
                              << "\"tok-3\""_ba << 3;
    QTest::newRow("odd strings") << capture("polling-odd.s2c") << QByteArray() << QByteArray()
                                 << "1"_ba << 5;
    QTest::newRow("closed and resumed")
        << capture("polling-closed.s2c") << capture("polling-resumed.s2c")
        << "ecc57dd5-2b1e-4ffd-9271-bd520d97392c_1795357820642_o6ch0r0t"_ba << "\"p4\""_ba << 4;
}

void TestWireCaptures::replaysACall() {
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, resumed);
    QFETCH(const QByteArray, lastEventId);
    QFETCH(const QByteArray, token);
    QFETCH(const int, id);
    QVERIFY(!first.isEmpty());
    ScriptedServer server([&](SocketConnection& connection, const HttpMessage& request) {
        if (ScriptedServer::isCall(request)) {
            return connection.send(first);
        }
        return request.hasHeader("Last-Event-ID"_ba) && connection.send(resumed);
    });
    LiveSettings settings;
    settings.url = server.fixture.url();
    settings.era = EraChoice::Legacy;
    LiveProbe probe(settings);
    QVERIFY(probe.connectToServer());
    for (int used = 2; used < id; ++used) { // the handshake took 1
        QVERIFY(probe.call("ping", ""));
    }
    const std::size_t before = probe.events.size();

    const Result<CallAnswer> answer = probe.call(
        "tools/call", "{\"name\":\"x\",\"_meta\":{\"progressToken\":" + token.toStdString() + "}}");
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));

    QList<QByteArray> told;
    for (std::size_t i = before; i < probe.events.size(); ++i) {
        const LiveEvent& event = probe.events[i];
        if (event.kind == LiveEventKind::Message && event.direction == Direction::ServerToClient) {
            told.append(QByteArray::fromStdString(event.bytes));
        }
    }
    QCOMPARE(told, messagesOf(first) + messagesOf(resumed));
    QVERIFY(probe.of(LiveEventKind::Malformed).empty());
    QCOMPARE(server.gets().back().header("Last-Event-ID"_ba), lastEventId);
}

QTEST_GUILESS_MAIN(TestWireCaptures)
#include "tst_wire_captures.moc"
