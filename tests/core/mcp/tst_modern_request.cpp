// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/input_round.h"
#include "core/mcp/modern_request.h"
#include "core/mcp/task_state.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

// A tool whose only property has that schema, further keywords of the inputSchema before it.
std::string toolWith(const std::string& property, const std::string& keywords = {}) {
    return "{\"name\":\"sql\",\"inputSchema\":{" + keywords +
           "\"type\":\"object\",\"properties\":{\"region\":" + property + "}}}";
}

} // namespace

class TestModernRequest : public QObject {
    Q_OBJECT

private slots:
    void putsMembersIntoParamsAndLeavesTheRest();
    void keepsWhatMetaSaysAlready();
    void refusesParamsThatAreNone();
    void saysWhoAsks();
    void encodesHeaderValues_data();
    void encodesHeaderValues();
    void repeatsTheRequestInHeaders();
    void readsWhatAToolWantsInHeaders();
    void refusesToolsAgainstTheRules_data();
    void refusesToolsAgainstTheRules();
    void answersARoundWithItsStateByteForByte();
    void readsTasksOfBothForms();
};

void TestModernRequest::putsMembersIntoParamsAndLeavesTheRest() {
    const std::string params = "{ \"n\" : 1e400, \"n\":-0, \"s\":\"\\ud83d\" }";
    QCOMPARE(*withMembers(params, {{"requestState", "\"a\\u0062\""}}, "params"),
             std::string("{\"requestState\":\"a\\u0062\",\"n\":1e400,\"n\":-0,\"s\":\"\\ud83d\"}"));
    QCOMPARE(*withMembers("{\"a\":1,\"\\u0062\":2}", {{"b", "3"}}, "params"),
             std::string("{\"b\":3,\"a\":1}"));
    QCOMPARE(*withMembers(params, {}, "params"), params);
}

void TestModernRequest::keepsWhatMetaSaysAlready() {
    const std::vector<JsonMember> members{{"a", "1"}, {"b", "2"}};
    QCOMPARE(*withMeta({}, members, "params"), std::string("{\"_meta\":{\"a\":1,\"b\":2}}"));
    QCOMPARE(*withMeta("{\"x\": 0, \"_meta\": {\"b\" : 7 }, \"y\":1}", members, "params"),
             std::string("{\"x\": 0, \"_meta\": {\"a\":1,\"b\":7}, \"y\":1}"));
}

void TestModernRequest::refusesParamsThatAreNone() {
    for (const char* const params : {"[1]", "{", "{\"_meta\":1}"}) {
        const auto result = withMeta(params, {{"a", "1"}}, "params of ping");
        QVERIFY(!result);
        QVERIFY(result.error().message.startsWith(u"writing params of ping: "_s));
    }
}

void TestModernRequest::saysWhoAsks() {
    ModernClient client;
    client.name = "mu\"scope";
    client.version = "1";
    const auto params = withMeta({}, modernMeta(client, "7"), "params");
    QCOMPARE(*params,
             std::string("{\"_meta\":{\"progressToken\":7,"
                         "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                         "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"mu\\\"scope\","
                         "\"version\":\"1\"},"
                         "\"io.modelcontextprotocol/clientCapabilities\":{},"
                         "\"io.modelcontextprotocol/logLevel\":\"debug\"}}"));
}

void TestModernRequest::encodesHeaderValues_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("value");
    // The examples of the specification, and what lies beside them.
    const auto row = [](const char* name, std::string text, std::string value) {
        QTest::newRow(name) << std::move(text) << std::move(value);
    };
    row("plain", "us-west1", "us-west1");
    row("empty", "", "");
    row("beyond ASCII", "Hello, 世界", "=?base64?SGVsbG8sIOS4lueVjA==?=");
    row("padded", " padded ", "=?base64?IHBhZGRlZCA=?=");
    row("lines", "line1\nline2", "=?base64?bGluZTEKbGluZTI=?=");
    row("header injection", "a\r\nX: 1", "=?base64?YQ0KWDogMQ==?=");
    row("sentinel", "=?base64?literal?=", "=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=");
    row("half a sentinel", "=?base64?literal", "=?base64?literal");
    row("NUL", std::string("\0", 1), "=?base64?AA==?=");
}

