// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/event_decoder.h"

#include <QTest>

namespace muscope {

class TestEventDecoder : public QObject {
    Q_OBJECT

private slots:
    void readsBothWorlds_data();
    void readsBothWorlds();
    void namesItsOwnEventsByWhatHappened_data();
    void namesItsOwnEventsByWhatHappened();
    void takesDirectionFromColumnBeforeMetadata();
    void survivesAnything_data();
    void survivesAnything();
    void tellsNumberFromTextId();
    void aProbeIsNoOperation();
};

void TestEventDecoder::readsBothWorlds_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<MessageKind>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isError");

    QTest::newRow("published call") << QByteArray(R"({"tool":"greet","args":{},"result":"Hi"})")
                                    << MessageKind::Call << "greet" << false;
    QTest::newRow("published call that failed")
        << QByteArray(R"({"tool":"greet","error":"no"})") << MessageKind::Call << "greet" << true;
    QTest::newRow("published call that also says jsonrpc")
        << QByteArray(R"({"jsonrpc":"2.0","id":3,"tool":"greet","result":"Hi"})")
        << MessageKind::Call << "greet" << false;
    QTest::newRow("sensor data") << QByteArray(R"({"sonar":[1,2],"lidar":[3,4]})")
                                 << MessageKind::Other << "sonar, lidar" << false;
    QTest::newRow("quantum result") << QByteArray(R"({"counts":{"00":512,"11":512}})")
                                    << MessageKind::Other << "counts" << false;
    QTest::newRow("tools/call")
        << QByteArray(
               R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search"}})")
        << MessageKind::Request << "search" << false;
    QTest::newRow("other request") << QByteArray(R"({"jsonrpc":"2.0","id":"a","method":"ping"})")
                                   << MessageKind::Request << "ping" << false;
    QTest::newRow("notification") << QByteArray(
                                         R"({"jsonrpc":"2.0","method":"notifications/progress"})")
                                  << MessageKind::Notification << "notifications/progress" << false;
    QTest::newRow("response, keys in another order")
        << QByteArray(R"({"result":{},"jsonrpc":"2.0","id":1})") << MessageKind::Response << ""
        << false;
    QTest::newRow("tool that failed")
        << QByteArray(R"({"jsonrpc":"2.0","id":1,"result":{"isError":true}})")
        << MessageKind::Response << "" << true;
    QTest::newRow("error without id")
        << QByteArray(R"({"jsonrpc":"2.0","error":{"code":-32600,"message":"x"}})")
        << MessageKind::Response << "" << true;
    QTest::newRow("a bare text") << QByteArray(R"("hello")") << MessageKind::Other << "" << false;
}

void TestEventDecoder::readsBothWorlds() {
    QFETCH(QByteArray, payload);
    QFETCH(MessageKind, kind);
    QFETCH(QString, name);
    QFETCH(bool, isError);
    const std::string text = payload.toStdString();
    EventView event;
    event.payload = text;

    EventDecoder decoder;
    const DecodedEvent& decoded = decoder.decode(event);

    QVERIFY(decoded.isJson);
    QCOMPARE(decoded.kind, kind);
    QCOMPARE(QString::fromStdString(decoded.name), name);
    QCOMPARE(decoded.isError, isError);
    QCOMPARE(decoded.size, static_cast<std::uint32_t>(payload.size()));
}

void TestEventDecoder::namesItsOwnEventsByWhatHappened_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("name");
    QTest::newRow("state") << QByteArray("connection")
                           << QByteArray("{\"server\":\"x\",\"state\":\"resumed\"}") << "resumed";
    QTest::newRow("state before why")
        << QByteArray("connection") << QByteArray("{\"why\":\"cut\",\"state\":\"failed\"}")
        << "failed";
    QTest::newRow("why") << QByteArray("gap") << QByteArray("{\"why\":\"no id\"}") << "no id";
    QTest::newRow("reason") << QByteArray("gap")
                            << QByteArray("{\"events\":3,\"reason\":\"too slow\"}") << "too slow";
    QTest::newRow("no JSON") << QByteArray("malformed")
                             << QByteArray("{\"unrepresentable\":\"no JSON\"}") << "no JSON";
    QTest::newRow("none of them") << QByteArray("malformed") << QByteArray("{\"a\":1,\"b\":2}")
                                  << "a, b";
    QTest::newRow("no object") << QByteArray("malformed") << QByteArray("[1]") << "";
    QTest::newRow("a message again")
        << QByteArray("duplicate")
        << QByteArray("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"state\":\"x\"}") << "ping";
    QTest::newRow("of another type")
        << QByteArray("sensor_data") << QByteArray("{\"state\":\"on\"}") << "state";
}

void TestEventDecoder::namesItsOwnEventsByWhatHappened() {
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, payload);
    QFETCH(QString, name);
    EventView event;
    const std::string typeText = type.toStdString();
    const std::string text = payload.toStdString();
    event.type = typeText;
    event.payload = text;
    EventDecoder decoder;
    QCOMPARE(QString::fromStdString(decoder.decode(event).name), name);
}

void TestEventDecoder::takesDirectionFromColumnBeforeMetadata() {
    EventView event;
    event.metadata = R"({"direction":"s2c"})";
    EventDecoder decoder;
    QCOMPARE(decoder.decode(event).direction, Direction::ServerToClient);
    event.direction = "c2s";
    QCOMPARE(decoder.decode(event).direction, Direction::ClientToServer);
    event.direction = "sideways";
    QCOMPARE(decoder.decode(event).direction, Direction::Unknown);
    event.direction.reset();
    event.metadata = R"({"note":"the \"direction\" is open"})";
    QCOMPARE(decoder.decode(event).direction, Direction::Unknown);
}

void TestEventDecoder::survivesAnything_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("broken") << QByteArray(R"({"jsonrpc":"2.0",)");
    QTest::newRow("not UTF-8") << QByteArray("{\"tool\":\"\xff\xfe\"");
    QTest::newRow("deep") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
    QTest::newRow("method of a wrong type")
        << QByteArray(R"({"jsonrpc":"2.0","method":7,"id":[]})");
    QTest::newRow("params of a wrong type")
        << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":[1]})");
}

void TestEventDecoder::survivesAnything() {
    QFETCH(QByteArray, payload);
    const std::string text = payload.toStdString();
    EventView event;
    event.payload = text;
    EventDecoder decoder;
    QCOMPARE(decoder.decode(event).size, static_cast<std::uint32_t>(payload.size()));
}

void TestEventDecoder::tellsNumberFromTextId() {
    EventDecoder decoder;
    EventView event;
    event.payload = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
    const std::string number = decoder.decode(event).requestId;
    event.payload = R"({"jsonrpc":"2.0","id":"1","method":"ping"})";
    QVERIFY(decoder.decode(event).requestId != number);
}

void TestEventDecoder::aProbeIsNoOperation() {
    EventDecoder decoder;
    EventView event;
    event.type = "probe";
    event.payload = R"({"jsonrpc":"2.0","id":"discover-1","method":"server/discover"})";
    QCOMPARE(decoder.decode(event).kind, MessageKind::Other);
    QCOMPARE(decoder.decode(event).name, std::string("server/discover"));
    QVERIFY(decoder.decode(event).requestId.empty());
    event.payload = R"({"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"what?"}})";
    QCOMPARE(decoder.decode(event).kind, MessageKind::Other);
    QVERIFY(!decoder.decode(event).isError);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestEventDecoder)
#include "tst_event_decoder.moc"
