// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/input_form.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// Forms made of JSON Schemas, and what is filled in.
class InputFormTest final : public QObject {
    Q_OBJECT

private:
    static InputForm form(const char* schema) { return InputForm::read(schema); }

private slots:
    void readsTheFieldsInTheirOrder() {
        const InputForm read =
            form("{\"type\":\"object\",\"required\":[\"n\"],\"properties\":{"
                 "\"text\":{\"type\":\"string\",\"title\":\"A text\",\"description\":\"says\"},"
                 "\"n\":{\"type\":\"integer\",\"minimum\":1,\"default\":3},"
                 "\"x\":{\"type\":\"number\"},\"on\":{\"type\":\"boolean\"},"
                 "\"list\":{\"type\":\"array\"}}}");
        QCOMPARE(read.fields().size(), 5U);
        QCOMPARE(read.fields()[0].title, u"A text"_s);
        QCOMPARE(read.fields()[0].hint, u"says"_s);
        QVERIFY(!read.fields()[0].isRequired);
        QCOMPARE(read.fields()[1].kind, InputField::Kind::Integer);
        QCOMPARE(read.fields()[1].hint, u"minimum 1"_s);
        QVERIFY(read.fields()[1].isRequired);
        QCOMPARE(read.fields()[2].kind, InputField::Kind::Number);
        QCOMPARE(read.fields()[3].kind, InputField::Kind::Boolean);
        QCOMPARE(read.fields()[4].kind, InputField::Kind::Json);
        QCOMPARE(read.defaults(), std::string("{\"n\":3}"));
    }

    void readsChoicesOfEveryRevision_data() {
        QTest::addColumn<QByteArray>("property");
        QTest::addColumn<QString>("title");
        QTest::newRow("plain") << QByteArray("{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}")
                               << u"b"_s;
        QTest::newRow("names beside") << QByteArray("{\"type\":\"string\",\"enum\":[\"a\",\"b\"],"
                                                    "\"enumNames\":[\"First\",\"Second\"]}")
                                      << u"Second"_s;
        QTest::newRow("constants") << QByteArray("{\"oneOf\":[{\"const\":\"a\"},"
                                                 "{\"const\":\"b\",\"title\":\"Second\"}]}")
                                   << u"Second"_s;
        QTest::newRow("any of them") << QByteArray("{\"anyOf\":[{\"const\":\"a\"},"
                                                   "{\"const\":\"b\",\"title\":\"Second\"}]}")
                                     << u"Second"_s;
        QTest::newRow("fewer names")
            << QByteArray("{\"enum\":[\"a\",\"b\"],\"enumNames\":[\"A\"]}") << u"b"_s;
    }

    void readsChoicesOfEveryRevision() {
        QFETCH(QByteArray, property);
        QFETCH(QString, title);
        const InputForm read =
            form(("{\"type\":\"object\",\"properties\":{\"c\":" + property + "}}").constData());
        QCOMPARE(read.fields().size(), 1U);
        QCOMPARE(read.fields()[0].kind, InputField::Kind::Choice);
        QCOMPARE(read.fields()[0].choices.size(), 2U);
        QCOMPARE(read.fields()[0].choices[1].value, std::string("\"b\""));
        QCOMPARE(read.fields()[0].choices[1].title, title);
    }

    void hintsAtTheChoicesOfAList() {
        const InputForm read =
            form("{\"type\":\"object\",\"properties\":{\"many\":{\"type\":\"array\",\"items\":"
                 "{\"anyOf\":[{\"const\":\"a\",\"title\":\"First\"},{\"const\":2}]}}}}");
        QCOMPARE(read.fields()[0].kind, InputField::Kind::Json);
        QCOMPARE(read.fields()[0].hint, u"array, \"a\" (First), 2"_s);
    }

    void keepsTheSpellingOfNamesAndDefaults() {
        const InputForm read =
            form("{\"type\":\"object\",\"properties\":{\"a\\u0062\":{\"type\":\"string\","
                 "\"default\":\"\\ud83d\"},\"b\":{},\"c\":{\"default\":1.50}}}");
        QCOMPARE(read.fields()[0].name, std::string("ab"));
        QCOMPARE(read.fields()[1].title, u"b"_s);
        QCOMPARE(read.defaults(), std::string("{\"ab\":\"\\ud83d\",\"c\":1.50}"));
    }

    void saysWhatBreaksTheSchema() {
        const InputForm read = form("{\"type\":\"object\",\"required\":[\"n\"],"
                                    "\"properties\":{\"n\":{\"type\":\"integer\"}}}");
        QVERIFY(read.check("{\"n\":12345678901234567890}").isEmpty());
        QVERIFY(!read.check("{}").isEmpty());
        QVERIFY(read.check("{\"n\":\"two\"}").first().startsWith(u"n: "_s));
        QVERIFY(!read.check("{\"n\":").isEmpty());
        QVERIFY(!read.check("[1]").isEmpty());
    }

    void takesWhatIsNoSchema_data() {
        QTest::addColumn<QByteArray>("schema");
        for (const char* schema : {"", "{", "[]", "7", "{\"properties\":[1]}",
                                   "{\"properties\":{\"a\":7}}", "{\"required\":{}}"}) {
            QTest::newRow(schema) << QByteArray(schema);
        }
    }

    void takesWhatIsNoSchema() {
        QFETCH(QByteArray, schema);
        const InputForm read = form(schema.constData());
        QVERIFY(read.fields().size() <= 1);
        QCOMPARE(read.defaults(), std::string("{}"));
    }

    void keepsMembersAsTheyAreSpelled() {
        const auto values = valuesOf("{\"a\\u0062\" : 1e2 ,\"b\":{\"c\":[1, 2]}}");
        QVERIFY(values.has_value());
        QCOMPARE(objectOf(*values), std::string("{\"ab\":1e2,\"b\":{\"c\":[1, 2]}}"));
        QVERIFY(!valuesOf("[]").has_value());
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::InputFormTest)
#include "tst_input_form.moc"
