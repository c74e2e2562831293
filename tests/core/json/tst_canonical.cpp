// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/canonical.h"
#include "core/json/canonical_number.h"
#include "core/json/comparer.h"
#include "core/json/number.h"
#include "core/json/parser.h"

#include <QTest>

#include <array>
#include <random>
#include <string>

using namespace muscope;

namespace {

std::string canonical(std::string_view text) {
    json::Parser parser;
    const auto document = parser.parse(text);
    if (!document) {
        qFatal("no JSON: %s", document.error().message);
    }
    std::string result;
    json::appendCanonical(**document, json::Root, result);
    return result;
}

std::string canonicalNumber(std::string_view number) {
    std::string result;
    json::appendCanonicalNumber(number, result);
    return result;
}

// Raw strings stand outside of macros: moc does not read them there.
void compare(std::string_view written, std::string_view expected) {
    QCOMPARE(canonical(written), std::string(expected));
}

} // namespace

class CanonicalTest final : public QObject {
    Q_OBJECT

private slots:
    void isTheExampleOfTheStandard();
    void sortsKeysByUtf16Unit();
    void sortsHalvesAndPrefixes();
    void lastOfARepeatedKeyCounts();
    void escapesNoMoreThanItMust();
    void writesNumbersWithAllTheirDigits_data();
    void writesNumbersWithAllTheirDigits();
    void equalNumbersAreTheSameBytes();
    void bearsAnyDepth();
    void bearsManyMembers();
    void appendsOneValueOfADocument();
    void isItsOwnCanonicalForm_data();
    void isItsOwnCanonicalForm();
};

// RFC 8785, 3.2.2, but for the number that is rounded there.
void CanonicalTest::isTheExampleOfTheStandard() {
    const std::string written = R"({
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
})";
    compare(written, R"({"literals":[null,true,false],"numbers":[333333333.33333329,1e+30,4.5,)"
                     R"(0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"})");
}

// RFC 8785, 3.2.3.
void CanonicalTest::sortsKeysByUtf16Unit() {
    const std::string written = R"({
  "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
  "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
  "\u00f6": "Latin Small Letter O With Diaeresis"
})";
    compare(written, R"({"\r":"Carriage Return","1":"One",)"
                     "\"\xc2\x80\":\"Control\","
                     R"("ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign",)"
                     R"("😀":"Emoji: Grinning Face",)"
                     "\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

void CanonicalTest::sortsHalvesAndPrefixes() {
    compare(R"({"ab":1,"a":2,"":3,"A":4})", R"({"":3,"A":4,"a":2,"ab":1})");
    compare(R"({"\ude00":1,"\ud83d\ude00":2,"\ud83dz":3,"\ud83d":4,"\ue000":5})",
            R"({"\ud83d":4,"\ud83dz":3,"😀":2,"\ude00":1,")"
            "\xee\x80\x80\":5}");
}

void CanonicalTest::lastOfARepeatedKeyCounts() {
    compare(R"({"b":1,"a":{"x":1},"\u0062":2,"a":[],"b":{"c":3,"c":4}})",
            R"({"a":[],"b":{"c":4}})");
}

void CanonicalTest::escapesNoMoreThanItMust() {
    compare(R"("\u0000\u001f\b\f\n\r\t\u0008\/\u002f\u007f\u0085\u2028\"\\")",
            "\"\\u0000\\u001f\\b\\f\\n\\r\\t\\b//\x7f\xc2\x85\xe2\x80\xa8\\\"\\\\\"");
    compare(R"("\uD800\uDBFFx\udfff\ud83d\ude00\uD7FF\uE000")",
            "\"\\ud800\\udbffx\\udfff😀\xed\x9f\xbf\xee\x80\x80\"");
}

void CanonicalTest::writesNumbersWithAllTheirDigits_data() {
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* written, const char* expected) {
        QTest::addRow("%s", written) << QByteArray(written) << QByteArray(expected);
    };
    // RFC 8785, appendix B.
    row("0", "0");
    row("-0", "0");
    row("5e-324", "5e-324");
    row("-5e-324", "-5e-324");
    row("1.7976931348623157e308", "1.7976931348623157e+308");
    row("9007199254740992", "9007199254740992");
    row("-9007199254740992", "-9007199254740992");
    row("295147905179352830000", "295147905179352830000");
    row("9.999999999999997e22", "9.999999999999997e+22");
    row("1e23", "1e+23");
    row("1.0000000000000001e23", "1.0000000000000001e+23");
    row("999999999999999700000", "999999999999999700000");
    row("999999999999999900000", "999999999999999900000");
    row("1e21", "1e+21");
    row("9.999999999999997e-7", "9.999999999999997e-7");
    row("0.000001", "0.000001");
    row("333333333.3333332", "333333333.3333332");
    row("-0.0000033333333333333333", "-0.0000033333333333333333");
    row("1424953923781206.2", "1424953923781206.2");
    // And what a double would not keep.
    row("1.0", "1");
    row("1e2", "100");
    row("-0.0e7", "0");
    row("0e999999999999", "0");
    row("1e400", "1e+400");
    row("10e399", "1e+400");
    row("0.1e-7", "1e-8");
    row("1e-6", "0.000001");
    row("1e-7", "1e-7");
    row("120e-9", "1.2e-7");
    row("100000000000000000000", "100000000000000000000");
    row("1000000000000000000000", "1e+21");
    row("123456789012345678901", "123456789012345678901");
    row("1234567890123456789012", "1.234567890123456789012e+21");
    row("12345678901234567890123.50", "1.23456789012345678901235e+22");
    row("0.10000000000000000555111512312578270", "0.1000000000000000055511151231257827");
    row("-1.50E+0001", "-15");
    row("100e-2", "1");
    row("1e999999999999999999999", "1e+999999999999999999999");
    row("10e999999999999999999999", "1e+1000000000000000000000");
    row("0.1e1000000000000000000000", "1e+999999999999999999999");
    row("1e-1000000000000000000000", "1e-1000000000000000000000");
    row("10e-1000000000000000000000", "1e-999999999999999999999");
    row("0.01e-999999999999999999999", "1e-1000000000000000000001");
    row("12.5e100000000000000000", "1.25e+100000000000000001");
    row("1e99999999999999999", "1e+99999999999999999");
    row("10e99999999999999999", "1e+100000000000000000");
    row("0.1e100000000000000000", "1e+99999999999999999");
}

