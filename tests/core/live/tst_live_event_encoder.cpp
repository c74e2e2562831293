// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/event_id.h"
#include "core/live/live_event_encoder.h"

#include <QRegularExpression>
#include <QTest>

#include <set>
#include <thread>

namespace muscope {

namespace {

using namespace std::chrono_literals;

LiveEvent message(Direction direction, std::string bytes) {
    LiveEvent event;
    event.session = "session";
    event.direction = direction;
    event.seen = Timestamp::fromMicroseconds(1'795'176'000'000'001);
    event.bytes = std::move(bytes);
    return event;
}

LiveEvent sent(std::string bytes) {
    return message(Direction::ClientToServer, std::move(bytes));
}

LiveEvent received(std::string bytes) {
    return message(Direction::ServerToClient, std::move(bytes));
}

LiveEvent word(LiveEventKind kind, std::string facts) {
    LiveEvent event = message(Direction::Unknown, {});
    event.kind = kind;
    event.facts = std::move(facts);
    return event;
}

RecordedEvent encoded(LiveEvent event, std::vector<std::string> maskedKeys = {}) {
    return LiveEventEncoder(std::move(maskedKeys), false)
        .encode(std::move(event), EventId(QByteArray("id")));
}

// All that would be written, in one text to look for secrets in.
QByteArray allOf(const RecordedEvent& recorded) {
    const StoredEvent& event = recorded.event;
    return *event.payload + '\n' + *event.metadata + '\n' + event.raw.value_or(QByteArray()) +
           '\n' + event.streamId.value_or(QByteArray());
}

} // namespace

class TestLiveEventEncoder : public QObject {
    Q_OBJECT

private slots:
    void givesEachMessageItsType_data();
    void givesEachMessageItsType();
    void tellsAPromptsAnswerByDirectionAndId();
    void keepsTheMessageAndItsBytes();
    void saysWhatJsonbRefuses_data();
    void saysWhatJsonbRefuses();
    void wantsRawWhereJsonbWouldChangeTheValue_data();
    void wantsRawWhereJsonbWouldChangeTheValue();
    void tellsWhereAMessageCameFrom();
    void recordsItsOwnWords();
    void hidesCredentialsInFacts_data();
    void hidesCredentialsInFacts();
    void keepsWhatIsNoCredential();
    void keepsEightCharactersOfASessionId();
    void hidesTheTokenOfAnEndpoint();
    void masksKeysOfBodiesWhenAsked();
    void masksATextThatNamesAKeyWhole();
    void givesIdsInTheOrderOfReading();
    void givesIdsOfVersion7WithTheirTime();
};

void TestLiveEventEncoder::givesEachMessageItsType_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("call") << QByteArray(R"({"id":1,"method":"tools/call"})")
                          << QByteArray("tool_call");
    QTest::newRow("request") << QByteArray(R"({"id":"a","method":"tools/list"})")
                             << QByteArray("request");
    QTest::newRow("notification") << QByteArray(R"({"method":"notifications/progress"})")
                                  << QByteArray("notification");
    QTest::newRow("call without id")
        << QByteArray(R"({"method":"tools/call"})") << QByteArray("notification");
    QTest::newRow("escaped method")
        << QByteArray(R"({"id":1,"method":"tools\u002fcall"})") << QByteArray("tool_call");
    QTest::newRow("answer") << QByteArray(R"({"result":{},"id":1})") << QByteArray("response");
    QTest::newRow("error") << QByteArray(R"({"error":{"code":1},"id":1})") << QByteArray("error");
    QTest::newRow("error without id")
        << QByteArray(R"({"error":{"code":1},"id":null})") << QByteArray("error");
    QTest::newRow("a failed tool")
        << QByteArray(R"({"result":{"isError":true},"id":1})") << QByteArray("response");
    QTest::newRow("empty object") << QByteArray("{}") << QByteArray("malformed");
    QTest::newRow("no object") << QByteArray("[1]") << QByteArray("malformed");
    QTest::newRow("no JSON") << QByteArray("<html>") << QByteArray("malformed");
}

void TestLiveEventEncoder::givesEachMessageItsType() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, type);
    QCOMPARE(encoded(sent(bytes.toStdString())).event.type, type);
}

