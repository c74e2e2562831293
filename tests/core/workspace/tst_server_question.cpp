// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/server_question.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// What servers ask, and how it is answered without a person.
class ServerQuestionTest final : public QObject {
    Q_OBJECT

private:
    static ServerQuestion question(const char* method, const char* params) {
        return questionOf({"1", method, params, 7});
    }
    static constexpr const char* Form =
        "{\"message\":\"Who?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":"
        "{\"n\":{\"type\":\"integer\",\"default\":3}},\"required\":[\"n\"]}}";

private slots:
    void readsWhatIsAsked() {
        const ServerQuestion form = question("elicitation/create", Form);
        QCOMPARE(form.kind, ServerQuestion::Kind::Form);
        QCOMPARE(form.message, std::string("Who?"));
        QVERIFY(form.schema.starts_with("{\"type\":\"object\""));
        const ServerQuestion address =
            question("elicitation/create",
                     "{\"mode\":\"url\",\"url\":\"https://example.org\",\"message\":\"Go\"}");
        QCOMPARE(address.kind, ServerQuestion::Kind::Address);
        QCOMPARE(address.address, std::string("https://example.org"));
        QCOMPARE(question("sampling/createMessage", "{}").kind, ServerQuestion::Kind::Sampling);
        QCOMPARE(question("roots/list", "").kind, ServerQuestion::Kind::Roots);
        QCOMPARE(question("other", "[").kind, ServerQuestion::Kind::Unknown);
    }

    void knowsNoQuestionWithoutAForm_data() {
        QTest::addColumn<QByteArray>("params");
        for (const char* params : {"", "[]", "{\"message\":\"m\"}", "{\"mode\":\"url\"}",
                                   "{\"requestedSchema\":true}"}) {
            QTest::newRow(params) << QByteArray(params);
        }
    }

    void knowsNoQuestionWithoutAForm() {
        QFETCH(QByteArray, params);
        QCOMPARE(question("elicitation/create", params.constData()).kind,
                 ServerQuestion::Kind::Unknown);
    }

    void acceptsAnAddressWithoutContent() {
        const ServerQuestion address =
            question("elicitation/create", "{\"mode\":\"url\",\"url\":\"https://example.org\"}");
        QCOMPARE(accepted(address, "{}").result, std::string("{\"action\":\"accept\"}"));
    }

    void asksAPersonUnlessARuleAnswers() {
        const ServerQuestion form = question("elicitation/create", Form);
        QVERIFY(!answerBy(AnswerRule::Ask, form).has_value());
        QCOMPARE(answerBy(AnswerRule::Decline, form)->result,
                 std::string("{\"action\":\"decline\"}"));
        QCOMPARE(answerBy(AnswerRule::Defaults, form)->result,
                 std::string("{\"action\":\"accept\",\"content\":{\"n\":3}}"));
    }

    void declinesWhereADefaultIsMissing() {
        const ServerQuestion form =
            question("elicitation/create",
                     "{\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":"
                     "\"integer\"}},\"required\":[\"n\"]}}");
        QCOMPARE(answerBy(AnswerRule::Defaults, form)->result,
                 std::string("{\"action\":\"decline\"}"));
    }

    void declinesWhereADefaultBreaksTheSchema() {
        const ServerQuestion form =
            question("elicitation/create",
                     "{\"requestedSchema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":"
                     "\"integer\",\"default\":\"x\"}}}}");
        QCOMPARE(answerBy(AnswerRule::Defaults, form)->result,
                 std::string("{\"action\":\"decline\"}"));
    }

    void refusesSamplingInTheWordsOfTheProtocol() {
        const ServerQuestion sampling = question("sampling/createMessage", "{}");
        QVERIFY(declined(sampling).result.empty());
        QVERIFY(declined(sampling).error.find("-1") != std::string::npos);
        QVERIFY(sampled("a \"quoted\" word").result.find("a \\\"quoted\\\" word") !=
                std::string::npos);
    }

    void listsRoots() {
        QCOMPARE(rootsAnswer({}).result, std::string("{\"roots\":[]}"));
        QCOMPARE(
            rootsAnswer({{"file:///a", "A"}, {"file:///b", ""}}).result,
            std::string(
                "{\"roots\":[{\"uri\":\"file:///a\",\"name\":\"A\"},{\"uri\":\"file:///b\"}]}"));
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::ServerQuestionTest)
#include "tst_server_question.moc"