void CanonicalTest::writesNumbersWithAllTheirDigits() {
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, expected);
    QCOMPARE(canonicalNumber(written.toStdString()), expected.toStdString());
    QCOMPARE(canonicalNumber(expected.toStdString()), expected.toStdString());
}

void CanonicalTest::equalNumbersAreTheSameBytes() {
    std::mt19937 random(11);
    const auto spelled = [&random] {
        static constexpr std::array<const char*, 8> Digits{"1",     "10",    "0.1", "1.20",
                                                           "12000", "0.012", "120", "0.0"};
        static constexpr std::array<const char*, 6> Powers{"",   "e",     "e+",
                                                           "e-", "E-000", "e99999999999999999"};
        std::string text = random() % 4 == 0 ? "-" : "";
        text += Digits[random() % Digits.size()];
        const std::string power = Powers[random() % Powers.size()];
        return power.empty() ? text : text + power + std::to_string(random() % 30);
    };
    for (int round = 0; round < 50'000; ++round) {
        const std::string first = spelled();
        const std::string second = spelled();
        const std::string canonicalFirst = canonicalNumber(first);
        const bool areSame = canonicalFirst == canonicalNumber(second);
        QVERIFY2(areSame == json::equalNumbers(first, second), (first + " " + second).c_str());
        QVERIFY2(json::equalNumbers(first, canonicalFirst), first.c_str());
    }
}

void CanonicalTest::bearsAnyDepth() {
    constexpr std::size_t Depth = 100'000;
    const std::string arrays = std::string(Depth, '[') + std::string(Depth, ']');
    QCOMPARE(canonical(arrays), arrays);
    std::string objects;
    for (std::size_t level = 0; level < Depth; ++level) {
        objects += R"({"b":0,"\u0061":)";
    }
    objects += "1.0" + std::string(Depth, '}');
    std::string expected;
    for (std::size_t level = 0; level < Depth; ++level) {
        expected += R"({"a":)";
    }
    expected += '1';
    for (std::size_t level = 0; level < Depth; ++level) {
        expected += R"(,"b":0})";
    }
    QVERIFY(canonical(objects) == expected);
}

void CanonicalTest::bearsManyMembers() {
    std::string text = "{";
    for (int member = 200'000; member > 0; --member) {
        text +=
            "\"key " + std::to_string(1'000'000 + member) + "\":" + std::to_string(member) + ",";
    }
    text.back() = '}';
    const std::string result = canonical(text);
    QVERIFY(result.starts_with(R"({"key 1000001":1,"key 1000002":2,)"));
    QCOMPARE(result.size(), text.size());
}

void CanonicalTest::appendsOneValueOfADocument() {
    json::Parser parser;
    const auto document = parser.parse(R"({"a":{"c":1,"b":[ ]},"d":2})");
    QVERIFY(document.has_value());
    std::string text = "{";
    json::appendCanonical(**document, *(*document)->find(json::Root, "a"), text);
    const std::string expected = R"({{"b":[],"c":1})";
    QCOMPARE(text, expected);
}

void CanonicalTest::isItsOwnCanonicalForm_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray(R"([{},[],"",{"":{}}])");
    QTest::newRow("scalar") << QByteArray("  null ");
    QTest::newRow("halves") << QByteArray(
        R"({"\udc00":"\ud800 \udc00","\ud800":["\udbff\ud83d\ude00"]})");
    QTest::newRow("nested") << QByteArray(R"([[{"b":[1,{"d":1,"c":2}],"a":{}},[]],{"z":[[]]}])");
    QTest::newRow("brackets in strings") << QByteArray(R"(["[","{",{"{":"[","[":"{"},"["])");
}

void CanonicalTest::isItsOwnCanonicalForm() {
    QFETCH(QByteArray, text);
    const std::string once = canonical(text.toStdString());
    QCOMPARE(canonical(once), once);
    json::Parser first;
    json::Parser second;
    const std::string source = text.toStdString();
    const auto before = first.parse(source);
    const auto after = second.parse(once);
    QVERIFY(before && after);
    json::Comparer comparer;
    QVERIFY(comparer.compare(**before, json::Root, **after, json::Root).isEqual());
}

QTEST_APPLESS_MAIN(CanonicalTest)
#include "tst_canonical.moc"
