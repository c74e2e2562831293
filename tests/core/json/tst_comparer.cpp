// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/comparer.h"
#include "core/json/parser.h"
#include "core/json/pointer.h"

#include <QTest>

#include <string>

using namespace muscope;

namespace {

struct Outcome {
    bool isEqual = false;
    QByteArray pointer;
    json::Comparison comparison;
};

Outcome compared(std::string_view first, std::string_view second,
                 json::Halves halves = json::Halves::Exact) {
    json::Parser firstParser;
    json::Parser secondParser;
    json::Comparer comparer;
    const json::Document& left = **firstParser.parse(first);
    const json::Document& right = **secondParser.parse(second);
    Outcome outcome;
    outcome.comparison = comparer.compare(left, json::Root, right, json::Root, halves);
    outcome.isEqual = outcome.comparison.isEqual();
    if (!outcome.isEqual) {
        outcome.pointer = QByteArray::fromStdString(
            json::pointerTo(left, json::Root, right, *outcome.comparison.difference));
    }
    return outcome;
}

} // namespace

class ComparerTest final : public QObject {
    Q_OBJECT

private slots:
    void sameValueIsEqual_data();
    void sameValueIsEqual();
    void namesTheFirstDifference_data();
    void namesTheFirstDifference();
    void jsonbKeepsTheLastDuplicate();
    void storedDuplicatesMustAgreeInOrder();
    void thousandsOfKeysInAnotherOrder();
    void hundredThousandLevelsInAnotherOrder();
    void subtreesAreComparedAlone();
    void forgivesHalvesAndNothingElse_data();
    void forgivesHalvesAndNothingElse();
    void pairsKeysThatBecameTheSameText();
};

void ComparerTest::sameValueIsEqual_data() {
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("spacing") << QByteArray(R"({"a":[1,2]})")
                             << QByteArray(" { \"a\" : [ 1 , 2 ] } ");
    QTest::newRow("order") << QByteArray(R"({"a":1,"b":2,"c":3})")
                           << QByteArray(R"({"c":3,"a":1,"b":2})");
    QTest::newRow("escapes") << QByteArray(R"({"é":"a/b\n😀"})")
                             << QByteArray(R"({"\u00e9":"a\/b\u000A\ud83d\ude00"})");
    QTest::newRow("numbers") << QByteArray("[1000,1.50,0,100]")
                             << QByteArray("[1e3,1.5,-0.0,1E+2]");
    QTest::newRow("nested order") << QByteArray(R"({"x":{"b":[{"d":1,"c":2}],"a":{}}})")
                                  << QByteArray(R"({"x":{"a":{},"b":[{"c":2,"d":1}]}})");
    QTest::newRow("empty") << QByteArray("{}") << QByteArray("{ }");
    QTest::newRow("lone halves") << QByteArray(R"("\ud83d")") << QByteArray(R"("\uD83D")");
}

void ComparerTest::sameValueIsEqual() {
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QVERIFY(compared(first.toStdString(), second.toStdString()).isEqual);
    QVERIFY(compared(second.toStdString(), first.toStdString()).isEqual);
}

void ComparerTest::namesTheFirstDifference_data() {
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("pointer");
    const auto row = [](const char* name, const char* first, const char* second,
                        const char* pointer) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second) << QByteArray(pointer);
    };
    row("the root", "1", "2", "");
    row("types", "[]", "{}", "");
    row("a word", "[true]", "[false]", "/0");
    row("null is no zero", R"({"a":null})", R"({"a":0})", "/a");
    row("a number is no string", R"({"a":1})", R"({"a":"1"})", "/a");
    row("in the order of the first", R"({"b":1,"a":2})", R"({"a":3,"b":4})", "/b");
    row("deep", R"({"a":{"b":[0,{"c":1}]}})", R"({"a":{"b":[0,{"c":2}]}})", "/a/b/1/c");
    row("a missing key", R"({"a":1,"b":2})", R"({"a":1})", "/b");
    row("a key too many", R"({"a":1})", R"({"b":2,"a":1})", "/b");
    row("another key", R"({"a":1})", R"({"b":1})", "/a");
    row("a value before a key too many", R"({"a":1})", R"({"b":2,"a":3})", "/a");
    row("an element too many", "[1]", "[1,2]", "/1");
    row("an element too few", "[1,2]", "[1]", "/1");
    row("an empty array", "[[]]", "[[0]]", "/0/0");
    row("case", R"({"Key":1})", R"({"key":1})", "/Key");
    row("composed or not", R"(["\u00e9"])", R"(["e\u0301"])", "/0");
    row("order of elements", "[1,2]", "[2,1]", "/0");
    row("a half is no replacement", R"(["😀"])", R"(["��"])", "/0");
}

void ComparerTest::namesTheFirstDifference() {
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QByteArray, pointer);
    const Outcome outcome = compared(first.toStdString(), second.toStdString());
    QVERIFY(!outcome.isEqual);
    QCOMPARE(outcome.pointer, pointer);
}

void ComparerTest::jsonbKeepsTheLastDuplicate() {
    const Outcome last = compared(R"({"a":2,"b":0})", R"({"a":1,"b":0,"a":2})");
    QVERIFY(last.isEqual);
    QVERIFY(last.comparison.hasDuplicateKeys);
    const Outcome first = compared(R"({"a":1,"b":0})", R"({"a":1,"b":0,"a":2})");
    QVERIFY(!first.isEqual);
    QCOMPARE(first.pointer, QByteArray("/a"));
    QVERIFY(!compared(R"({"a":2,"b":0})", R"({"b":0,"a":2})").comparison.hasDuplicateKeys);
}

