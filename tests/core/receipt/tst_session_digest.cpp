// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What a session digest is taken of, and what it comes to.
#include "core/json/canonical.h"
#include "core/receipt/session_digest.h"
#include "tests/core/receipt/random_json.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>
#include <vector>

namespace muscope {

namespace {

EventView plainEvent() {
    EventView event;
    event.sessionId = "s1";
    event.eventId = "e1";
    event.type = "tool_call";
    event.createdAt = "2026-11-20 12:00:01.25+00";
    event.payload = R"({"tool":"greet"})";
    event.metadata = "{}";
    return event;
}

std::string textOf(const EventView& event) {
    return CanonicalEvent().text(event);
}

std::string digestOf(std::string_view session, const std::vector<EventView>& events) {
    SessionDigest digest(session);
    for (const EventView& event : events) {
        (void)digest.add(event);
    }
    return hexOf(digest.digest());
}

QByteArray qtSha256(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

class TestSessionDigest final : public QObject {
    Q_OBJECT

private slots:
    void writesSixMembersInTheirOrder() {
        const std::string expected =
            R"({"created_at":"2026-11-20T12:00:01.250000Z","event_id":"e1",)"
            R"("event_type":"tool_call","metadata":{},"payload":{"tool":"greet"},)"
            R"("session_id":"s1"})";
        QCOMPARE(textOf(plainEvent()), expected);
    }

    void isTheChainOfTheSpecification() {
        EventView second = plainEvent();
        second.eventId = "e2";
        QByteArray chain = qtSha256("muscope digest 1\ns1");
        QCOMPARE(digestOf("s1", {}), chain.toHex().toStdString());
        for (const EventView& event : {plainEvent(), second}) {
            chain = qtSha256(chain + qtSha256(QByteArray::fromStdString(textOf(event))));
        }
        QCOMPARE(digestOf("s1", {plainEvent(), second}), chain.toHex().toStdString());
    }

    // Written down once, worked out by another program: stored anchors must hold for ever.
    void staysWhatItIs() {
        EventView event = plainEvent();
        event.payload = R"({"z":[1.0,1e2,-0,1e400],"a":1,"a":"\u00e9\ud83d\ude00\/"})";
        event.metadata.reset();
        QCOMPARE(digestOf("s1", {plainEvent(), event}),
                 std::string("00cafc52c815b070af695a45f7145cb0243783e7f7b9c4cd6c488e29a9ac046a"));
    }

    void isBlindToWhatStoresChange_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("time");
        const QByteArray time = "2026-11-20T12:00:01.250000Z";
        const QByteArray payload = R"({"a": {"b": 1.50, "tool": "\u0067reet"}, "c": 100})";
        QTest::newRow("blanks") << QByteArray("{\n\"a\":{\"b\":1.50,\"tool\":\"greet\"},\"c\":100}")
                                << time;
        QTest::newRow("order") << QByteArray(R"({"c":100,"a":{"tool":"greet","b":1.50}})") << time;
        QTest::newRow("numbers") << QByteArray(R"({"a":{"b":15e-1,"tool":"greet"},"c":1e2})")
                                 << time;
        QTest::newRow("repeated") << QByteArray(R"({"c":7,"a":{"b":1.5,"tool":"greet"},"c":100})")
                                  << time;
        QTest::newRow("zone") << payload << QByteArray("2026-11-20 14:00:01.25+02");
        QTest::newRow("digits") << payload << QByteArray("2026-11-20 12:00:01.25+00");
    }
    void isBlindToWhatStoresChange() {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, time);
        EventView stored = plainEvent();
        stored.payload = R"({"a": {"b": 1.50, "tool": "\u0067reet"}, "c": 100})";
        EventView other = stored;
        const std::string payloadText = payload.toStdString();
        const std::string timeText = time.toStdString();
        other.payload = payloadText;
        other.createdAt = timeText;
        other.sequence = Sequence(99);
        other.raw = "{}";
        QCOMPARE(textOf(other), textOf(stored));
    }

