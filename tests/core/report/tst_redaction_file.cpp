// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/redaction_file.h"
#include "core/report/redactor.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestRedactionFile final : public QObject {
    Q_OBJECT

    static QString errorOf(std::string_view text) {
        RedactionRules rules;
        const Result<void> added = addRules(text, u"rules.json"_s, rules);
        return added ? QString() : added.error().message;
    }

    static QString redacted(std::string_view rulesText, std::string_view json) {
        RedactionRules rules;
        const Result<void> added = addRules(rulesText, u"rules.json"_s, rules);
        if (!added) {
            return added.error().message;
        }
        Redactor redactor(rules, nullptr);
        return QString::fromStdString(redactor.document(json).value_or(std::string(json)));
    }

private slots:
    void takesOutWhatKeysName() {
        const char* const rules = R"({"rules":[{"key":"Customer"},
                                               {"key":"ssn","ignore_case":true,"name":"number"}]})";
        QCOMPARE(
            redacted(rules, R"({"Customer":{"a":1},"customer":2,"in":[{"SSN":"3"}]})"),
            QStringLiteral(
                R"({"Customer":"[redacted: key Customer]","customer":2,"in":[{"SSN":"[redacted: number]"}]})"));
    }

    void takesOutWhatPathsLeadTo() {
        const char* const rules = "{\"rules\":[{\"path\":\"/a/*/b\"},{\"path\":\"/x~1y/0\"}]}";
        QCOMPARE(redacted(rules, R"({"a":[{"b":1,"c":2},{"b":[3]}],"b":4,"x/y":[5,6]})"),
                 QStringLiteral(
                     "{\"a\":[{\"b\":\"[redacted: path /a/*/b]\",\"c\":2},{\"b\":\"[redacted: path "
                     "/a/*/b]\"}],\"b\":4,\"x/y\":[\"[redacted: path /x~1y/0]\",6]}"));
    }

    void takesOutWhatPatternsMatch() {
        const char* const rules = R"({"rules":[{"pattern":"c-[0-9]{3}","ignore_case":true},
                                               {"pattern":"ü\\w+","name":"name"}]})";
        QCOMPARE(
            redacted(rules, R"({"C-123":"of \u00fcmit, C-45 and c-456.","n":"𝄞 ümit"})"),
            QStringLiteral(
                R"({"[redacted: pattern 1]":"of [redacted: name], C-45 and [redacted: pattern 1].","n":"𝄞 [redacted: name]"})"));
        QCOMPARE(redacted(R"({"rules":[{"pattern":"^4111"}]})", R"([4111222,"14111"])"),
                 QStringLiteral(R"(["[redacted: pattern 1]","14111"])"));
    }

    void takesOutAllWhereAPatternGivesUp() {
        const std::string text(64, 'a');
        QCOMPARE(
            redacted(R"({"rules":[{"pattern":"^(a+)+$|b","name":"slow"}]})", "[\"" + text + "!\"]"),
            QStringLiteral(R"(["[redacted: slow]"])"));
    }

    void namesWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const char* text, const char* error) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(error);
        };
        row("no JSON", "{\"rules\":\n [}", "line 2, column 3: ");
        row("no object", "[]", "line 1: an object with “rules” was expected");
        row("no rules", "{}", "line 1: “rules” is a list of rules");
        row("no list", R"({"rules":1})", "line 1: “rules” is a list of rules");
        row("other member", "{\"rules\":[],\n\"rule\":[]}", "line 2: “rule” is not “rules”, once");
        row("twice", R"({"rules":[],"rules":[]})", "line 1: “rules” is not “rules”, once");
        row("no rule", R"({"rules":["a"]})", "line 1: a rule is an object");
        row("nothing named", "{\"rules\":[\n{\"name\":\"a\"}]}",
            "line 2: a rule has one of “key”, “path” and “pattern”");
        row("two named", R"({"rules":[{"key":"a","path":"/a"}]})",
            "line 1: a rule has one of “key”, “path” and “pattern”");
        row("unknown", R"({"rules":[{"key":"a","case":true}]})", "line 1: “case” is not “name”");
        row("number", R"({"rules":[{"key":1}]})", "line 1: “key” is a text that is not empty");
        row("empty", R"({"rules":[{"key":""}]})", "line 1: “key” is a text that is not empty");
        row("case", R"({"rules":[{"key":"a","ignore_case":1}]})",
            "line 1: “ignore_case” is true or false");
        row("case of path", R"({"rules":[{"path":"/a","ignore_case":true}]})",
            "line 1: “ignore_case” goes with “key” and “pattern” alone");
        row("path", R"({"rules":[{"path":"a.b"}]})", "line 1: a path is a JSON pointer such as");
        row("escape", R"({"rules":[{"path":"/a~2"}]})", "line 1: a path is a JSON pointer such as");
        row("pattern", "{\"rules\":[\n\n{\"pattern\":\"ab(c\"}]}",
            "line 3: the pattern is wrong at its character 5: missing closing parenthesis");
        row("no UTF-8", "{\"rules\":[{\"key\":\"\xFF\"}]}", "line 1, column 19: a byte that is no");
    }
    void namesWhatIsWrong() {
        QFETCH(QByteArray, text);
        QFETCH(QString, error);
        const QString found = errorOf(std::string_view(text.constData(), size_t(text.size())));
        QVERIFY2(found.startsWith(u"reading the redaction rules rules.json "_s + error),
                 qPrintable(found));
    }

    void readsFilesThatAPersonNames() {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"rules.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"rules":[{"key":"a"}]})");
        file.close();
        const auto both = redactionRules({u"builtin"_s, file.fileName()});
        QVERIFY(both.has_value());
        QVERIFY((*both)->hasBuiltin() && (*both)->ruleOfKey("a"));
        const auto one = redactionRules({file.fileName()});
        QVERIFY(one && !(*one)->hasBuiltin() && !(*one)->ruleOfKey("password"));
        const auto none = redactionRules({folder.filePath(u"missing"_s)});
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
        QVERIFY(none.error().message.contains(u"missing"_s));
        QVERIFY(!redactionRules({folder.path()}));
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestRedactionFile)
#include "tst_redaction_file.moc"
