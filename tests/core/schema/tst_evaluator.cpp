// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/evaluator.h"

#include <QTest>

using namespace muscope;

namespace {

using Text = std::shared_ptr<const json::OwnedDocument>;

Text text(const QByteArray& json) {
    return json::OwnedDocument::parse(json.toStdString()).value();
}

schema::Schema compiled(const QByteArray& json) {
    return schema::Schema::compile(text(json));
}

schema::Outcome evaluated(const QByteArray& schema, const QByteArray& value,
                          schema::Limits limits = {}) {
    const Text instance = text(value);
    return schema::Evaluator(std::move(limits)).evaluate(compiled(schema), instance->document());
}

// "instance pointer@offset schema pointer@offset keyword: message", a line each.
QByteArray told(const std::vector<schema::Breach>& breaches) {
    QByteArrayList lines;
    for (const schema::Breach& breach : breaches) {
        lines.append(QByteArray::fromStdString(
                         breach.instance.pointer + "@" + std::to_string(breach.instance.offset) +
                         " " + breach.schema.pointer + "@" + std::to_string(breach.schema.offset) +
                         " " + breach.keyword + ": ") +
                     breach.message.toUtf8());
    }
    return lines.join('\n');
}

QByteArray told(const std::vector<schema::Unchecked>& list) {
    QByteArrayList lines;
    for (const schema::Unchecked& unchecked : list) {
        lines.append(QByteArray::fromStdString(unchecked.schema.pointer + "@" +
                                               std::to_string(unchecked.schema.offset) + " " +
                                               unchecked.keyword + ": ") +
                     unchecked.reason.toUtf8());
    }
    return lines.join('\n');
}

} // namespace

class EvaluatorTest final : public QObject {
    Q_OBJECT

private slots:
    void saysWhereAndWhatIsBreached_data();
    void saysWhereAndWhatIsBreached();
    void saysWhatOfASchemaIsNotChecked_data();
    void saysWhatOfASchemaIsNotChecked();
    void whatIsNotCheckedIsNeverABreach_data();
    void whatIsNotCheckedIsNeverABreach();
    void listsEveryBreachInTheOrderOfTheSchema();
    void startsAtTheValueAskedAbout();
    void lastOfRepeatedKeysCounts();
    void undeclaredSchemasMayBeSpelledAsInDraft07();
    void draft07IgnoresWhatStandsBesideAReference();
    void declaredDraftGoesBeforeTheAssumedOne();
};

void EvaluatorTest::saysWhereAndWhatIsBreached_data() {
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("breach");

    const auto row = [](const char* name, const char* schema, const char* value,
                        const char* breach) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(value) << QByteArray(breach);
    };
    row("type", R"({"properties":{"a":{"type":"string"}}})", R"({"a":7})",
        "/a@5 /properties/a/type@27 type: expected a string, found 7");
    row("types", R"({"type":["integer","null","array"]})", R"("x")",
        "@0 /type@8 type: expected an integer, an array or null, found \"x\"");
    row("container", R"({"type":"boolean"})", "[1]",
        "@0 /type@8 type: expected true or false, found an array");
    row("escaped pointer", R"({"properties":{"a/b~":{"type":"null"}}})", R"({"a/b~":true})",
        "/a~1b~0@8 /properties/a~1b~0/type@30 type: expected null, found true");
    row("enum", R"({"enum":["a",1,null]})", R"("b")",
        "@0 /enum@8 enum: expected one of \"a\", 1, null, found \"b\"");
    row("long enum", R"({"enum":[1,2,3,4,5,6,7,8]})", "9",
        "@0 /enum@8 enum: expected one of 1, 2, 3, 4, 5, 6 and 2 more, found 9");
    row("const", R"({"const":{"a":1}})", R"({"a":2})",
        "@0 /const@9 const: expected an object, found an object");
    row("minimum", R"({"minimum":5})", "3", "@0 /minimum@11 minimum: expected at least 5, found 3");
    row("maximum", R"({"maximum":0.3})", "0.30000000000000000001",
        "@0 /maximum@11 maximum: expected at most 0.3, found 0.30000000000000000001");
    row("exclusive", R"({"exclusiveMinimum":1e400})", "1e400",
        "@0 /exclusiveMinimum@20 exclusiveMinimum: expected more than 1e400, found 1e400");
    row("multiple", R"({"multipleOf":0.01})", "0.075",
        "@0 /multipleOf@14 multipleOf: expected a multiple of 0.01, found 0.075");
    row("length", R"({"minLength":3})", R"("\ud83d\ude00é")",
        "@0 /minLength@13 minLength: expected at least 3 characters, found 2");
    row("items", R"({"maxItems":1})", "[1,2]",
        "@0 /maxItems@12 maxItems: expected at most 1 item, found 2");
    row("pattern", R"({"pattern":"^a+$"})", R"("b")",
        "@0 /pattern@11 pattern: expected a text that matches \"^a+$\", found \"b\"");
    row("unique", R"({"uniqueItems":true})", R"([1,{"a":1,"b":2},{"b":2.0,"a":1},1.0])",
        "@0 /uniqueItems@15 uniqueItems: items 1 and 2 are equal");
    row("required", R"({"required":["b","a"]})", R"({"a":1})",
        "@0 /required@12 required: the property \"b\" is missing");
    row("additional", R"({"properties":{"a":true},"additionalProperties":false})", R"({"x":1})",
        "/x@5 /additionalProperties@48 false: the property \"x\" is not allowed");
    row("unevaluated", R"({"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false})",
        R"({"a":1,"b":2})",
        "/b@11 /unevaluatedProperties@61 false: the property \"b\" is not allowed");
    row("names", R"({"propertyNames":{"maxLength":1}})", R"({"ab":1})",
        "/ab@6 /propertyNames@17 propertyNames: the name \"ab\" is not allowed");
    row("dependent", R"({"dependentRequired":{"a":["b"]}})", R"({"a":1})",
        "@0 /dependentRequired@21 dependentRequired: with the property \"a\" the property \"b\" is "
        "needed");
    row("contains", R"({"contains":{"type":"null"},"minContains":2})", "[null,1]",
        "@0 /minContains@42 minContains: expected at least 2 items that match, found 1");
    row("more items", R"({"prefixItems":[true],"items":false})", "[1,2]",
        "/1@3 /items@30 false: at most 1 item is allowed here");
    row("any", R"({"anyOf":[{"type":"null"},{"minimum":5}]})", "3",
        "@0 /anyOf@9 anyOf: 3 matches none of the 2 alternatives");
    row("one", R"({"oneOf":[{"minimum":1},{"minimum":2}]})", "3",
        "@0 /oneOf@9 oneOf: 3 matches more than one of the 2 alternatives");
    row("not", R"({"not":{"type":"number"}})", "3", "@0 /not@7 not: 3 matches what it must not");
    row("nothing", "false", "3", "@0 @0 false: no value is allowed here");
}

