// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/owned_document.h"
#include "core/json/parser.h"

#include <QTest>

#include <string>

using namespace muscope;

namespace {

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int count = 0; count < times; ++count) {
        result += text;
    }
    return result;
}

} // namespace

class ParserTest final : public QObject {
    Q_OBJECT

private slots:
    void acceptsWhatTheGrammarAllows_data();
    void acceptsWhatTheGrammarAllows();
    void refusesWhatTheGrammarDoesNot_data();
    void refusesWhatTheGrammarDoesNot();
    void namesTheByteThatIsWrong_data();
    void namesTheByteThatIsWrong();
    void everyCutIsRefusedAtItsEnd();
    void nestingOfHundredThousandIsRead();
    void bytesThatAreNoUtf8AreReportedOnce_data();
    void bytesThatAreNoUtf8AreReportedOnce();
    void stringsOfEveryLengthEndAtTheirQuote();
    void oneParserReadsManyTexts();
    void anOwnedDocumentOutlivesItsParser();
};

void ParserTest::acceptsWhatTheGrammarAllows_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"null",
                             "true",
                             "false",
                             "0",
                             "-0",
                             "-0.0e-0",
                             "12.5E+10",
                             "1e400",
                             "\"\"",
                             "\"a\"",
                             "[]",
                             "{}",
                             " [ ] ",
                             "\t{\r\n}\n",
                             "[1,2,3]",
                             "[[],[[]],{}]",
                             "{\"\":0}",
                             "{\"a\":1,\"a\":2}",
                             "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
                             "\"\\ud83d\"",
                             "\"\\uDE00\\uD83D\"",
                             "\"\\u0000\"",
                             "\"\x7f\"",
                             "[1e999999999999]",
                             "123456789012345678901234567890"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void ParserTest::acceptsWhatTheGrammarAllows() {
    QFETCH(QByteArray, text);
    json::Parser parser;
    const auto parsed = parser.parse(text.toStdString());
    QVERIFY2(parsed, parsed ? "" : parsed.error().message);
}

void ParserTest::refusesWhatTheGrammarDoesNot_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",           " ",
                             "nul",        "nulll",
                             "True",       "NaN",
                             "Infinity",   "-Infinity",
                             "+1",         "01",
                             "-01",        "-",
                             ".5",         "1.",
                             "1.e5",       "1e",
                             "1e+",        "0x10",
                             "1_000",      "'a'",
                             "\"",         "\"\\\"",
                             "\"\\x41\"",  "\"\\u12g4\"",
                             "\"\\u12\"",  "\"a\nb\"",
                             "\"a\tb\"",   "[",
                             "]",          "[1",
                             "[1,",        "[1,]",
                             "[,1]",       "[1 2]",
                             "[1,,2]",     "{",
                             "}",          "{\"a\"}",
                             "{\"a\":}",   "{\"a\":1,}",
                             "{,}",        "{a:1}",
                             "{'a':1}",    "{1:2}",
                             "{\"a\" 1}",  "{\"a\":1 \"b\":2}",
                             "[}",         "{]",
                             "[1]]",       "{}{}",
                             "1 2",        "// c\n1",
                             "/**/1",      "\xef\xbb\xbf{}",
                             "\xc2\xa0[]", "[1\x0b]",
                             "nan",        "[\"a\",\n4\n,1,"}) {
        QTest::newRow(text) << QByteArray(text);
    }
    QTest::newRow("a zero byte behind") << QByteArray("1\0", 2);
    QTest::newRow("a zero byte in a string") << QByteArray("\"a\0\"", 4);
}

void ParserTest::refusesWhatTheGrammarDoesNot() {
    QFETCH(QByteArray, text);
    json::Parser parser;
    QVERIFY(!parser.parse(text.toStdString()));
}

void ParserTest::namesTheByteThatIsWrong_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("a missing comma") << QByteArray("[1 2]") << 3;
    QTest::newRow("text behind") << QByteArray("{} x") << 3;
    QTest::newRow("a bad escape") << QByteArray("\"ab\\q\"") << 4;
    QTest::newRow("a control character") << QByteArray("\"ab\ncd\"") << 3;
    QTest::newRow("too early") << QByteArray("{\"a\":") << 5;
    QTest::newRow("a zero in front") << QByteArray("[01]") << 2;
}