void TestLiveEventEncoder::tellsAPromptsAnswerByDirectionAndId() {
    LiveEventEncoder encoder({}, false);
    const auto typeOf = [&encoder](LiveEvent event) {
        return encoder.encode(std::move(event), EventId(QByteArray("id"))).event.type;
    };
    QCOMPARE(typeOf(sent(R"({"id":1,"method":"prompts/get"})")), QByteArray("request"));
    QCOMPARE(typeOf(received(R"({"id":1,"method":"roots/list"})")), QByteArray("request"));

    QCOMPARE(typeOf(sent(R"({"id":1,"result":{}})")), QByteArray("response"));
    QCOMPARE(typeOf(received(R"({"id":"1","result":{}})")), QByteArray("response"));
    QCOMPARE(typeOf(received(R"({"id":1,"result":{}})")), QByteArray("prompt_response"));
    QCOMPARE(typeOf(received(R"({"id":1,"result":{}})")), QByteArray("response"));

    // An id used once more, for something else.
    QCOMPARE(typeOf(sent(R"({"id":2,"method":"prompts/get"})")), QByteArray("request"));
    QCOMPARE(typeOf(sent(R"({"id":2,"method":"ping"})")), QByteArray("request"));
    QCOMPARE(typeOf(received(R"({"id":2,"result":{}})")), QByteArray("response"));

    QCOMPARE(typeOf(sent(R"({"id":3,"method":"prompts/get"})")), QByteArray("request"));
    QCOMPARE(typeOf(received(R"({"id":3,"error":{}})")), QByteArray("error"));
}

void TestLiveEventEncoder::keepsTheMessageAndItsBytes() {
    const std::string bytes = "{ \"b\":1, \"a\":[2 , 1.50] ,\"method\":\"x\"}";

    const RecordedEvent recorded = encoded(sent(bytes));

    QCOMPARE(*recorded.event.payload, QByteArray::fromStdString(bytes));
    QCOMPARE(*recorded.event.raw, QByteArray::fromStdString(bytes));
    QVERIFY(!recorded.needsRaw);
    QCOMPARE(*recorded.event.direction, QByteArray("c2s"));
    QCOMPARE(*recorded.event.createdAt, QByteArray("2026-11-20T12:00:00.000001Z"));
    QVERIFY(!recorded.event.streamId);
    QCOMPARE(*recorded.event.metadata, QByteArray("{}"));
}

void TestLiveEventEncoder::saysWhatJsonbRefuses_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("U+0000") << QByteArray(R"({"method":"a\u0000b"})") << QByteArray("U+0000");
    QTest::newRow("U+0000 in a key") << QByteArray(R"({"\u0000":1})") << QByteArray("U+0000");
    QTest::newRow("first half") << QByteArray(R"({"method":"\ud83d"})") << QByteArray("surrogate");
    QTest::newRow("second half") << QByteArray(R"(["\ude00"])") << QByteArray("surrogate");
    QTest::newRow("halves turned round")
        << QByteArray(R"(["\ude00\ud83d"])") << QByteArray("surrogate");
    QTest::newRow("first half, then a letter")
        << QByteArray(R"(["\ud83dx\ude00"])") << QByteArray("surrogate");
    QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\"}") << QByteArray("UTF-8");
    QTest::newRow("huge number") << QByteArray("[1e140000]") << QByteArray("NUMERIC");
    QTest::newRow("tiny number") << QByteArray("[1e-20000]") << QByteArray("NUMERIC");
    QTest::newRow("exponent beyond all")
        << QByteArray("[1e99999999999999999999]") << QByteArray("NUMERIC");
    QTest::newRow("too deep") << QByteArray(60000, '[') + QByteArray(60000, ']')
                              << QByteArray("nested");
    QTest::newRow("no JSON") << QByteArray("{\"a\":") << QByteArray("no JSON");
    QTest::newRow("empty") << QByteArray() << QByteArray("no JSON");
}

