// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/reversed_compare.h"
#include "core/report/redaction_survey.h"

#include <QTest>

namespace muscope {

class TestRedaction final : public QObject {
    Q_OBJECT

    std::shared_ptr<const RedactionRules> m_builtin = [] {
        auto rules = std::make_shared<RedactionRules>();
        rules->addBuiltin();
        return rules;
    }();

    [[nodiscard]] QByteArray document(std::string_view json) const {
        Redactor redactor(*m_builtin, nullptr);
        return QByteArray::fromStdString(redactor.document(json).value_or(std::string(json)));
    }

    static std::string reversed(std::string_view text) {
        std::string result;
        appendReversed(text, result);
        return result;
    }

    static EventView event(std::string_view id, std::string_view payload,
                           std::string_view metadata = "{}", std::string_view type = "note") {
        EventView view;
        view.sessionId = "s1";
        view.eventId = id;
        view.type = type;
        view.createdAt = "2026-11-20 12:00:00.000000+00";
        view.payload = payload;
        view.metadata = metadata;
        return view;
    }

    [[nodiscard]] std::shared_ptr<const RedactionPlan>
    planOf(const std::vector<EventView>& events) const {
        RedactionSurvey survey(m_builtin);
        for (const EventView& one : events) {
            survey.look(one);
        }
        return survey.finish();
    }

private slots:
    void knowsSecrets_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("redacted");
        const auto row = [](const char* name, const char* text, const char* redacted) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(redacted);
        };
        row("bearer", "sent Bearer abc.DEF-1, then",
            "sent Bearer [redacted: bearer or basic credential], then");
        row("sentence", "a bearer token is wanted", "a bearer token is wanted");
        row("web token", "(eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln)",
            "([redacted: JSON web token])");
        row("no web token", "eyJhbGciOiJIUzI1NiJ9 alone", "eyJhbGciOiJIUzI1NiJ9 alone");
        row("sk-", "key sk-proj-abcdefgh12345678.", "key [redacted: API key].");
        row("task-", "task-abcdefghijklmnop12345", "task-abcdefghijklmnop12345");
        row("ghp_", "ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[redacted: API key]");
        row("AKIA", "id AKIAIOSFODNN7EXAMPLE;", "id [redacted: API key];");
        row("PEM", "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb",
            "a\n[redacted: private key]\nb");
        row("PEM cut", "a -----BEGIN PRIVATE KEY-----\nMIIE", "a [redacted: private key]");
        row("certificate", "-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----");
        row("header", "Host: x\r\nCookie: a=b; c=d\r\nX-My-Token: z",
            "Host: x\r\nCookie: [redacted: credential header]\r\nX-My-Token: [redacted: credential "
            "header]");
        row("session", "Mcp-Session-Id: 5f2c-11", "Mcp-Session-Id: [redacted: session id]");
        row("mail", "to <a.b+c@mail.example.org>, now", "to <[redacted: e-mail]>, now");
        row("mail in URL", "?to=a%40example.org&x=1", "?to=[redacted: e-mail]&x=1");
        row("no mail", "a@b, @c.de, x@1.2.3", "a@b, @c.de, x@1.2.3");
        row("login", "https://me:pw@host.example/a",
            "https://[redacted: URL login]@host.example/a");
        row("query", "http://h/m?sessionId=1f&a=2#token=3",
            "http://h/m?sessionId=[redacted: URL secret]&a=2#token=[redacted: URL secret]");
        row("assignment", "set password = hunter2; go",
            "set password = [redacted: named secret]; go");
        row("broken JSON", "{\"user\":\"u\",\"api_key\": \"a b\\\"c\", \"n",
            "{\"user\":\"u\",\"api_key\": \"[redacted: named secret]\", \"n");
        row("escaped JSON", "log {\\\"password\\\":\\\"a b\\\",\\\"n\\\":1}",
            "log {\\\"password\\\":\\\"[redacted: named secret]\\\",\\\"n\\\":1}");
        row("broken object", "{\"secret\":{\"a\":1},\"b", "{\"secret\":[redacted: named secret]");
        row("turned round", "of gro.elpmaxe.liam@b.a:", "of [redacted: reversed secret]:");
        row("base64", "YTogYWxpY2VAZXhhbXBsZS5vcmc=", "[redacted: encoded secret]");
        row("escapes", "alice\\u0040example.org", "[redacted: encoded secret]");
        row("plain", "Hello, Alice! {0} 100 % [x](y)", "Hello, Alice! {0} 100 % [x](y)");
    }
    void knowsSecrets() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, redacted);
        Redactor redactor(*m_builtin, nullptr);
        const std::string given = text.toStdString();
        QCOMPARE(QByteArray::fromStdString(redactor.text(given).value_or(given)), redacted);
    }

    void leavesTheRestOfJsonAsItIs() {
        const char* const plain =
            "{ \"a\" :1.0,\"a\":1e400,\"\\u0062\":\"\\ud800 \xFF\",\"t\":[null] }";
        QCOMPARE(document(plain), QByteArray(plain));
        QCOMPARE(document("{ \"n\":-0, \"password\" : {\"x\":[1]}, \"\\u0062\":\"\\ud800\" }"),
                 QByteArray("{ \"n\":-0, \"password\" : \"[redacted: named secret]\", "
                            "\"\\u0062\":\"\\ud800\" }"));
    }

    void looksIntoEscapesKeysAndTextsThatAreJson() {
        QCOMPARE(document("[\"a\\u0040example.org\"]"), QByteArray("[\"[redacted: e-mail]\"]"));
        QCOMPARE(document("{\"p\\u0061ssword\":1}"),
                 QByteArray("{\"p\\u0061ssword\":\"[redacted: named secret]\"}"));
        QCOMPARE(document("{\"a@example.org\":1,\"b@example.org\":2}"),
                 QByteArray("{\"[redacted: e-mail]\":1,\"[redacted: e-mail] #2\":2}"));
        QCOMPARE(document("{\"text\":\"{\\\"password\\\":7, \\\"n\\\":1.0}\"}"),
                 QByteArray("{\"text\":\"{\\\"password\\\":\\\"[redacted: named secret]\\\", "
                            "\\\"n\\\":1.0}\"}"));
    }

    void knowsHeadersHoweverTheyAreListed() {
        QCOMPARE(document("[[\"Cookie\",\"a=b\"],[\"Host\",\"h\"]]"),
                 QByteArray("[[\"Cookie\",\"[redacted: credential header]\"],[\"Host\",\"h\"]]"));
        QCOMPARE(
            document("[\"Host\",\"h\",\"Authorization\",\"x y\"]"),
            QByteArray("[\"Host\",\"h\",\"Authorization\",\"[redacted: credential header]\"]"));
        QCOMPARE(
            document("{\"value\":[\"a\"],\"name\":\"Set-Cookie\"}"),
            QByteArray("{\"value\":\"[redacted: credential header]\",\"name\":\"Set-Cookie\"}"));
    }

    void takesReceiptsOfWhatItChanged() {
        const std::string payload = "{\"password\":\"hunter2\"}";
        const std::string metadata = "{\"mu\":\"" + reversed("anything") + "\",\"n\":1}";
        const std::string receipt = "{\"event_id\":\"e1\",\"mu\":\"of e1, word by word: 2retnuh\"}";
        const std::vector<EventView> events{
            event("r0", receipt, "{}", "mu_receipt"), event("e1", payload, metadata),
            event("e2", "{\"n\":1}", "{\"mu\":\"}1:\\\"n\\\"{\"}"),
            event("r1", receipt, "{}", "mu_receipt"),
            event("r2", "{\"event_id\":\"e2\",\"mu\":\"}1:\\\"n\\\"{\"}", "{}", "mu_receipt")};
        const auto plan = planOf(events);
        EventRedactor redactor(*plan, nullptr);
        const auto told = redactor.apply(events[1]);
        QVERIFY(told.isTouched);
        QCOMPARE(told.event.metadata, "{\"mu\":\"[redacted: receipt]\",\"n\":1}");
        for (const std::size_t of : {std::size_t{0}, std::size_t{3}}) {
            const auto other = redactor.apply(events[of]);
            QVERIFY(other.isTouched);
            QCOMPARE(other.event.payload, "{\"event_id\":\"e1\",\"mu\":\"[redacted: receipt]\"}");
        }
        for (const std::size_t of : {std::size_t{2}, std::size_t{4}}) {
            const auto other = redactor.apply(events[of]);
            QVERIFY(!other.isTouched);
            QCOMPARE(other.event.payload, events[of].payload);
            QCOMPARE(other.event.metadata, events[of].metadata);
        }
        QCOMPARE(plan->tally().of(idOf(BuiltinSecret::Receipt)), (RedactionCount{3, 3}));
        QCOMPARE(plan->tally().of(idOf(BuiltinSecret::NamedSecret)), (RedactionCount{1, 1}));
    }

    void keepsIdsApart() {
        std::vector<EventView> events{event("a@example.org", "{}"), event("b@example.org", "{}"),
                                      event("a@example.org", "{}"), event("plain", "{}")};
        const auto plan = planOf(events);
        EventRedactor redactor(*plan, nullptr);
        std::vector<std::string> ids;
        for (const EventView& one : events) {
            ids.emplace_back(redactor.apply(one).event.eventId);
        }
        QCOMPARE(ids, (std::vector<std::string>{"[redacted: e-mail] #1", "[redacted: e-mail] #2",
                                                "[redacted: e-mail] #1", "plain"}));
        QCOMPARE(redactor.text("b@example.org"), std::string("[redacted: e-mail] #2"));
    }

    void countsPlacesAndEvents() {
        const auto plan = planOf({event("e1", "[\"a@b.de, c@d.de\",{\"password\":1}]"),
                                  event("e2", "{\"a@b.de\":\"e@f.de\"}"), event("e3", "{}")});
        QCOMPARE(plan->tally().of(idOf(BuiltinSecret::EMail)), (RedactionCount{4, 2}));
        QCOMPARE(plan->tally().of(idOf(BuiltinSecret::NamedSecret)), (RedactionCount{1, 1}));
        QCOMPARE(plan->touchedCount(), std::size_t{2});
    }

    // Each would take hours were anything looked through again and again.
    void staysLinear_data() {
        QTest::addColumn<QByteArray>("piece");
        for (const char* const piece : {"a",
                                        "a@",
                                        "@a.",
                                        "a%40",
                                        "://",
                                        "://a@",
                                        "?token=",
                                        "&a",
                                        "bearer ",
                                        "eyJ",
                                        "eyJhbGciOiJI.a.",
                                        "-----BEGIN ",
                                        "-----BEGIN PRIVATE KEY-----",
                                        "password:",
                                        "\\\"",
                                        "\"a\":",
                                        "=\"",
                                        "\\u0040",
                                        "u005c",
                                        "\\u005cu",
                                        "[",
                                        "{\"a\":",
                                        "ghp_",
                                        "AKIA",
                                        "a: b\n",
                                        "\xFF",
                                        "\xC3\xBC"}) {
            QTest::newRow(piece) << QByteArray(piece);
        }
    }
    void staysLinear() {
        QFETCH(QByteArray, piece);
        constexpr qsizetype Size = 2 << 20; // bytes
        const std::string text = piece.repeated(Size / piece.size()).toStdString();
        Redactor redactor(*m_builtin, nullptr);
        const auto safe = redactor.text(text);
        QVERIFY(!safe || redactor.text(*safe).value_or(*safe).size() <= safe->size() * 4);
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestRedaction)
#include "tst_redaction.moc"