void ParserTest::namesTheByteThatIsWrong() {
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    json::Parser parser;
    const auto parsed = parser.parse(std::string_view(text.constData(), size_t(text.size())));
    QVERIFY(!parsed);
    QCOMPARE(int(parsed.error().offset), offset);
    QVERIFY(std::string_view(parsed.error().message).size() > 5);
}

void ParserTest::everyCutIsRefusedAtItsEnd() {
    const std::string text =
        R"({"a":[1.5e+3,"x\u00e9\n",true,false,null,{"b":{}}],"ü":"日本😀","z":-0})";
    json::Parser parser;
    QVERIFY(parser.parse(text));
    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto parsed = parser.parse(std::string_view(text).substr(0, size));
        QVERIFY2(!parsed, std::to_string(size).c_str());
        QCOMPARE(parsed.error().offset, size);
    }
}

void ParserTest::nestingOfHundredThousandIsRead() {
    constexpr int Depth = 100'000;
    const std::string text = repeated("[{\"a\":", Depth) + "1" + repeated("}]", Depth);
    json::Parser parser;
    const auto parsed = parser.parse(text);
    QVERIFY(parsed);
    QCOMPARE((*parsed)->nodeCount(), std::uint32_t(2 * Depth + 1));
    QVERIFY(!parser.parse(std::string_view(text).substr(0, text.size() - 1)));
}

void ParserTest::bytesThatAreNoUtf8AreReportedOnce_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("well formed") << QByteArray("\"é日😀\"") << -1;
    QTest::newRow("a lone byte") << QByteArray("[\"ok\",\"ab\xff\"]") << 9;
    QTest::newRow("cut short") << QByteArray("\"\xe6\x97\"") << 1;
    QTest::newRow("overlong") << QByteArray("\"a\xc0\x80\"") << 2;
    QTest::newRow("a surrogate") << QByteArray("\"\xed\xa0\xbd\"") << 1;
    QTest::newRow("above U+10FFFF") << QByteArray("\"\xf4\x90\x80\x80\"") << 1;
    QTest::newRow("in a key") << QByteArray("{\"k\xfe\":1}") << 3;
    QTest::newRow("the first of two") << QByteArray("[\"\xff\",\"\xff\"]") << 2;
}

void ParserTest::bytesThatAreNoUtf8AreReportedOnce() {
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    json::Parser parser;
    const auto parsed = parser.parse(std::string_view(text.constData(), size_t(text.size())));
    QVERIFY(parsed);
    const auto invalid = (*parsed)->firstInvalidUtf8();
    QCOMPARE(invalid ? int(*invalid) : -1, offset);
}

void ParserTest::stringsOfEveryLengthEndAtTheirQuote() {
    json::Parser parser;
    for (const std::string_view special :
         {"", "é", "\\n", "\\\"", "\\\\", "\x7f", "!", "#", "[", "]"}) {
        for (std::size_t before = 0; before < 100; ++before) {
            for (std::size_t after = 0; after < 70; after += 3) {
                const std::string content =
                    std::string(before, 'x') + std::string(special) + std::string(after, 'y');
                const std::string text = "[\"" + content + "\",1]";
                const auto parsed = parser.parse(text);
                QVERIFY(parsed);
                QVERIFY((*parsed)->stringSpelling(json::NodeId{1}) == content);
                QCOMPARE((*parsed)->isStringEscaped(json::NodeId{1}), special.starts_with('\\'));
            }
        }
    }
}

void ParserTest::oneParserReadsManyTexts() {
    json::Parser parser;
    QVERIFY(!parser.parse("[[[["));
    const auto parsed = parser.parse("[1,[2]]");
    QVERIFY(parsed);
    QCOMPARE((*parsed)->nodeCount(), 4U);
    QVERIFY(!parser.parse("{\"a\":1"));
    QVERIFY(parser.parse("{}"));
}

void ParserTest::anOwnedDocumentOutlivesItsParser() {
    std::string text = R"({"tool":"greet"})";
    const auto owned = json::OwnedDocument::parse(text);
    text.assign(text.size(), ' ');
    QVERIFY(owned);
    const json::Document& document = (*owned)->document();
    const auto tool = document.find(json::Root, "tool");
    QVERIFY(tool);
    QVERIFY(document.decodedString(*tool) == "greet");
    QVERIFY(!json::OwnedDocument::parse("{"));
}

QTEST_APPLESS_MAIN(ParserTest)
#include "tst_parser.moc"
