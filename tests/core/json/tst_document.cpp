// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/document.h"
#include "core/json/parser.h"
#include "core/json/pointer.h"
#include "core/json/string_value.h"
#include "core/json/text_position.h"

#include <QTest>

#include <string>

using namespace muscope;

class DocumentTest final : public QObject {
    Q_OBJECT

private slots:
    void keepsSpellingsAndPlaces();
    void walksChildrenInOrder();
    void findsTheLastOfDuplicateKeys();
    void findsKeysWhateverTheirEscapes();
    void resolvesEscapes_data();
    void resolvesEscapes();
    void pointsToEveryValue();
    void countsLinesAndCodePoints();
    void quotesWhatMustBeQuoted();
};

void DocumentTest::keepsSpellingsAndPlaces() {
    const std::string text = R"( {"n": 1.50e+2, "s":"a\/b", "l":[ ]} )";
    json::Parser parser;
    const json::Document& document = **parser.parse(text);
    const auto n = *document.find(json::Root, "n");
    QVERIFY(document.spelling(n) == "1.50e+2");
    QCOMPARE(document.start(n), text.find("1.50"));
    const auto s = *document.find(json::Root, "s");
    QVERIFY(document.spelling(s) == R"("a\/b")");
    QVERIFY(document.stringSpelling(s) == R"(a\/b)");
    QVERIFY(document.decodedString(s) == "a/b");
    QVERIFY(document.spelling(*document.find(json::Root, "l")) == "[ ]");
    QVERIFY(document.spelling(json::Root) == std::string_view(text).substr(1, text.size() - 2));
}

void DocumentTest::walksChildrenInOrder() {
    json::Parser parser;
    const json::Document& document = **parser.parse(R"([1,[2,3],{"a":4},5])");
    std::string seen;
    for (auto child = document.firstChild(json::Root); child;
         child = document.nextSibling(*child)) {
        seen.append(document.spelling(*child)).append(" ");
    }
    QVERIFY(seen == R"(1 [2,3] {"a":4} 5 )");
    QCOMPARE(document.childCount(json::Root), 4U);
    QVERIFY(!document.nextSibling(json::Root));
    QVERIFY(!document.firstChild(*document.firstChild(json::Root)));
}

void DocumentTest::findsTheLastOfDuplicateKeys() {
    json::Parser parser;
    const json::Document& document = **parser.parse(R"({"a":1,"b":2,"a":3})");
    QVERIFY(document.spelling(*document.find(json::Root, "a")) == "3");
    QVERIFY(!document.find(json::Root, "c"));
    QVERIFY(!document.find(*document.find(json::Root, "a"), "a"));
}

void DocumentTest::findsKeysWhateverTheirEscapes() {
    json::Parser parser;
    const json::Document& document = **parser.parse(R"({"m\u0075":1,"é":2,"\u00e8":3})");
    QVERIFY(document.spelling(*document.find(json::Root, "mu")) == "1");
    QVERIFY(document.spelling(*document.find(json::Root, "é")) == "2");
    QVERIFY(document.spelling(*document.find(json::Root, "è")) == "3");
}

void DocumentTest::resolvesEscapes_data() {
    QTest::addColumn<QByteArray>("spelling");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("short ones") << QByteArray(R"(\"\\\/\b\f\n\r\t)")
                                << QByteArray("\"\\/\b\f\n\r\t");
    QTest::newRow("zero") << QByteArray(R"(a\u0000b)") << QByteArray("a\0b", 3);
    QTest::newRow("two bytes") << QByteArray(R"(\u00E9)") << QByteArray("é");
    QTest::newRow("three bytes") << QByteArray(R"(\u65e5)") << QByteArray("日");
    QTest::newRow("a pair") << QByteArray(R"(\ud83d\ude00)") << QByteArray("😀");
    QTest::newRow("a high half") << QByteArray(R"(\ud83dx)") << QByteArray("\xed\xa0\xbdx");
    QTest::newRow("a low half") << QByteArray(R"(\ude00)") << QByteArray("\xed\xb8\x80");
    QTest::newRow("halves in the wrong order")
        << QByteArray(R"(\ude00\ud83d)") << QByteArray("\xed\xb8\x80\xed\xa0\xbd");
    QTest::newRow("a half, then a pair")
        << QByteArray(R"(\ud83d\ud83d\ude00)") << QByteArray("\xed\xa0\xbd😀");
}

void DocumentTest::resolvesEscapes() {
    QFETCH(QByteArray, spelling);
    QFETCH(QByteArray, value);
    json::Parser parser;
    const std::string text = "\"" + spelling.toStdString() + "\"";
    const json::Document& document = **parser.parse(text);
    QCOMPARE(QByteArray::fromStdString(document.decodedString(json::Root)), value);
}

void DocumentTest::pointsToEveryValue() {
    json::Parser parser;
    const json::Document& document =
        **parser.parse(R"({"a":[10,{"b/c":11}],"~":{"":12},"\u0064":13})");
    const auto pointerOf = [&](std::string_view spelling) {
        for (std::uint32_t index = 0; index < document.nodeCount(); ++index) {
            if (document.spelling(json::NodeId{index}) == spelling) {
                return QByteArray::fromStdString(pointerTo(document, json::NodeId{index}));
            }
        }
        return QByteArray("none");
    };
    QCOMPARE(pointerOf("10"), QByteArray("/a/0"));
    QCOMPARE(pointerOf("11"), QByteArray("/a/1/b~1c"));
    QCOMPARE(pointerOf("12"), QByteArray("/~0/"));
    QCOMPARE(pointerOf("13"), QByteArray("/d"));
    QCOMPARE(pointerTo(document, json::Root), std::string());
    // And back; what leads nowhere says so.
    for (std::uint32_t index = 0; index < document.nodeCount(); ++index) {
        const json::NodeId node{index};
        QCOMPARE(nodeAt(document, pointerTo(document, node)), std::optional(node));
    }
    for (const char* pointer : {"/nowhere", "x", "/-1", "/999", "/nowhere/0"}) {
        QVERIFY2(!nodeAt(document, pointer), pointer);
    }
}

void DocumentTest::countsLinesAndCodePoints() {
    const std::string text = "añ😀b\nsecond\n";
    QCOMPARE(json::positionAt(text, 0), (json::TextPosition{1, 1}));
    QCOMPARE(json::positionAt(text, text.find('b')), (json::TextPosition{1, 4}));
    QCOMPARE(json::positionAt(text, text.find("cond")), (json::TextPosition{2, 3}));
    QCOMPARE(json::positionAt(text, text.size()), (json::TextPosition{3, 1}));
    QCOMPARE(json::positionAt(text, 10'000), (json::TextPosition{3, 1}));
}

void DocumentTest::quotesWhatMustBeQuoted() {
    std::string quoted;
    json::appendQuoted("a\"\\\n\x01é", quoted);
    QVERIFY(quoted == "\"a\\\"\\\\\\u000a\\u0001é\"");
}

QTEST_APPLESS_MAIN(DocumentTest)
#include "tst_document.moc"
