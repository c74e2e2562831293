// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/evaluator.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <memory>
#include <stop_token>

using namespace muscope;

namespace {

using Text = std::shared_ptr<const json::OwnedDocument>;
using schema::Verdict;

constexpr int DeepLevels = 100'000;
constexpr uint SmallStack = 1 << 20; // bytes; less than any thread of ours has

Text text(const QByteArray& json) {
    return json::OwnedDocument::parse(json.toStdString()).value();
}

schema::Outcome evaluated(const QByteArray& schema, const QByteArray& value,
                          schema::Limits limits = {}) {
    const Text instance = text(value);
    return schema::Evaluator(std::move(limits))
        .evaluate(schema::Schema::compile(text(schema)), instance->document());
}

QByteArray firstReason(const schema::Outcome& outcome) {
    return outcome.unchecked.empty() ? QByteArray() : outcome.unchecked.front().reason.toUtf8();
}

// On a thread whose stack would not hold a recursion over the whole value.
schema::Outcome onSmallStack(const QByteArray& schema, const QByteArray& value) {
    schema::Outcome outcome;
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { outcome = evaluated(schema, value); }));
#ifndef __SANITIZE_ADDRESS__ // its frames are several times as large
    thread->setStackSize(SmallStack);
#endif
    thread->start();
    thread->wait();
    return outcome;
}

} // namespace

class SchemaBoundsTest final : public QObject {
    Q_OBJECT

private slots:
    void endlessReferencesAreTold_data();
    void endlessReferencesAreTold();
    void deepValuesNeedNoDeepStack_data();
    void deepValuesNeedNoDeepStack();
    void deepSchemasNeedNoDeepStack();
    void growthIsCutByTheBudget();
    void whoeverWaitsMayStop();
    void hardPatternsDoNotHang_data();
    void hardPatternsDoNotHang();
    void manyHardTextsDoNotHang();
    void uniqueItemsOfLargeArrays();
    void manyUncheckedAreCut();
    void schemasCutAtEachByteAreNoSchemasOrCompile();
    void strangeTextsAreValuesToo();
};

void SchemaBoundsTest::endlessReferencesAreTold_data() {
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("itself") << QByteArray(R"({"$ref":"#"})");
    QTest::newRow("each other") << QByteArray(
        R"({"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},
                          "b":{"allOf":[{"$ref":"#/$defs/a"}]}}})");
    QTest::newRow("dynamic") << QByteArray(R"({"$dynamicAnchor":"a","$dynamicRef":"#a"})");
    QTest::newRow("negated") << QByteArray(R"({"not":{"$ref":"#"}})");
    QTest::newRow("conditional") << QByteArray(R"({"if":{"$ref":"#"},"then":false})");
}

void SchemaBoundsTest::endlessReferencesAreTold() {
    QFETCH(const QByteArray, schema);
    const schema::Outcome outcome = evaluated(schema, "1");
    QVERIFY(outcome.verdict == Verdict::Unknown);
    QVERIFY(!outcome.isComplete);
    QCOMPARE(firstReason(outcome), "it refers to itself without end");
}

void SchemaBoundsTest::deepValuesNeedNoDeepStack_data() {
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("tree") << QByteArray(R"({"items":{"$ref":"#"}})") << Verdict::Unknown;
    QTest::newRow("dynamic tree") << QByteArray(
                                         R"({"$dynamicAnchor":"a","items":{"$dynamicRef":"#a"}})")
                                  << Verdict::Unknown;
    QTest::newRow("alternatives") << QByteArray(R"({"$defs":{"t":{"anyOf":[{"type":"null"},
                          {"items":{"$ref":"#/$defs/t"},"unevaluatedItems":false}]}},
                          "$ref":"#/$defs/t"})")
                                  << Verdict::Unknown;
    QTest::newRow("compared") << QByteArray(R"({"not":{"const":[[]]},"uniqueItems":true})")
                              << Verdict::Holds;
}

void SchemaBoundsTest::deepValuesNeedNoDeepStack() {
    QFETCH(const QByteArray, schema);
    const QByteArray deep = QByteArray(DeepLevels, '[') + QByteArray(DeepLevels, ']');
    QTEST(onSmallStack(schema, deep).verdict, "verdict");
}

void SchemaBoundsTest::deepSchemasNeedNoDeepStack() {
    QByteArray deep;
    for (int level = 0; level < DeepLevels; ++level) {
        deep += R"({"not":)";
    }
    deep += "true" + QByteArray(DeepLevels, '}');
    const schema::Outcome outcome = onSmallStack(deep, "1");
    QVERIFY(outcome.verdict == Verdict::Unknown);
    QVERIFY(firstReason(outcome).contains("nested deeper than"));
}

void SchemaBoundsTest::growthIsCutByTheBudget() {
    QByteArray schema = R"({"$ref":"#/$defs/a0","$defs":{)";
    for (int level = 0; level < 60; ++level) { // twice the work at each level
        const QByteArray next = R"({"$ref":"#/$defs/a)" + QByteArray::number(level + 1) + R"("})";
        schema +=
            R"("a)" + QByteArray::number(level) + R"(":{"allOf":[)" + next + "," + next + "]},";
    }
    schema += R"("a60":true}})";
    schema::Limits limits;
    limits.steps = 100'000;
    const schema::Outcome outcome = evaluated(schema, "1", limits);
    QVERIFY(outcome.verdict == Verdict::Unknown);
    QCOMPARE(firstReason(outcome), "it takes more than 100000 steps to evaluate");
    QCOMPARE(outcome.unchecked.front().keyword, "");
}

