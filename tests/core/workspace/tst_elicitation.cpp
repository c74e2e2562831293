// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/elicitation.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

Result<Elicitation> formWith(const std::string& properties, const std::string& required = "[]") {
    return elicitationOf("{\"message\":\"?\",\"requestedSchema\":{\"type\":\"object\","
                         "\"properties\":" +
                         properties + ",\"required\":" + required + "}}");
}

} // namespace

class TestElicitation : public QObject {
    Q_OBJECT

private slots:
    void readsTheFieldsOfAForm();
    void readsChoicesOfEveryForm();
    void readsAUrl();
    void refusesQuestionsWithoutAForm();
    void answersWithTheDefaults();
    void saysWhichDefaultIsMissingOrBreaksTheSchema();
    void holdsContentAgainstTheSchema();
};

void TestElicitation::readsTheFieldsOfAForm() {
    const auto form = formWith("{\"a\\u0062\":{\"type\":\"integer\",\"title\":\"T\","
                               "\"description\":\"D\",\"default\":1e1},\"c\":{}}",
                               "[\"ab\"]");
    QVERIFY(form);
    QCOMPARE(form->message, std::string("?"));
    QCOMPARE(form->fields.size(), std::size_t(2));
    const ElicitationField& first = form->fields[0];
    QCOMPARE(first.name, std::string("ab"));
    QCOMPARE(first.title, std::string("T"));
    QCOMPARE(first.description, std::string("D"));
    QCOMPARE(first.type, std::string("integer"));
    QCOMPARE(first.defaultValue, std::string("1e1"));
    QVERIFY(first.isRequired);
    QCOMPARE(form->fields[1].title, std::string("c"));
    QVERIFY(!form->fields[1].isRequired);
}

void TestElicitation::readsChoicesOfEveryForm() {
    const auto form = formWith(
        "{\"plain\":{\"enum\":[\"a\",\"b\"]},"
        "\"named\":{\"enum\":[\"a\",\"b\"],\"enumNames\":[\"A\"]},"
        "\"titled\":{\"oneOf\":[{\"const\":\"a\",\"title\":\"A\"},{\"const\":2}]},"
        "\"many\":{\"type\":\"array\",\"items\":{\"anyOf\":[{\"const\":\"a\",\"title\":\"A\"}]}}}");
    QVERIFY(form);
    const std::vector<ElicitationChoice> plain{{"\"a\"", "a"}, {"\"b\"", "b"}};
    const std::vector<ElicitationChoice> named{{"\"a\"", "A"}, {"\"b\"", "b"}};
    const std::vector<ElicitationChoice> titled{{"\"a\"", "A"}, {"2", "2"}};
    const std::vector<ElicitationChoice> many{{"\"a\"", "A"}};
    QVERIFY(form->fields[0].choices == plain);
    QVERIFY(form->fields[1].choices == named);
    QVERIFY(form->fields[2].choices == titled);
    QVERIFY(form->fields[3].choices == many);
}

void TestElicitation::readsAUrl() {
    const auto question = elicitationOf("{\"mode\":\"url\",\"message\":\"m\",\"url\":\"https://"
                                        "example.org\",\"elicitationId\":\"1\"}");
    QVERIFY(question && question->isUrl());
    QCOMPARE(acceptedElicitation({}), std::string("{\"action\":\"accept\"}"));
}

void TestElicitation::refusesQuestionsWithoutAForm() {
    for (const char* const params :
         {"", "[]", "{\"message\":\"m\"}", "{\"mode\":\"url\"}", "{\"requestedSchema\":true}"}) {
        QVERIFY(!elicitationOf(params));
    }
}

void TestElicitation::answersWithTheDefaults() {
    const auto form = formWith("{\"a\":{\"type\":\"string\",\"default\":\"\\ud83d\"},\"b\":{},"
                               "\"c\":{\"type\":\"number\",\"default\":1.50}}",
                               "[\"a\"]");
    const auto content = contentFromDefaults(*form);
    QVERIFY2(content, content ? "" : qPrintable(content.error().message));
    QCOMPARE(*content, std::string("{\"a\":\"\\ud83d\",\"c\":1.50}"));
    QCOMPARE(acceptedElicitation(*content),
             std::string("{\"action\":\"accept\",\"content\":{\"a\":\"\\ud83d\",\"c\":1.50}}"));
}

void TestElicitation::saysWhichDefaultIsMissingOrBreaksTheSchema() {
    const auto missing = contentFromDefaults(*formWith("{\"confirm\":{}}", "[\"confirm\"]"));
    QVERIFY(!missing);
    QVERIFY(missing.error().message.endsWith(u"no default for \"confirm\""_s));
    const auto broken =
        contentFromDefaults(*formWith("{\"n\":{\"type\":\"integer\",\"default\":\"x\"}}"));
    QVERIFY(!broken);
    QVERIFY2(broken.error().message.contains(u"/n"_s), qPrintable(broken.error().message));
}

void TestElicitation::holdsContentAgainstTheSchema() {
    const auto form = formWith("{\"mail\":{\"type\":\"string\",\"minLength\":3}}", "[\"mail\"]");
    QVERIFY(checkContent(*form, "{\"mail\":\"a@b\"}"));
    for (const char* const content : {"{\"mail\":\"a\"}", "{\"mail\":1}", "{}", "[]", "no"}) {
        QVERIFY(!checkContent(*form, content));
    }
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestElicitation)
#include "tst_elicitation.moc"