void TestLiveEventEncoder::saysWhatJsonbRefuses() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, why);

    const RecordedEvent recorded = encoded(received(bytes.toStdString()));

    QVERIFY2(recorded.event.payload->startsWith("{\"unrepresentable\": \""),
             *recorded.event.payload);
    QVERIFY2(recorded.event.payload->contains(why), *recorded.event.payload);
    QCOMPARE(*recorded.event.raw, bytes);
    QVERIFY(recorded.needsRaw);
}

void TestLiveEventEncoder::wantsRawWhereJsonbWouldChangeTheValue_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isChanged");
    QTest::newRow("key twice") << QByteArray(R"({"a":1,"a":2})") << true;
    QTest::newRow("key twice, once escaped") << QByteArray(R"([{"a":1,"\u0061":2}])") << true;
    QTest::newRow("exponent") << QByteArray("[1e2]") << true;
    QTest::newRow("minus zero") << QByteArray("[-0]") << true;
    QTest::newRow("minus zero with fraction") << QByteArray("[-0.00]") << true;
    QTest::newRow("key order and blanks") << QByteArray("{ \"b\":1,\n\"a\":2}") << false;
    QTest::newRow("negative") << QByteArray("[-10.50]") << false;
    QTest::newRow("escapes") << QByteArray(R"(["\u0041\ud83d\ude00\\u0000"])") << false;
    QTest::newRow("e in a string") << QByteArray(R"(["1e2"])") << false;
    QTest::newRow("many digits") << QByteArray("[12345678901234567000000000000000000001]") << false;
}

void TestLiveEventEncoder::wantsRawWhereJsonbWouldChangeTheValue() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isChanged);

    const RecordedEvent recorded = encoded(received(bytes.toStdString()));

    QCOMPARE(*recorded.event.payload, bytes);
    QCOMPARE(recorded.needsRaw, isChanged);
}

void TestLiveEventEncoder::tellsWhereAMessageCameFrom() {
    LiveEvent event = received(R"({"method":"x"})");
    event.stream = "post 3";
    event.sseId = "a\"b";
    event.sseType = "message";
    event.sseRetry = 300ms;
    event.batchIndex = 1;
    event.batchSize = 2;
    event.facts = R"({"note": 1})";

    const RecordedEvent recorded = encoded(event);

    QCOMPARE(*recorded.event.streamId, QByteArray("post 3"));
    QCOMPARE(*recorded.event.direction, QByteArray("s2c"));
    QCOMPARE(
        *recorded.event.metadata,
        QByteArray("{\"stream\": \"post 3\", \"sse_id\": \"a\\\"b\", \"sse_type\": \"message\", "
                   "\"retry_ms\": 300, \"batch\": {\"index\": 1, \"size\": 2}, "
                   "\"facts\": {\"note\": 1}}"));
    event.sseId = "\xff";
    QVERIFY(encoded(event).event.metadata->contains("\"sse_id_base64\": \"/w==\""));
}

void TestLiveEventEncoder::recordsItsOwnWords() {
    const RecordedEvent resumed =
        encoded(word(LiveEventKind::Connection, R"({"state":"resumed"})"));
    QCOMPARE(resumed.event.type, QByteArray("connection"));
    QCOMPARE(*resumed.event.payload, QByteArray(R"({"state":"resumed"})"));
    QVERIFY(!resumed.event.raw && !resumed.event.direction);
    QCOMPARE(encoded(word(LiveEventKind::Probe, {})).event.type, QByteArray("probe"));
    QCOMPARE(*encoded(word(LiveEventKind::Probe, {})).event.payload, QByteArray("{}"));
    QCOMPARE(encoded(word(LiveEventKind::Gap, {})).event.type, QByteArray("gap"));
    QCOMPARE(encoded(word(LiveEventKind::Duplicate, {})).event.type, QByteArray("duplicate"));
    QCOMPARE(encoded(word(LiveEventKind::Malformed, {})).event.type, QByteArray("malformed"));
    // Without bytes, what is said of them is the event.
    QCOMPARE(*encoded(word(LiveEventKind::Malformed, R"({"why":"too large"})")).event.payload,
             QByteArray(R"({"why":"too large"})"));
}