void TestModernRequest::encodesHeaderValues() {
    QFETCH(const std::string, text);
    QFETCH(const std::string, value);
    QCOMPARE(headerValue(text), value);
}

void TestModernRequest::repeatsTheRequestInHeaders() {
    const std::string meta =
        "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}";
    const std::vector<ParameterHeader> wanted{{"Region", {"region"}},
                                              {"Deep", {"a", "b"}},
                                              {"On", {"on"}},
                                              {"Null", {"null"}},
                                              {"Absent", {"absent"}}};
    const auto call = modernHeaders(
        "tools/call",
        "{\"name\":\"zaë\",\"arguments\":{\"region\":\"us\\u002d1\",\"a\":{\"b\":42},\"on\":true,"
        "\"null\":null}," +
            meta + "}",
        wanted);
    const std::vector<HeaderField> expected{{"MCP-Protocol-Version", "2026-07-28"},
                                            {"Mcp-Method", "tools/call"},
                                            {"Mcp-Name", "=?base64?emHDqw==?="},
                                            {"Mcp-Param-Region", "us-1"},
                                            {"Mcp-Param-Deep", "42"},
                                            {"Mcp-Param-On", "true"}};
    QVERIFY(call == expected);
    const auto read =
        modernHeaders("resources/read", "{\"uri\":\"config://app\"," + meta + "}", {});
    QCOMPARE(read[2].value, std::string("config://app"));
    const auto task = modernHeaders("tasks/get", "{\"taskId\":\"t-1\"," + meta + "}", {});
    QCOMPARE(task[2].value, std::string("t-1"));
    QCOMPARE(modernHeaders("tools/list", "{" + meta + "}", {}).size(), std::size_t(2));
}

void TestModernRequest::readsWhatAToolWantsInHeaders() {
    const auto headers = parameterHeadersOf(
        "{\"name\":\"t\",\"inputSchema\":{\"properties\":{"
        "\"a\":{\"type\":\"object\",\"properties\":{\"x-mcp-header\":{\"type\":\"integer\","
        "\"x-mcp-header\":\"N\"}}},"
        "\"b\":{\"type\":\"boolean\",\"x-mcp-header\":\"B\"},"
        "\"c\":{\"default\":{\"x-mcp-header\":1},\"enum\":[{\"x-mcp-header\":1}]}}}}");
    QVERIFY(headers);
    const std::vector<ParameterHeader> expected{{"N", {"a", "x-mcp-header"}}, {"B", {"b"}}};
    QVERIFY(*headers == expected);
    QVERIFY(parameterHeadersOf("{}")->empty());
    QVERIFY(parameterHeadersOf("no JSON")->empty());
}

void TestModernRequest::refusesToolsAgainstTheRules_data() {
    QTest::addColumn<std::string>("tool");
    QTest::addColumn<QString>("why");
    const std::string named = "{\"type\":\"string\",\"x-mcp-header\":";
    QTest::newRow("empty") << toolWith(named + "\"\"}") << u"no name of a header"_s;
    QTest::newRow("injection") << toolWith(named + "\"a\\r\\nb\"}") << u"no name of a header"_s;
    QTest::newRow("blank") << toolWith(named + "\"a b\"}") << u"no name of a header"_s;
    QTest::newRow("no text") << toolWith(named + "1}") << u"no text"_s;
    QTest::newRow("number") << toolWith("{\"type\":\"number\",\"x-mcp-header\":\"N\"}")
                            << u"no string, integer or boolean"_s;
    QTest::newRow("no type") << toolWith("{\"x-mcp-header\":\"N\"}")
                             << u"no string, integer or boolean"_s;
    QTest::newRow("on all arguments")
        << toolWith("{}", "\"x-mcp-header\":\"N\",") << u"by properties alone"_s;
    QTest::newRow("items") << toolWith("{\"items\":" + named + "\"N\"}}")
                           << u"by properties alone"_s;
    QTest::newRow("choice") << toolWith("{\"anyOf\":[" + named + "\"N\"}]}")
                            << u"by properties alone"_s;
    QTest::newRow("definition") << toolWith("{\"$ref\":\"#/$defs/r\"}",
                                            "\"$defs\":{\"r\":" + named + "\"N\"}},")
                                << u"by properties alone"_s;
    QTest::newRow("properties of items")
        << toolWith("{\"items\":{\"properties\":{\"a\":" + named + "\"N\"}}}}")
        << u"by properties alone"_s;
    QTest::newRow("twice") << toolWith("{\"properties\":{\"a\":" + named + "\"N\"},\"b\":" + named +
                                       "\"n\"}}}")
                           << u"twice"_s;
    QTest::newRow("escaped") << toolWith("{\"type\":\"number\",\"x\\u002dmcp-header\":\"N\"}")
                             << u"no string, integer or boolean"_s;
}