void SchemaBoundsTest::whoeverWaitsMayStop() {
    std::stop_source source;
    source.request_stop();
    schema::Limits limits;
    limits.stop = source.get_token();
    const QByteArray many = "[1" + QByteArray(",1").repeated(10'000) + "]";
    const schema::Outcome outcome = evaluated(R"({"items":{"type":"number"}})", many, limits);
    QVERIFY(outcome.verdict == Verdict::Unknown);
    QCOMPARE(firstReason(outcome), "the evaluation was stopped");
}

void SchemaBoundsTest::hardPatternsDoNotHang_data() {
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("nested") << QByteArray("^(a+)+$");
    QTest::newRow("choice") << QByteArray("^(a|aa)+$");
    QTest::newRow("floating") << QByteArray("(a*)*b");
    QTest::newRow("groups") << QByteArray("^(([a-z])+.)+[A-Z]([a-z])+$");
    QTest::newRow("cubic") << QByteArray("a*a*a*a*a*a*a*c$");
}

void SchemaBoundsTest::hardPatternsDoNotHang() {
    QFETCH(const QByteArray, pattern);
    for (const int size : {30, 1000, 8000, 200'000}) {
        QElapsedTimer timer;
        timer.start();
        const schema::Outcome outcome =
            evaluated(R"({"pattern":")" + pattern + R"("})", '"' + QByteArray(size, 'a') + "!\"");
        QVERIFY(outcome.verdict != Verdict::Holds);
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()).constData());
        if (outcome.verdict == Verdict::Unknown) {
            QVERIFY(firstReason(outcome).contains("pattern"));
        }
    }
}

void SchemaBoundsTest::manyHardTextsDoNotHang() {
    const QByteArray item = '"' + QByteArray(30, 'a') + "!\"";
    const QByteArray many = "[" + item + ("," + item).repeated(20'000) + "]";
    QElapsedTimer timer;
    timer.start();
    const schema::Outcome outcome = evaluated(R"({"items":{"pattern":"^(a+)+$"}})", many);
    QVERIFY(outcome.verdict == Verdict::Unknown);
    QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()).constData());
}

void SchemaBoundsTest::uniqueItemsOfLargeArrays() {
    QByteArray many = "[0";
    for (int index = 1; index < 100'000; ++index) {
        many += ",{\"a\":" + QByteArray::number(index) + "}";
    }
    const QByteArray schema = R"({"uniqueItems":true})";
    QVERIFY(evaluated(schema, many + "]").verdict == Verdict::Holds);
    const schema::Outcome outcome = evaluated(schema, many + ",{\"\\u0061\":7e0}]");
    QCOMPARE(outcome.breaches.front().message.toUtf8(), "items 7 and 100000 are equal");
}

void SchemaBoundsTest::manyUncheckedAreCut() {
    QByteArray schema = "{\"k\":1";
    for (int index = 0; index < 10'000; ++index) {
        schema += ",\"k" + QByteArray::number(index) + "\":1";
    }
    const schema::Schema compiled = schema::Schema::compile(text(schema + "}"));
    QCOMPARE(compiled.unchecked().size(), std::size_t{100});
    QVERIFY(compiled.hasMoreUnchecked());
}

void SchemaBoundsTest::schemasCutAtEachByteAreNoSchemasOrCompile() {
    const std::string whole =
        R"({"$id":"a","type":["object"],"properties":{"p\u00e4":{"$ref":"#/$defs/x"}},)"
        R"("patternProperties":{"^[a-z]$":{"minimum":-1.5e3}},"if":{"required":["q"]},)"
        R"("then":false,"$defs":{"x":{"enum":[1,"2",null],"$anchor":"y"}}})";
    const Text value = text(R"({"pä":3,"b":-2000})");
    int compiled = 0;
    for (std::size_t begin = 0; begin < whole.size(); ++begin) {
        for (const std::string& part : {whole.substr(0, begin), whole.substr(begin)}) {
            if (const auto schema = json::OwnedDocument::parse(part)) {
                const schema::Outcome outcome = schema::Evaluator().evaluate(
                    schema::Schema::compile(*schema), value->document());
                compiled += outcome.breaches.empty() ? 0 : 1;
            }
        }
    }
    QCOMPARE(compiled, 1); // the whole one
}

void SchemaBoundsTest::strangeTextsAreValuesToo() {
    QVERIFY(evaluated(R"({"maxLength":1})", R"("\ud800")").verdict == Verdict::Holds);
    QVERIFY(evaluated(R"({"pattern":"^.$"})", R"("\ud800")").verdict == Verdict::Holds);
    QVERIFY(evaluated(R"({"const":"\ud800"})", R"("\udc00")").verdict == Verdict::Breached);
    QVERIFY(evaluated(R"({"pattern":"^.$"})", "\"\xff\"").verdict == Verdict::Holds);
    QVERIFY(evaluated(R"({"properties":{"\u0000":{"type":"null"}}})", R"({"\u0000":1})").verdict ==
            Verdict::Breached);
    QVERIFY(evaluated("{}", "null").verdict == Verdict::Holds);
}

QTEST_GUILESS_MAIN(SchemaBoundsTest)

#include "tst_schema_bounds.moc"