void ComparerTest::storedDuplicatesMustAgreeInOrder() {
    QVERIFY(compared(R"({"a":1,"a":2})", R"({"a":1,"a":2})").isEqual);
    QVERIFY(compared(R"({"a":1,"b":0,"a":2})", R"({"b":0,"a":1,"a":2})").isEqual);
    QVERIFY(!compared(R"({"a":1,"a":2})", R"({"a":2,"a":1})").isEqual);
    QVERIFY(!compared(R"({"a":1,"a":2})", R"({"a":2})").isEqual);
    QVERIFY(!compared(R"({"a":1,"a":2})", R"({"a":1,"a":2,"a":2})").isEqual);
}

void ComparerTest::thousandsOfKeysInAnotherOrder() {
    std::string first = "{";
    std::string second = "{";
    constexpr int Count = 50'000;
    for (int key = 0; key < Count; ++key) {
        const std::string comma = key == 0 ? "" : ",";
        first += comma + "\"key" + std::to_string(key) + "\":" + std::to_string(key);
        const int other = Count - 1 - key;
        second += comma + "\"k\\u0065y" + std::to_string(other) + "\":" + std::to_string(other);
    }
    QVERIFY(compared(first + "}", second + "}").isEqual);
    QCOMPARE(compared(first + ",\"more\":1}", second + "}").pointer, QByteArray("/more"));
}

void ComparerTest::hundredThousandLevelsInAnotherOrder() {
    std::string first;
    std::string second;
    constexpr int Depth = 100'000;
    for (int level = 0; level < Depth; ++level) {
        first += R"({"b":0,"a":)";
        second += R"({"a":)";
    }
    first += "1" + std::string(Depth, '}');
    second += "1";
    for (int level = 0; level < Depth; ++level) {
        second += R"(,"b":0})";
    }
    QVERIFY(compared(first, second).isEqual);
    QVERIFY(json::Parser().parse(first));
}

void ComparerTest::subtreesAreComparedAlone() {
    json::Parser firstParser;
    json::Parser secondParser;
    const json::Document& first = **firstParser.parse(R"({"tool":"t","result":[1,2],"z":0})");
    const json::Document& second = **secondParser.parse("[1, 2]");
    json::Comparer comparer;
    const auto result = *first.find(json::Root, "result");
    QVERIFY(comparer.compare(first, result, second, json::Root).isEqual());
    QVERIFY(!comparer.compare(first, json::Root, second, json::Root).isEqual());
}

void ComparerTest::forgivesHalvesAndNothingElse_data() {
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("damaged");
    QTest::addColumn<bool>("isForgiven");
    const auto row = [](const char* name, const char* stored, const char* damaged,
                        bool isForgiven) {
        QTest::newRow(name) << QByteArray(stored) << QByteArray(damaged) << isForgiven;
    };
    row("one character", R"({"a":"x😀"})", R"({"a":"x��"})", true);
    row("one half alone", R"(["😀"])", R"(["�"])", false);
    row("half of one and half of the other", R"(["😀😀"])", R"(["�\ude00\ud83d�"])", true);
    row("a letter", R"(["x"])", R"(["�"])", false);
    row("a character below U+FFFF", R"(["日"])", R"(["�"])", false);
    row("a lone half in the store", R"(["\ud83d"])", R"(["�"])", false);
    row("U+FFFD itself", R"(["�😀"])", R"(["���"])", true);
    row("in a key, in another order", R"({"a":1,"😀":2})", R"({"��":2,"a":1})", true);
    row("but the value differs", R"({"a":1,"😀":2})", R"({"��":3,"a":1})", false);
    row("but a key is missing", R"({"a":1,"😀":2})", R"({"��":2})", false);
    row("a repeated key, the last counts", R"({"b":"😀","a":2})", R"({"a":1,"b":"��","a":2})",
        true);
    row("but not the first", R"({"b":"😀","a":1})", R"({"a":1,"b":"��","a":2})", false);
    row("repeated deep inside", R"([{"x":{"a":2,"b":"😀"}}])", R"([{"x":{"a":1,"a":2,"b":"��"}}])",
        true);
    row("repeated in the store alike", R"({"a":1,"a":"😀"})", R"({"a":1,"a":"��"})", true);
    row("repeated in the store, once gone", R"({"a":1,"a":"😀"})", R"({"a":"��"})", false);
    row("numbers as ever", R"({"😀":1.0,"b":[1e2]})", R"({"b":[100],"��":1})", true);
}

void ComparerTest::forgivesHalvesAndNothingElse() {
    QFETCH(QByteArray, stored);
    QFETCH(QByteArray, damaged);
    QFETCH(bool, isForgiven);
    QVERIFY(!compared(stored.toStdString(), damaged.toStdString()).isEqual);
    const Outcome outcome =
        compared(stored.toStdString(), damaged.toStdString(), json::Halves::Forgiven);
    QCOMPARE(outcome.isEqual, isForgiven);
    QCOMPARE(outcome.comparison.isLossy, isForgiven);
    QVERIFY(!compared(stored.toStdString(), stored.toStdString(), json::Halves::Forgiven)
                 .comparison.isLossy);
}

void ComparerTest::pairsKeysThatBecameTheSameText() {
    const char* const stored = R"({"😀":{"n":1,"m":2.0},"😁":[1],"🚀":"x"})";
    const char* const damaged = R"({"��":"x","��":[1.0],"��":{"m":2,"n":1}})";
    QVERIFY(compared(stored, damaged, json::Halves::Forgiven).isEqual);
    const char* const changed = R"({"��":"y","��":[1.0],"��":{"m":2,"n":1}})";
    QVERIFY(!compared(stored, changed, json::Halves::Forgiven).isEqual);
}

QTEST_APPLESS_MAIN(ComparerTest)
#include "tst_comparer.moc"