void TestModernRequest::refusesToolsAgainstTheRules() {
    QFETCH(const std::string, tool);
    QFETCH(const QString, why);
    const auto headers = parameterHeadersOf(tool);
    QVERIFY(!headers);
    QVERIFY2(headers.error().message.contains(why), qPrintable(headers.error().message));
    QVERIFY(headers.error().message.startsWith(u"the tool \"sql\" cannot be called: "_s));
}

void TestModernRequest::answersARoundWithItsStateByteForByte() {
    const std::string result =
        "{\"resultType\":\"input_required\",\"inputRequests\":{\"confirm\":{\"method\":"
        "\"elicitation/create\",\"params\":{\"message\":\"?\"}},\"roots\":{\"method\":"
        "\"roots/list\"}},\"requestState\":\"v1.\\u0041\\/+=\"}";
    QCOMPARE(resultKindOf(result), ResultKind::InputRequired);
    const auto round = inputRoundOf(result);
    QVERIFY(round);
    QCOMPARE(round->requests.size(), std::size_t(2));
    const InputRequest first{"confirm", "elicitation/create", "{\"message\":\"?\"}"};
    QVERIFY(round->requests[0] == first);
    QCOMPARE(round->requests[1].params, std::string());
    QCOMPARE(*retryParams("{\"name\":\"deploy\",\"requestState\":\"old\"}", *round,
                          {{"confirm", "{\"action\":\"decline\"}"}, {"roots", "{\"roots\":[]}"}}),
             std::string("{\"inputResponses\":{\"confirm\":{\"action\":\"decline\"},"
                         "\"roots\":{\"roots\":[]}},\"requestState\":\"v1.\\u0041\\/+=\","
                         "\"name\":\"deploy\"}"));
    QVERIFY(!inputRoundOf("{\"inputRequests\":{\"a\":1}}"));
    QCOMPARE(resultKindOf("{}"), ResultKind::Complete);
    QCOMPARE(resultKindOf("{\"resultType\":\"new\"}"), ResultKind::Unknown);
}

void TestModernRequest::readsTasksOfBothForms() {
    const auto older = createdTaskOf(
        "{\"task\":{\"taskId\":\"a\",\"status\":\"working\",\"pollInterval\":250.0}}");
    QVERIFY(older);
    QCOMPARE(older->id, std::string("a"));
    QCOMPARE(older->pollInterval, std::chrono::milliseconds(250));
    const auto newer = createdTaskOf("{\"resultType\":\"task\",\"taskId\":\"b\",\"status\":"
                                     "\"input_required\",\"pollIntervalMs\":1e99}");
    QVERIFY(newer);
    QVERIFY(!newer->isOver());
    QCOMPARE(newer->pollInterval, std::chrono::minutes(1));
    const auto over = taskStateOf("{\"resultType\":\"complete\",\"taskId\":\"b\",\"status\":"
                                  "\"completed\",\"result\":{\"content\":[]}}");
    QVERIFY(over && over->isOver());
    QCOMPARE(over->result, std::string("{\"content\":[]}"));
    QVERIFY(!createdTaskOf("{\"content\":[],\"taskId\":\"c\",\"status\":\"working\"}"));
    QVERIFY(!taskStateOf("{\"status\":\"working\"}"));
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestModernRequest)
#include "tst_modern_request.moc"