void EvaluatorTest::saysWhereAndWhatIsBreached() {
    QFETCH(const QByteArray, schema);
    QFETCH(const QByteArray, value);
    const schema::Outcome outcome = evaluated(schema, value);
    QTEST(told(outcome.breaches), "breach");
    QVERIFY(outcome.verdict == schema::Verdict::Breached);
    QVERIFY(outcome.isComplete);
}

void EvaluatorTest::saysWhatOfASchemaIsNotChecked_data() {
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("unchecked");

    const auto row = [](const char* name, const char* schema, const char* unchecked) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(unchecked);
    };
    row("nothing", R"({"title":"t","description":"d","default":1,"examples":[],"$comment":"c"})",
        "");
    row("unknown keyword, once", R"({"colour":1,"properties":{"a":{"colour":2}}})",
        "/colour@10 colour: this keyword is not known");
    row("format", R"({"format":"date"})", "/format@10 format: formats are not checked");
    row("another document", R"({"$ref":"https://example.com/s.json#/a"})",
        "/$ref@8 $ref: it refers to https://example.com/s.json, which is another document and is "
        "not fetched");
    row("lost pointer", R"({"$ref":"#/$defs/a"})",
        "/$ref@8 $ref: it refers to a place that is not there");
    row("lost anchor", R"({"$ref":"#a"})",
        "/$ref@8 $ref: it refers to an anchor that is not there");
    row("type", R"({"type":"float"})", "/type@8 type: \"float\" is no type of JSON Schema");
    row("misshapen", R"({"minLength":"3"})", "/minLength@13 minLength: its value is no count");
    row("pattern", R"({"pattern":"(a"})",
        "/pattern@11 pattern: the pattern cannot be read: missing closing parenthesis");
    row("dialect", R"({"$schema":"https://json-schema.org/draft/2019-09/schema"})",
        "/$schema@11 $schema: it is read as 2020-12");
    row("no schema", "[1]", "@0 : a schema is an object, true or false");
    row("list of items in 2020-12",
        R"({"$schema":"https://json-schema.org/draft/2020-12/schema","items":[true]})",
        "/items@66 items: a list of schemas is called prefixItems in this draft");
}

void EvaluatorTest::saysWhatOfASchemaIsNotChecked() {
    QFETCH(const QByteArray, schema);
    QTEST(told(compiled(schema).unchecked()), "unchecked");
}