void TestLiveEventEncoder::hidesCredentialsInFacts_data() {
    QTest::addColumn<QByteArray>("facts");
    const auto add = [](const char* name, const char* facts) {
        QTest::newRow(name) << QByteArray(facts);
    };
    add("member", R"({"headers":{"Authorization":"Bearer s3cr3t"}})");
    add("member, other case", R"({"headers":{"AUTHORIZATION":"s3cr3t"}})");
    add("member with an escape", R"({"headers":{"\u0041uthorization":"s3cr3t"}})");
    add("cookies", R"({"headers":{"set-cookie":["a=s3cr3t","b=s3cr3t"]}})");
    add("pair", R"({"headers":[["Accept","x"],["Cookie","a=s3cr3t"]]})");
    add("name and value", R"({"headers":[{"name":"X-API-Key","value":"s3cr3t"}]})");
    add("value before name", R"({"headers":[{"value":"s3cr3t","name":"X-API-Key"}]})");
    add("own header", R"({"headers":{"X-Company-Token":"s3cr3t"}})");
    add("proxy", R"({"headers":{"Proxy-Authorization":"Basic s3cr3t"}})");
    add("line", "{\"head\":\"GET / HTTP/1.1\\r\\nCookie: a=s3cr3t\\r\\nAccept: x\\r\\n\"}");
    add("URL's token", R"({"url":"https://host/mcp?x=1&token=s3cr3t#top"})");
    add("URL's session", R"({"url":"/message?sessionId=s3cr3t"})");
    add("URL's fragment", R"({"url":"https://host/cb#access_token=s3cr3t"})");
    add("URL's code", R"({"reason":"redirected to https://host/cb?code=s3cr3t&state=s3cr3t"})");
    add("URL with an encoded name", R"({"url":"https://host/?%74oken=s3cr3t"})");
    add("URL's user", R"({"url":"https://user:s3cr3t@host/mcp"})");
    add("URL's user with a sign", R"({"url":"https://user:s3cr3t@s3cr3t@host/mcp"})");
    add("bearer in a sentence", R"({"error":"the server refused Bearer s3cr3t."})");
    add("deep", R"({"a":[{"b":{"cookie":"s3cr3t"}}]})");
    add("no JSON", "GET https://user:s3cr3t@host/");
}

void TestLiveEventEncoder::hidesCredentialsInFacts() {
    QFETCH(QByteArray, facts);
    for (const LiveEventKind kind : {LiveEventKind::Connection, LiveEventKind::Malformed}) {
        LiveEvent event = word(kind, facts.toStdString());

        const RecordedEvent recorded = encoded(event);

        const QByteArray all = allOf(recorded);
        QVERIFY2(!all.contains("s3cr3t"), all);
        QVERIFY2(recorded.event.metadata->contains("\"masked\": [\""), all);
        json::Parser parser;
        QVERIFY(parser.parse(recorded.event.payload->toStdString()).has_value() ||
                kind == LiveEventKind::Malformed);
        QVERIFY(parser.parse(recorded.event.metadata->toStdString()).has_value());
    }
}

void TestLiveEventEncoder::keepsWhatIsNoCredential() {
    const std::string facts =
        R"({"state":"connected","url":"https://host/mcp?page=2","headers":{"Accept":"text/event-stream"},)"
        R"("progressToken":7,"error":"the server asks for a bearer token","time":"12:00:01"})";

    const RecordedEvent recorded = encoded(word(LiveEventKind::Connection, facts));

    QCOMPARE(*recorded.event.payload, QByteArray::fromStdString(facts));
    QCOMPARE(*recorded.event.metadata, QByteArray("{}"));
}

void TestLiveEventEncoder::keepsEightCharactersOfASessionId() {
    const RecordedEvent recorded = encoded(word(
        LiveEventKind::Connection, R"({"Mcp-Session-Id":"9f6ab83b-e9db-4b48-915f-4cdb76e47d92"})"));
    QCOMPARE(*recorded.event.payload, QByteArray(R"({"Mcp-Session-Id":"9f6ab83b"})"));
    QCOMPARE(*recorded.event.metadata, QByteArray(R"({"masked": ["/Mcp-Session-Id"]})"));
    QCOMPARE(
        *encoded(word(LiveEventKind::Connection, R"({"Mcp-Session-Id":"abcdef"})")).event.payload,
        QByteArray(R"({"Mcp-Session-Id":"abc"})"));
}

void TestLiveEventEncoder::hidesTheTokenOfAnEndpoint() {
    LiveEvent event = received("/message?sessionId=f54c0e3a");
    event.kind = LiveEventKind::Malformed;
    event.sseType = "endpoint";

    const RecordedEvent recorded = encoded(event);

    QCOMPARE(*recorded.event.raw, QByteArray("/message?sessionId=***"));
    QVERIFY(!allOf(recorded).contains("f54c"));
    QVERIFY(recorded.event.metadata->contains("\"masked\": [\"raw\"]"));
}

void TestLiveEventEncoder::masksKeysOfBodiesWhenAsked() {
    const std::string bytes =
        R"({"method":"x","params":{ "Password":"s3cr3t","deep":[{"apiKey":{"a":["s3cr3t"]}}],"b":1e2}})";
    const QByteArray safe =
        R"({"method":"x","params":{ "Password":"***","deep":[{"apiKey":"***"}],"b":1e2}})";

    const RecordedEvent recorded = encoded(sent(bytes), {"password", "apikey"});

    QCOMPARE(*recorded.event.payload, safe);
    QCOMPARE(*recorded.event.raw, safe);
    QCOMPARE(*recorded.event.metadata,
             QByteArray(R"({"masked": ["/params/Password", "/params/deep/0/apiKey"]})"));
    // Unless asked, bodies are what they were.
    QCOMPARE(*encoded(sent(bytes)).event.payload, QByteArray::fromStdString(bytes));
}

void TestLiveEventEncoder::masksATextThatNamesAKeyWhole() {
    const RecordedEvent broken =
        encoded(sent(R"({"method":"x","password":"s3cr3t",)"), {"password"});
    QVERIFY2(!allOf(broken).contains("s3cr3t"), allOf(broken));
    QVERIFY(broken.event.metadata->contains("raw"));
}

void TestLiveEventEncoder::givesIdsInTheOrderOfReading() {
    std::set<QByteArray> ids;
    QByteArray last;
    for (int i = 0; i < 10'000; ++i) {
        // The clock stands still, then goes back.
        const Timestamp seen =
            Timestamp::fromMicroseconds(1'795'176'000'000'000 - (i > 5000 ? 3'600'000'000 : 0));
        const QByteArray id = newEventId(seen).value();
        QVERIFY2(id > last, id + " after " + last);
        last = id;
        ids.insert(id);
    }
    std::vector<std::thread> threads;
    std::array<std::vector<QByteArray>, 4> made;
    for (auto& list : made) {
        threads.emplace_back([&list] {
            for (int i = 0; i < 5000; ++i) {
                list.push_back(newEventId(Timestamp::fromMicroseconds(1)).value());
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const auto& list : made) {
        QVERIFY(std::ranges::is_sorted(list));
        ids.insert(list.begin(), list.end());
    }
    QCOMPARE(ids.size(), std::size_t{30'000});
}

void TestLiveEventEncoder::givesIdsOfVersion7WithTheirTime() {
    const std::int64_t far = 4'102'444'800'123'000; // 2100: later than the ids before
    const QString id = QString::fromLatin1(newEventId(Timestamp::fromMicroseconds(far)).value());

    const QRegularExpression form(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    QVERIFY2(form.match(id).hasMatch(), qPrintable(id));
    QCOMPARE((id.left(8) + id.mid(9, 4)).toLongLong(nullptr, 16), far / 1000);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestLiveEventEncoder)
#include "tst_live_event_encoder.moc"
