// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/live_offer.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// What servers list, and the requests that ask for it.
class LiveOfferTest final : public QObject {
    Q_OBJECT

private slots:
    void callsATool() {
        const auto tool = offerOf(ListKind::Tools,
                                  "{\"name\":\"sum\",\"title\":\"Sum\",\"inputSchema\":{\"a\": 1}}",
                                  Revision::V2025_11_25);
        QVERIFY(tool.has_value());
        QCOMPARE(tool->title, u"Sum"_s);
        QCOMPARE(tool->schema, std::string("{\"a\": 1}"));
        QCOMPARE(tool->method(), std::string("tools/call"));
        QCOMPARE(tool->params("{\"x\":1}"),
                 std::string("{\"name\":\"sum\",\"arguments\":{\"x\":1}}"));
    }

    void getsAPrompt() {
        const auto prompt =
            offerOf(ListKind::Prompts,
                    "{\"name\":\"p\",\"arguments\":[{\"name\":\"city\",\"required\":"
                    "true},{\"name\":\"state\"}]}",
                    std::nullopt);
        QVERIFY(prompt.has_value());
        QVERIFY(prompt->schema.ends_with("\"required\":[\"city\"]}"));
        QVERIFY(prompt->schema.find("\"state\"") != std::string::npos);
        QCOMPARE(prompt->method(), std::string("prompts/get"));
    }

    void readsAResource() {
        const auto resource =
            offerOf(ListKind::Resources, "{\"name\":\"r\",\"uri\":\"file:///r\"}", std::nullopt);
        QVERIFY(resource.has_value());
        QCOMPARE(resource->name, std::string("file:///r"));
        QCOMPARE(resource->method(), std::string("resources/read"));
        QCOMPARE(resource->params("{\"uri\":\"file:///r\"}"),
                 std::string("{\"uri\":\"file:///r\"}"));
    }

    void saysWhyAToolCannotBeCalled() {
        const char* tool = "{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
                           "\"a\":{\"type\":\"object\",\"x-mcp-header\":\"A\"}}}}";
        QVERIFY(!offerOf(ListKind::Tools, tool, Revision::V2026_07_28)->refusal.isEmpty());
        QVERIFY(offerOf(ListKind::Tools, tool, Revision::V2025_11_25)->refusal.isEmpty());
    }

    void leavesOutWhatHasNoName() {
        for (const char* item : {"", "{}", "7", "[\"name\"]", "{\"name\":7}"}) {
            QVERIFY(!offerOf(ListKind::Tools, item, std::nullopt).has_value());
        }
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::LiveOfferTest)
#include "tst_live_offer.moc"