void EvaluatorTest::whatIsNotCheckedIsNeverABreach_data() {
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<schema::Verdict>("verdict");

    const auto row = [](const char* name, const char* schema, const char* value,
                        schema::Verdict verdict) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(value) << verdict;
    };
    using schema::Verdict;
    row("alone", R"({"$ref":"x:y"})", "1", Verdict::Unknown);
    row("negated", R"({"not":{"$ref":"x:y"}})", "1", Verdict::Unknown);
    row("any, another holds", R"({"anyOf":[{"$ref":"x:y"},true]})", "1", Verdict::Holds);
    row("any, another fails", R"({"anyOf":[{"$ref":"x:y"},false]})", "1", Verdict::Unknown);
    row("one, another holds", R"({"oneOf":[{"$ref":"x:y"},true]})", "1", Verdict::Unknown);
    row("one, two others hold", R"({"oneOf":[{"$ref":"x:y"},true,true]})", "1", Verdict::Breached);
    row("condition", R"({"if":{"$ref":"x:y"},"then":false})", "1", Verdict::Unknown);
    row("contained", R"({"contains":{"$ref":"x:y"}})", "[1]", Verdict::Unknown);
    row("contained in nothing", R"({"contains":{"$ref":"x:y"}})", "[]", Verdict::Breached);
    row("unevaluated", R"({"allOf":[{"$ref":"x:y"}],"unevaluatedProperties":false})", R"({"a":1})",
        Verdict::Unknown);
    row("beside a breach", R"({"$ref":"x:y","type":"null"})", "1", Verdict::Breached);
    row("type, another fits", R"({"type":["float","string"]})", R"("a")", Verdict::Holds);
    row("type, none fits", R"({"type":["float","string"]})", "1", Verdict::Unknown);
    row("unknown keyword", R"({"not":{"colour":1}})", "1", Verdict::Breached);
}

void EvaluatorTest::whatIsNotCheckedIsNeverABreach() {
    QFETCH(const QByteArray, schema);
    QFETCH(const QByteArray, value);
    const schema::Outcome outcome = evaluated(schema, value);
    QTEST(outcome.verdict, "verdict");
    QVERIFY(outcome.isComplete || outcome.verdict != schema::Verdict::Holds);
}

void EvaluatorTest::listsEveryBreachInTheOrderOfTheSchema() {
    const QByteArray schema = R"({"required":["a"],"properties":{"b":{"type":"null"}}})";
    const schema::Outcome all = evaluated(schema, R"({"b":1})");
    QCOMPARE(all.breaches.size(), std::size_t{2});
    QCOMPARE(all.breaches[0].keyword, "required");
    QCOMPARE(all.breaches[1].keyword, "type");

    schema::Limits limits;
    limits.breaches = 1;
    const schema::Outcome first = evaluated(schema, R"({"b":1})", limits);
    QCOMPARE(first.breaches.size(), std::size_t{1});
    QVERIFY(!first.isComplete);
}

void EvaluatorTest::startsAtTheValueAskedAbout() {
    const Text schemas = text(R"({"greet":{"$defs":{"s":{"type":"string"}},"$ref":"#/$defs/s"}})");
    const Text event = text(R"({"args":[1]})");
    const schema::Schema schema =
        schema::Schema::compile(schemas, *schemas->document().find(json::Root, "greet"));
    const schema::Outcome outcome = schema::Evaluator().evaluate(
        schema, event->document(), *event->document().find(json::Root, "args"));
    QCOMPARE(told(outcome.breaches), "@8 /$defs/s/type@31 type: expected a string, found an array");
}

void EvaluatorTest::lastOfRepeatedKeysCounts() {
    const QByteArray schema = R"({"properties":{"a":{"type":"null"}},"maxProperties":1})";
    QVERIFY(evaluated(schema, R"({"a":1,"\u0061":null})").verdict == schema::Verdict::Holds);
    QVERIFY(evaluated(schema, R"({"a":null,"a":1})").verdict == schema::Verdict::Breached);
    QVERIFY(evaluated(R"({"type":"null","type":"string"})", "1").breaches.size() == 1);
}

void EvaluatorTest::undeclaredSchemasMayBeSpelledAsInDraft07() {
    QVERIFY(evaluated(R"({"items":[true],"additionalItems":false})", "[1,2]").verdict ==
            schema::Verdict::Breached);
    QVERIFY(evaluated(R"({"dependencies":{"a":["b"]}})", R"({"a":1})").verdict ==
            schema::Verdict::Breached);
    QVERIFY(evaluated(R"({"$ref":"#/definitions/a","definitions":{"a":{"type":"null"}}})", "1")
                .verdict == schema::Verdict::Breached);
    QVERIFY(evaluated(R"({"prefixItems":[true],"items":false})", "[1,2]").verdict ==
            schema::Verdict::Breached);
}

void EvaluatorTest::draft07IgnoresWhatStandsBesideAReference() {
    const Text instance = text("1");
    const schema::Schema schema =
        schema::Schema::compile(text(R"({"$ref":"#/definitions/a","type":"null",
                                        "definitions":{"a":true}})"),
                                json::Root, schema::Draft::Draft07);
    QVERIFY(schema::Evaluator().evaluate(schema, instance->document()).verdict ==
            schema::Verdict::Holds);
    QCOMPARE(told(schema.unchecked()),
             "/type@33 type: beside $ref it counts for nothing in draft-07");
}

void EvaluatorTest::declaredDraftGoesBeforeTheAssumedOne() {
    const Text instance = text("[1,2]");
    const schema::Schema schema =
        schema::Schema::compile(text(R"({"$schema":"http://json-schema.org/draft-07/schema#",
                 "items":[true],"additionalItems":false})"),
                                json::Root, schema::Draft::Draft2020);
    QVERIFY(schema::Evaluator().evaluate(schema, instance->document()).verdict ==
            schema::Verdict::Breached);
}

QTEST_APPLESS_MAIN(EvaluatorTest)

#include "tst_evaluator.moc"