    void differsForAnyOtherChange() {
        std::vector<EventView> events(16, plainEvent());
        events[1].eventId = "e2";
        events[2].type = "tool_calls";
        events[3].createdAt = "2026-11-20 12:00:01.250001+00";
        events[4].createdAt = "2026-11-20 12:00:01.25";
        events[5].createdAt.reset();
        events[6].createdAt = "infinity";
        events[7].createdAt = "0044-03-15 12:00:00+00 BC";
        events[8].createdAt = "yesterday";
        events[9].payload = R"({"tool":"greeT"})";
        events[10].payload = R"({"tool":"greet","x":null})";
        events[11].payload.reset();
        events[12].payload = "\"{\\\"tool\\\":\\\"greet\\\"}\"";
        events[13].metadata = R"({"a":0.10000000000000001})";
        events[14].metadata = R"({"a":0.1})";
        events[15].sessionId = "s2";
        std::vector<std::string> texts;
        for (const EventView& event : events) {
            texts.push_back(textOf(event));
        }
        std::ranges::sort(texts);
        QVERIFY(std::ranges::adjacent_find(texts) == texts.end());
    }

    void differsByOrderAndSession() {
        EventView second = plainEvent();
        second.eventId = "e2";
        QVERIFY(digestOf("s1", {plainEvent(), second}) != digestOf("s1", {second, plainEvent()}));
        QVERIFY(digestOf("s1", {plainEvent()}) != digestOf("s2", {plainEvent()}));
        QVERIFY(digestOf("s1", {plainEvent()}) != digestOf("s1", {plainEvent(), plainEvent()}));
    }

    void keepsBytesThatAreNoJson() {
        EventView event = plainEvent();
        event.payload = "{\"tool\":";
        event.metadata = "{\"a\":\"\xff\"}";
        event.eventId = "e\xc3";
        const std::string expected =
            R"({"created_at":"2026-11-20T12:00:01.250000Z","event_id":null,)"
            R"("event_id_base64":"ZcM=","event_type":"tool_call","metadata":null,)"
            R"("metadata_base64":"eyJhIjoi/yJ9","payload":null,"raw_base64":"eyJ0b29sIjo=",)"
            R"("session_id":"s1"})";
        QCOMPARE(textOf(event), expected);
        event.payload = "";
        QVERIFY(textOf(event).find(R"("payload":null,"raw_base64":"",)") != std::string::npos);
    }

    // SQL NULL and JSON's null are one: stated, so pinned.
    void takesNullForNull() {
        EventView event = plainEvent();
        event.payload = " null ";
        const std::string written = textOf(event);
        event.payload.reset();
        QCOMPARE(textOf(event), written);
    }

    void survivesARoundTripThroughJsonb() {
        std::mt19937 random(5);
        for (int round = 0; round < 3'000; ++round) {
            RandomValue value = randomObject(random, true);
            const std::string produced = asProduced(value, Escapes::AllButAscii, random);
            const std::string stored = asStored(value);
            EventView event = plainEvent();
            event.payload = produced;
            const std::string before = textOf(event);
            event.payload = stored;
            QCOMPARE(textOf(event), before);
        }
    }

    void bearsAPayloadOfAnyDepth() {
        const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
        EventView event = plainEvent();
        event.payload = deep;
        QVERIFY(textOf(event).find(deep) != std::string::npos);
    }

    void readsHexOfEitherCaseAndNothingElse() {
        SessionDigest digest("s1");
        const std::string hex = hexOf(digest.digest());
        QVERIFY(digestFromHex(hex) == digest.digest());
        QVERIFY(digestFromHex(QByteArray::fromStdString(hex).toUpper().toStdString()) ==
                digest.digest());
        QVERIFY(!digestFromHex(hex.substr(1)));
        QVERIFY(!digestFromHex(hex + "0"));
        QVERIFY(!digestFromHex(" " + hex.substr(1)));
        QVERIFY(!digestFromHex(""));
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestSessionDigest)
#include "tst_session_digest.moc"
